// SPDX-License-Identifier: Apache-2.0
#include "base/filesbelow.h"

namespace fleetwright::base {

namespace {

/// A folder of another source as a source of its own. What it reads still says where it lies in the
/// other.
class FilesBelow final : public FileSource {
public:
    FilesBelow(FileSourcePtr files, RepoPath folder)
        : m_files(std::move(files)), m_folder(std::move(folder)),
          m_stateId(m_files->stateId() == 0 ? 0 : newStateId())
    {}

    [[nodiscard]] EntryKind kind(const RepoPath &path) const override
    {
        return m_files->kind(outer(path));
    }
    [[nodiscard]] Result<SourceFilePtr> read(const RepoPath &path) const override
    {
        return m_files->read(outer(path));
    }
    [[nodiscard]] Result<std::vector<FolderEntry>> list(const RepoPath &folder) const override
    {
        return m_files->list(outer(folder));
    }
    [[nodiscard]] Result<RepoPath> canonical(const RepoPath &path) const override
    {
        Result<RepoPath> canonical = m_files->canonical(outer(path));
        if (!canonical)
            return canonical;
        if (!canonical->isInside(m_folder))
            return Error{ErrorCode::OutsideRoot,
                         "the link leaves the folder " + m_folder.text(),
                         Place{outer(path), 0, 0},
                         {},
                         {}};
        return RepoPath::fromText(canonical->relativeTo(m_folder)).value_or(RepoPath());
    }
    [[nodiscard]] Result<Hash128> contentHash(const RepoPath &path) const override
    {
        return m_files->contentHash(outer(path));
    }
    [[nodiscard]] std::uint64_t stateId() const override { return m_stateId; }

private:
    [[nodiscard]] RepoPath outer(const RepoPath &path) const
    {
        return path.isRoot() ? m_folder : m_folder.resolve(path.text()).value_or(m_folder);
    }

    FileSourcePtr m_files;
    RepoPath m_folder;
    std::uint64_t m_stateId;
};

} // namespace

FileSourcePtr filesBelow(FileSourcePtr files, const RepoPath &folder)
{
    if (folder.isRoot())
        return files;
    return std::make_shared<const FilesBelow>(std::move(files), folder);
}

} // namespace fleetwright::base
