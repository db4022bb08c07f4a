// SPDX-License-Identifier: Apache-2.0
#include "base/filesource.h"

namespace fleetwright::base {

namespace {

/// Files by path. Bytewise order keeps what is below a folder together: from "folder/" to before
/// "folder0".
class MemoryFiles final : public FileSource {
public:
    explicit MemoryFiles(std::map<std::string, std::string> files)
    {
        for (auto &[text, bytes] : files) {
            if (auto path = RepoPath::fromText(text); path && !path->isRoot())
                m_files[path->text()] = std::make_shared<const SourceFile>(*path, std::move(bytes));
        }
    }

    [[nodiscard]] EntryKind kind(const RepoPath &path) const override
    {
        if (m_files.contains(path.text()))
            return EntryKind::File;
        if (path.isRoot())
            return EntryKind::Folder;
        const std::string prefix = path.text() + '/';
        const auto first = m_files.lower_bound(prefix);
        const bool folder = first != m_files.end() && first->first.starts_with(prefix);
        return folder ? EntryKind::Folder : EntryKind::Missing;
    }

    [[nodiscard]] Result<SourceFilePtr> read(const RepoPath &path) const override
    {
        if (const auto found = m_files.find(path.text()); found != m_files.end())
            return found->second;
        if (kind(path) == EntryKind::Folder)
            return Error{ErrorCode::NotAFile, "is a folder, not a file", Place{path, 0, 0}, {}, {}};
        return missing(path);
    }

    [[nodiscard]] Result<std::vector<FolderEntry>> list(const RepoPath &folder) const override
    {
        switch (kind(folder)) {
        case EntryKind::Missing:
            return missing(folder);
        case EntryKind::File:
            return Error{
                ErrorCode::NotAFile, "is a file, not a folder", Place{folder, 0, 0}, {}, {}};
        case EntryKind::Folder:
            break;
        }
        const std::string prefix = folder.isRoot() ? std::string() : folder.text() + '/';
        std::map<std::string, EntryKind> found;
        auto at = m_files.lower_bound(prefix);
        while (at != m_files.end() && at->first.starts_with(prefix)) {
            const std::size_t slash = at->first.find('/', prefix.size());
            const std::string name = at->first.substr(prefix.size(), slash - prefix.size());
            if (slash == std::string::npos) {
                found[name] = EntryKind::File;
                ++at;
            } else {
                found[name] = EntryKind::Folder;
                at = m_files.lower_bound(prefix + name + '0');
            }
        }
        found.erase(".git");
        std::vector<FolderEntry> entries;
        for (const auto &[name, entryKind] : found)
            entries.push_back({name, entryKind});
        return entries;
    }

    [[nodiscard]] Result<RepoPath> canonical(const RepoPath &path) const override
    {
        if (kind(path) == EntryKind::Missing)
            return missing(path);
        return path;
    }

    [[nodiscard]] std::uint64_t stateId() const override { return m_stateId; }

private:
    [[nodiscard]] static Error missing(const RepoPath &path)
    {
        return Error{ErrorCode::NotFound, "does not exist", Place{path, 0, 0}, {}, {}};
    }

    std::map<std::string, SourceFilePtr> m_files;
    std::uint64_t m_stateId = newStateId();
};

} // namespace

FileSourcePtr makeMemoryFiles(std::map<std::string, std::string> files)
{
    return std::make_shared<const MemoryFiles>(std::move(files));
}

} // namespace fleetwright::base
