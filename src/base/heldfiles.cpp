// SPDX-License-Identifier: Apache-2.0
#include "base/filesource.h"

#include <array>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <unordered_map>

namespace fleetwright::base {

namespace {

/// Answers by path, in parts with a lock each so that many threads can ask.
template<typename Answer>
class Answers {
public:
    template<typename Ask>
    Answer get(const RepoPath &path, const Ask &ask) const
    {
        Part &part = m_parts[std::hash<RepoPath>{}(path) % m_parts.size()];
        {
            const std::shared_lock lock(part.mutex);
            if (const auto known = part.answers.find(path); known != part.answers.end())
                return known->second;
        }
        Answer answer = ask();
        const std::scoped_lock lock(part.mutex);
        return part.answers.try_emplace(path, std::move(answer)).first->second;
    }

private:
    struct Part {
        std::shared_mutex mutex;
        std::unordered_map<RepoPath, Answer> answers;
    };

    mutable std::array<Part, 16> m_parts;
};

class HeldFiles final : public FileSource {
public:
    explicit HeldFiles(FileSourcePtr below) : m_below(std::move(below)) {}

    [[nodiscard]] EntryKind kind(const RepoPath &path) const override
    {
        return m_kinds.get(path, [&] { return m_below->kind(path); });
    }

    [[nodiscard]] Result<SourceFilePtr> read(const RepoPath &path) const override
    {
        return m_files.get(path, [&] { return m_below->read(path); });
    }

    [[nodiscard]] Result<std::vector<FolderEntry>> list(const RepoPath &folder) const override
    {
        return m_lists.get(folder, [&] { return m_below->list(folder); });
    }

    [[nodiscard]] Result<RepoPath> canonical(const RepoPath &path) const override
    {
        return m_canonical.get(path, [&] { return m_below->canonical(path); });
    }

    /// That of the bytes that read() gives and has given.
    [[nodiscard]] Result<Hash128> contentHash(const RepoPath &path) const override
    {
        return m_hashes.get(path, [&]() -> Result<Hash128> {
            const auto file = read(path);
            if (!file)
                return file.error();
            return (*file)->hash();
        });
    }

    [[nodiscard]] std::uint64_t stateId() const override { return m_stateId; }

private:
    FileSourcePtr m_below;
    std::uint64_t m_stateId = newStateId();
    Answers<EntryKind> m_kinds;
    Answers<Result<SourceFilePtr>> m_files;
    Answers<Result<std::vector<FolderEntry>>> m_lists;
    Answers<Result<RepoPath>> m_canonical;
    Answers<Result<Hash128>> m_hashes;
};

} // namespace

FileSourcePtr holdFiles(FileSourcePtr below)
{
    if (below->stateId() != 0)
        return below;
    return std::make_shared<const HeldFiles>(std::move(below));
}

} // namespace fleetwright::base
