// SPDX-License-Identifier: Apache-2.0
#include "base/filesource.h"

#include <set>

namespace fleetwright::base {

namespace {

/// Changes are kept under canonical paths, so that a file reached through a link shows the same
/// unsaved text.
class OverlayFiles final : public FileSource {
public:
    OverlayFiles(FileSourcePtr below, std::map<RepoPath, SourceFilePtr> changes)
        : m_below(std::move(below))
    {
        for (auto &[path, file] : changes) {
            const RepoPath place = placeOf(path);
            m_touched.insert(place.parent());
            if (file) {
                for (RepoPath folder = place.parent(); !folder.isRoot(); folder = folder.parent())
                    m_folders.insert({folder, {}});
                m_folders[place.parent()][std::string(place.name())] = EntryKind::File;
            }
            m_changes[place] = std::move(file);
        }
        linkFolders();
    }

    [[nodiscard]] EntryKind kind(const RepoPath &path) const override
    {
        const RepoPath place = placeOf(path);
        if (const auto change = m_changes.find(place); change != m_changes.end() && change->second)
            return EntryKind::File;
        if (m_folders.contains(place))
            return EntryKind::Folder;
        return m_changes.contains(place) ? EntryKind::Missing : m_below->kind(place);
    }

    [[nodiscard]] Result<SourceFilePtr> read(const RepoPath &path) const override
    {
        const auto change = m_changes.find(placeOf(path));
        if (change == m_changes.end())
            return m_below->read(path);
        if (change->second)
            return change->second;
        return Error{ErrorCode::NotFound, "does not exist", Place{path, 0, 0}, {}, {}};
    }

    [[nodiscard]] Result<std::vector<FolderEntry>> list(const RepoPath &folder) const override
    {
        const RepoPath place = placeOf(folder);
        auto entries = m_below->list(place);
        const auto added = m_folders.find(place);
        if (added == m_folders.end() && !m_touched.contains(place))
            return entries;
        if (!entries && added == m_folders.end())
            return entries;
        std::map<std::string, EntryKind> merged;
        if (entries) {
            for (FolderEntry &entry : entries.value())
                merged[std::move(entry.name)] = entry.kind;
        }
        for (const auto &[path, file] : m_changes) {
            if (!file && path.parent() == place)
                merged.erase(std::string(path.name()));
        }
        if (added != m_folders.end()) {
            for (const auto &[name, entryKind] : added->second)
                merged[name] = entryKind;
        }
        std::vector<FolderEntry> result;
        for (const auto &[name, entryKind] : merged)
            result.push_back({name, entryKind});
        return result;
    }

    [[nodiscard]] Result<RepoPath> canonical(const RepoPath &path) const override
    {
        if (kind(path) == EntryKind::Missing)
            return Error{ErrorCode::NotFound, "does not exist", Place{path, 0, 0}, {}, {}};
        return placeOf(path);
    }

    [[nodiscard]] Result<Hash128> contentHash(const RepoPath &path) const override
    {
        const auto change = m_changes.find(placeOf(path));
        if (change == m_changes.end())
            return m_below->contentHash(path);
        if (change->second)
            return change->second->hash();
        return Error{ErrorCode::NotFound, "does not exist", Place{path, 0, 0}, {}, {}};
    }

    [[nodiscard]] std::uint64_t stateId() const override { return m_stateId; }

private:
    /// Where a path lies when the links below are followed; for a new file, by its nearest existing
    /// folder.
    [[nodiscard]] RepoPath placeOf(const RepoPath &path) const
    {
        if (auto canonical = m_below->canonical(path))
            return std::move(canonical).value();
        if (path.isRoot())
            return path;
        return placeOf(path.parent()).child(path.name());
    }

    void linkFolders()
    {
        std::vector<RepoPath> folders;
        for (const auto &[folder, entries] : m_folders)
            folders.push_back(folder);
        for (const RepoPath &folder : folders) {
            if (!folder.isRoot())
                m_folders[folder.parent()].emplace(std::string(folder.name()), EntryKind::Folder);
        }
    }

    FileSourcePtr m_below;
    std::uint64_t m_stateId = m_below->stateId() == 0 ? 0 : newStateId();
    std::map<RepoPath, SourceFilePtr> m_changes;
    std::set<RepoPath> m_touched; ///< folders in which something is changed, come or gone
    std::map<RepoPath, std::map<std::string, EntryKind>>
        m_folders; ///< that hold changed files, by canonical path
};

} // namespace

FileSourcePtr makeOverlayFiles(FileSourcePtr below, std::map<RepoPath, SourceFilePtr> changes)
{
    return std::make_shared<const OverlayFiles>(std::move(below), std::move(changes));
}

} // namespace fleetwright::base
