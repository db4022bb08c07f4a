// SPDX-License-Identifier: Apache-2.0
#include "base/rawdisk.h"

#include <deque>

namespace fleetwright::base {

namespace {

// What Linux allows in one path (MAXSYMLINKS).
constexpr int maximumLinks = 40;

Error atPath(ErrorCode code, std::string detail, const RepoPath &path, std::string hint = {})
{
    return Error{code, std::move(detail), Place{path, 0, 0}, std::move(hint), {}};
}

void pushFront(std::deque<std::string> &pending, std::string_view text)
{
    auto at = pending.begin();
    while (!text.empty()) {
        const std::size_t slash = text.find('/');
        const std::string_view segment = text.substr(0, slash);
        text = slash == std::string_view::npos ? std::string_view() : text.substr(slash + 1);
        if (!segment.empty() && segment != ".")
            at = pending.insert(at, std::string(segment)) + 1;
    }
}

/// Follows links segment by segment: `resolved` never holds one.
class Walk {
public:
    Walk(const RawDisk &disk, const RepoPath &path) : m_disk(disk), m_asked(path)
    {
        pushFront(m_pending, path.text());
    }

    [[nodiscard]] Result<Located> run()
    {
        while (!m_pending.empty()) {
            const std::string segment = std::move(m_pending.front());
            m_pending.pop_front();
            if (segment == "..") {
                if (m_resolved.isRoot())
                    return outside();
                m_resolved = m_resolved.parent();
                continue;
            }
            if (auto step = enter(m_resolved.child(segment)); !step)
                return std::move(step).error();
        }
        auto status = m_disk.status(m_resolved);
        if (!status)
            return std::move(status).error();
        return Located{m_resolved, *status};
    }

private:
    [[nodiscard]] Result<void> enter(const RepoPath &next)
    {
        const auto status = m_disk.status(next);
        if (!status)
            return atPath(status.error().code, status.error().detail, m_asked, status.error().hint);
        if (status->type != RawDisk::Type::Link) {
            m_resolved = next;
            return {};
        }
        if (++m_links > maximumLinks)
            return atPath(ErrorCode::Cycle, "symbolic links lead in a circle", m_asked,
                          "correct the links");
        const auto target = m_disk.readLink(next);
        if (!target)
            return target.error();
        if (!target->starts_with('/')) {
            pushFront(m_pending, *target);
            return {};
        }
        const std::string &root = m_disk.absoluteRoot();
        const std::string prefix = root == "/" ? root : root + '/';
        if (*target != root && !target->starts_with(prefix))
            return outside();
        m_resolved = RepoPath();
        pushFront(m_pending, std::string_view(*target).substr(root.size()));
        return {};
    }

    [[nodiscard]] Error outside() const
    {
        return atPath(ErrorCode::OutsideRoot, "a symbolic link leads out of the repository",
                      m_asked, "links are followed only inside the opened folder");
    }

    const RawDisk &m_disk;
    const RepoPath &m_asked;
    RepoPath m_resolved;
    std::deque<std::string> m_pending;
    int m_links = 0;
};

} // namespace

Result<Located> locate(const RawDisk &disk, const RepoPath &path)
{
    // Nearly all paths hold no link: one call answers then.
    const auto status = disk.status(path);
    if (status && status->type != RawDisk::Type::Link)
        return Located{path, *status};
    if (!status && status.error().code != ErrorCode::Refused)
        return status.error();
    return Walk(disk, path).run();
}

} // namespace fleetwright::base
