// SPDX-License-Identifier: Apache-2.0
#include "base/rawdisk.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace fleetwright::base {

namespace {

constexpr std::uint32_t newFileMode = 0644;
constexpr std::uint32_t anyWriteBit = 0222;

Error failure(ErrorCode code, std::string detail, const RepoPath &path, std::string hint)
{
    return Error{code, std::move(detail), Place{path, 0, 0}, std::move(hint), {}};
}

Error changedMeanwhile(const RepoPath &path)
{
    return failure(ErrorCode::Conflict, "the file was changed on disk meanwhile", path,
                   "reload the file, then make the change again");
}

/// One change on its way: where its link leads, what stands there, and the temporary files beside
/// it.
struct Staged {
    const FileWriter::Change *change = nullptr;
    RepoPath target;
    std::optional<RawDisk::Status> before;
    std::string oldBytes;
    std::optional<RepoPath> fresh;  ///< the new bytes
    std::optional<RepoPath> backup; ///< the old bytes
    bool applied = false;
};

/// One call of DiskWriter::write. Whatever is not committed is taken back by rollBack.
class Transaction {
public:
    Transaction(RawDisk &disk, const Limits &limits) : m_disk(disk), m_limits(limits) {}

    [[nodiscard]] Result<void> run(const std::vector<FileWriter::Change> &changes)
    {
        if (auto examined = examine(changes); !examined)
            return examined;
        for (const auto step :
             {&Transaction::stage, &Transaction::apply, &Transaction::syncFolders}) {
            if (auto done = (this->*step)(); !done)
                return rollBack(std::move(done).error());
        }
        removeTemporaries();
        return {};
    }

private:
    [[nodiscard]] Result<void> examine(const std::vector<FileWriter::Change> &changes)
    {
        std::set<RepoPath> targets;
        for (const FileWriter::Change &change : changes) {
            auto staged = examineOne(change);
            if (!staged)
                return std::move(staged).error();
            if (!targets.insert(staged->target).second)
                return failure(ErrorCode::Conflict, "two changes write the same file", change.path,
                               {});
            m_staged.push_back(std::move(staged).value());
        }
        return {};
    }

    [[nodiscard]] Result<Staged> examineOne(const FileWriter::Change &change) const
    {
        Staged staged;
        staged.change = &change;
        auto located = locate(m_disk, change.path);
        if (located && located->status.type != RawDisk::Type::File)
            return failure(ErrorCode::NotAFile, "is not a regular file", change.path, {});
        if (!located && located.error().code != ErrorCode::NotFound)
            return std::move(located).error();
        if (!located && m_disk.status(change.path))
            return failure(ErrorCode::NotFound, "the link leads to nothing", change.path,
                           "remove or correct the link");
        if (!located) {
            auto target = newTarget(change.path);
            if (!target)
                return std::move(target).error();
            staged.target = std::move(target).value();
            if (change.expected)
                return changedMeanwhile(change.path);
        } else {
            staged.target = located->path;
            staged.before = located->status;
            auto bytes = m_disk.read(staged.target, m_limits.fileBytes);
            if (!bytes)
                return std::move(bytes).error();
            staged.oldBytes = std::move(bytes).value();
            if (!change.expected || change.expected->bytes() != staged.oldBytes)
                return changedMeanwhile(change.path);
            if ((staged.before->mode & anyWriteBit) == 0)
                return failure(ErrorCode::WriteFailed, "the file is read-only", change.path,
                               "make the file writable, then save again");
        }
        if (isGitInternal(staged.target))
            return failure(ErrorCode::Refused, "Git's own files are never written", change.path,
                           {});
        return staged;
    }

    /// Where a file that is not there yet would come to lie: its nearest existing folder may be
    /// reached through links.
    [[nodiscard]] Result<RepoPath> newTarget(const RepoPath &path) const
    {
        if (path.isRoot())
            return failure(ErrorCode::NotAFile, "is a folder, not a file", path, {});
        const RepoPath parent = path.parent();
        const auto located = locate(m_disk, parent);
        if (located && located->status.type == RawDisk::Type::Folder)
            return located->path.child(path.name());
        if (located)
            return failure(ErrorCode::NotAFile, "a file stands where a folder is needed", parent,
                           {});
        if (located.error().code != ErrorCode::NotFound)
            return located.error();
        const auto above = newTarget(parent);
        if (!above)
            return above.error();
        return above->child(path.name());
    }

    [[nodiscard]] static bool isGitInternal(RepoPath path)
    {
        for (; !path.isRoot(); path = path.parent()) {
            if (path.name() == ".git")
                return true;
        }
        return false;
    }

    /// All new bytes, and copies of all old ones, lie on the disk before the first file is
    /// replaced.
    [[nodiscard]] Result<void> stage()
    {
        for (Staged &staged : m_staged) {
            if (auto made = makeFolders(staged.target.parent()); !made)
                return made;
            if (staged.change->bytes) {
                const std::uint32_t mode = staged.before ? staged.before->mode : newFileMode;
                auto written = writeBeside(staged.target, *staged.change->bytes, mode);
                if (!written)
                    return std::move(written).error();
                staged.fresh = std::move(written).value();
            }
            if (staged.before) {
                auto copied = writeBeside(staged.target, staged.oldBytes, staged.before->mode);
                if (!copied)
                    return std::move(copied).error();
                staged.backup = std::move(copied).value();
            }
        }
        return {};
    }

    [[nodiscard]] Result<void> makeFolders(const RepoPath &folder)
    {
        if (folder.isRoot() || m_disk.status(folder))
            return {};
        if (auto above = makeFolders(folder.parent()); !above)
            return above;
        if (auto made = m_disk.createFolder(folder); !made)
            return made;
        m_madeFolders.push_back(folder);
        return {};
    }

    [[nodiscard]] Result<RepoPath> writeBeside(const RepoPath &target, std::string_view bytes,
                                               std::uint32_t mode)
    {
        // Names left behind by a killed process are passed over.
        constexpr int attempts = 100;
        for (int attempt = 0;; ++attempt) {
            const std::string seed = target.text() + '\n' + std::to_string(m_nameCounter++);
            const RepoPath path = target.parent().child(
                ".fleetwright-" + toHex(hashBytes(seed)).substr(0, 12) + ".tmp");
            if (m_disk.status(path) && attempt < attempts)
                continue;
            if (auto created = m_disk.create(path, bytes, mode, RawDisk::Sync::ToDisk); !created) {
                Error error = std::move(created).error();
                error.place = Place{target, 0, 0};
                return error;
            }
            return path;
        }
    }

    [[nodiscard]] Result<void> apply()
    {
        for (Staged &staged : m_staged) {
            const auto status = m_disk.status(staged.target);
            if (status.ok() != staged.before.has_value() || (status && *status != *staged.before))
                return changedMeanwhile(staged.change->path);
            if (staged.fresh) {
                if (auto renamed = m_disk.rename(*staged.fresh, staged.target); !renamed)
                    return renamed;
                staged.fresh.reset();
            } else if (staged.before) {
                if (auto removed = m_disk.remove(staged.target); !removed)
                    return removed;
            }
            staged.applied = true;
        }
        return {};
    }

    [[nodiscard]] Result<void> syncFolders()
    {
        std::set<RepoPath> folders;
        for (const Staged &staged : m_staged)
            folders.insert(staged.target.parent());
        for (const RepoPath &folder : m_madeFolders)
            folders.insert(folder.parent());
        for (const RepoPath &folder : folders) {
            if (auto synced = m_disk.syncFolder(folder); !synced)
                return synced;
        }
        return {};
    }

    [[nodiscard]] Error rollBack(Error error)
    {
        for (auto staged = m_staged.rbegin(); staged != m_staged.rend(); ++staged) {
            if (!staged->applied)
                continue;
            const RepoPath kept = staged->backup.value_or(RepoPath());
            auto undone = staged->backup ? m_disk.rename(kept, staged->target)
                                         : m_disk.remove(staged->target);
            if (!undone) {
                Error cause = std::move(undone).error();
                if (staged->backup)
                    cause.hint = "the former content lies in " + kept.text();
                error.causes.push_back(std::move(cause));
            }
            staged->backup.reset(); // moved back, or the only copy of the former content
        }
        removeTemporaries();
        for (auto folder = m_madeFolders.rbegin(); folder != m_madeFolders.rend(); ++folder)
            static_cast<void>(m_disk.removeFolder(*folder));
        if (error.causes.empty())
            error.hint += error.hint.empty() ? "nothing was changed" : "; nothing was changed";
        return error;
    }

    /// A temporary file that cannot be removed does no harm and is no reason to call the saving
    /// failed.
    void removeTemporaries()
    {
        for (const Staged &staged : m_staged) {
            for (const auto &temporary : {staged.fresh, staged.backup}) {
                if (temporary)
                    static_cast<void>(m_disk.remove(*temporary));
            }
        }
    }

    RawDisk &m_disk;
    const Limits &m_limits;
    std::vector<Staged> m_staged;
    std::vector<RepoPath> m_madeFolders;
    std::uint64_t m_nameCounter = 0;
};

class DiskWriter final : public FileWriter {
public:
    DiskWriter(RawDiskPtr disk, const Limits &limits) : m_disk(std::move(disk)), m_limits(limits) {}

    [[nodiscard]] Result<void> write(const std::vector<Change> &changes) override
    {
        return Transaction(*m_disk, m_limits).run(changes);
    }

private:
    RawDiskPtr m_disk;
    Limits m_limits;
};

} // namespace

std::unique_ptr<FileWriter> makeDiskWriter(RawDiskPtr disk, const Limits &limits)
{
    return std::make_unique<DiskWriter>(std::move(disk), limits);
}

Result<std::unique_ptr<FileWriter>> openDiskWriter(const std::string &folder)
{
    auto disk = openRawDisk(folder);
    if (!disk)
        return std::move(disk).error();
    return makeDiskWriter(std::move(disk).value());
}

} // namespace fleetwright::base
