// SPDX-License-Identifier: Apache-2.0
#include "git/handle.h"
#include "git/repositorydata.h"

#include <git2.h>

#include <algorithm>
#include <deque>

namespace fleetwright::git {

namespace {

using base::EntryKind;
using base::Error;
using base::ErrorCode;
using base::FolderEntry;
using base::RepoPath;
using base::Result;

using Tree = Handle<git_tree, git_tree_free>;

constexpr int maximumLinks = 40;    // as on disk
constexpr int maximumFolders = 512; // one in the other: longer paths fit no file system

struct TreeEntry {
    enum class Kind : std::uint8_t { Blob, Link, Folder };
    Kind kind = Kind::Blob;
    git_oid id{};
    std::vector<std::string> names; ///< of a folder's entries
};

using Entries = std::unordered_map<RepoPath, TreeEntry>;

Error missing(const RepoPath &path)
{
    return Error{ErrorCode::NotFound, "does not exist", base::Place{path, 0, 0}, {}, {}};
}

/// Trees are data of the repository: names that no checkout would write are passed over.
bool isPlainName(std::string_view name)
{
    return !name.empty() && name != "." && name != ".." && name != ".git"
           && name.find('/') == std::string_view::npos;
}

class TreeReader {
public:
    TreeReader(git_repository *repository, std::size_t limit)
        : m_repository(repository), m_limit(limit)
    {}

    [[nodiscard]] Result<Entries> read(const git_tree *root)
    {
        if (auto done = descend(root, RepoPath(), 0); !done)
            return std::move(done).error();
        return std::move(m_entries);
    }

private:
    [[nodiscard]] Result<void> descend(const git_tree *tree, const RepoPath &folder, int depth)
    {
        const std::size_t count = git_tree_entrycount(tree);
        m_seen += count;
        if (m_seen > m_limit || depth > maximumFolders)
            return Error{ErrorCode::TooLarge,
                         "the commit has more files and folders than the limit folderEntries",
                         base::Place{folder, 0, 0},
                         {},
                         {}};
        TreeEntry self{TreeEntry::Kind::Folder, *git_tree_id(tree), {}};
        for (std::size_t index = 0; index < count; ++index) {
            const git_tree_entry *entry = git_tree_entry_byindex(tree, index);
            const std::string name = git_tree_entry_name(entry);
            const git_filemode_t mode = git_tree_entry_filemode(entry);
            if (!isPlainName(name)
                || mode == GIT_FILEMODE_COMMIT) // a submodule's files are not in this repository
                continue;
            self.names.push_back(name);
            const RepoPath path = folder.child(name);
            if (mode != GIT_FILEMODE_TREE) {
                const auto kind =
                    mode == GIT_FILEMODE_LINK ? TreeEntry::Kind::Link : TreeEntry::Kind::Blob;
                m_entries[path] = TreeEntry{kind, *git_tree_entry_id(entry), {}};
                continue;
            }
            Tree below;
            if (const int code =
                    git_tree_lookup(into(below), m_repository, git_tree_entry_id(entry));
                code != 0)
                return lastError(code,
                                 "the folder " + path.text() + " of the commit cannot be read");
            if (auto done = descend(below.get(), path, depth + 1); !done)
                return done;
        }
        m_entries[folder] = std::move(self);
        return {};
    }

    git_repository *m_repository;
    std::size_t m_limit;
    std::size_t m_seen = 0;
    Entries m_entries;
};

/// The whole tree's names are read at once, a blob when it is asked for.
class TreeFiles final : public base::FileSource {
public:
    TreeFiles(std::shared_ptr<const Repository::Data> data, Handle<git_odb, git_odb_free> blobs,
              Entries entries, const base::Limits &limits)
        : m_data(std::move(data)), m_blobs(std::move(blobs)), m_entries(std::move(entries)),
          m_limits(limits)
    {}

    [[nodiscard]] std::uint64_t stateId() const override { return m_stateId; }

    [[nodiscard]] EntryKind kind(const RepoPath &path) const override
    {
        const auto place = canonical(path);
        return place ? kindOf(*place) : EntryKind::Missing;
    }

    [[nodiscard]] Result<base::SourceFilePtr> read(const RepoPath &path) const override
    {
        const auto entry = find(path);
        if (!entry)
            return entry.error();
        if ((*entry)->kind == TreeEntry::Kind::Folder)
            return Error{
                ErrorCode::NotAFile, "is a folder, not a file", base::Place{path, 0, 0}, {}, {}};
        if (base::SourceFilePtr known = held(path))
            return known;
        auto bytes = readBytes((*entry)->id, path);
        if (!bytes)
            return std::move(bytes).error();
        auto file = std::make_shared<const base::SourceFile>(path, std::move(bytes).value());
        m_data->hashes->insert(key((*entry)->id), file->hash());
        const std::scoped_lock lock(m_mutex);
        m_held[path] = file;
        return base::SourceFilePtr(file);
    }

    [[nodiscard]] Result<std::vector<FolderEntry>> list(const RepoPath &folder) const override
    {
        const auto place = canonical(folder);
        if (!place)
            return place.error();
        const TreeEntry &entry = m_entries.at(*place);
        if (entry.kind != TreeEntry::Kind::Folder)
            return Error{
                ErrorCode::NotAFile, "is a file, not a folder", base::Place{folder, 0, 0}, {}, {}};
        std::vector<FolderEntry> entries;
        for (const std::string &name : entry.names)
            entries.push_back({name, kind(place->child(name))});
        std::ranges::sort(entries);
        return entries;
    }

    [[nodiscard]] Result<RepoPath> canonical(const RepoPath &path) const override
    {
        const auto direct = m_entries.find(path);
        if (direct != m_entries.end() && direct->second.kind != TreeEntry::Kind::Link)
            return path;
        return resolve(path);
    }

    [[nodiscard]] Result<base::Hash128> contentHash(const RepoPath &path) const override
    {
        const auto entry = find(path);
        if (!entry)
            return entry.error();
        if ((*entry)->kind != TreeEntry::Kind::Folder) {
            if (const auto known = m_data->hashes->find(key((*entry)->id)))
                return *known;
        }
        return FileSource::contentHash(path);
    }

private:
    [[nodiscard]] static std::string key(const git_oid &id)
    {
        return std::string(std::begin(id.id), std::end(id.id));
    }

    [[nodiscard]] EntryKind kindOf(const RepoPath &place) const
    {
        return m_entries.at(place).kind == TreeEntry::Kind::Folder ? EntryKind::Folder
                                                                   : EntryKind::File;
    }

    [[nodiscard]] Result<const TreeEntry *> find(const RepoPath &path) const
    {
        const auto place = canonical(path);
        if (!place)
            return place.error();
        return &m_entries.at(*place);
    }

    [[nodiscard]] base::SourceFilePtr held(const RepoPath &path) const
    {
        const std::scoped_lock lock(m_mutex);
        const auto found = m_held.find(path);
        return found == m_held.end() ? nullptr : found->second.lock();
    }

    [[nodiscard]] Result<std::string> readBytes(const git_oid &id, const RepoPath &path) const
    {
        std::size_t size = 0;
        git_object_t type = GIT_OBJECT_INVALID;
        if (const int code = git_odb_read_header(&size, &type, m_blobs.get(), &id); code != 0)
            return lastError(code, path.text() + " cannot be read");
        if (size > m_limits.fileBytes)
            return Error{ErrorCode::TooLarge,
                         "the file is larger than " + std::to_string(m_limits.fileBytes >> 20)
                             + " MiB (limit fileBytes)",
                         base::Place{path, 0, 0},
                         "such a file is not read",
                         {}};
        Handle<git_odb_object, git_odb_object_free> blob;
        if (const int code = git_odb_read(into(blob), m_blobs.get(), &id); code != 0)
            return lastError(code, path.text() + " cannot be read");
        const auto *bytes = static_cast<const char *>(git_odb_object_data(blob.get()));
        return std::string(bytes, git_odb_object_size(blob.get()));
    }

    static void pushFront(std::deque<std::string> &pending, std::string_view text)
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

    [[nodiscard]] Result<RepoPath> resolve(const RepoPath &path) const
    {
        const Error outside{ErrorCode::OutsideRoot,
                            "a symbolic link leads out of the repository",
                            base::Place{path, 0, 0},
                            "links are followed only inside the repository",
                            {}};
        RepoPath place;
        std::deque<std::string> pending;
        pushFront(pending, path.text());
        int links = 0;
        while (!pending.empty()) {
            const std::string segment = std::move(pending.front());
            pending.pop_front();
            if (segment == ".." && place.isRoot())
                return outside;
            const RepoPath next = segment == ".." ? place.parent() : place.child(segment);
            const auto entry = m_entries.find(next);
            if (entry == m_entries.end())
                return missing(path);
            if (entry->second.kind != TreeEntry::Kind::Link) {
                place = next;
                continue;
            }
            if (++links > maximumLinks)
                return Error{ErrorCode::Cycle,
                             "symbolic links lead in a circle",
                             base::Place{path, 0, 0},
                             "correct the links",
                             {}};
            const auto target = readBytes(entry->second.id, next);
            if (!target)
                return target.error();
            if (target->starts_with('/'))
                return outside;
            pushFront(pending, *target);
        }
        return place;
    }

    std::shared_ptr<const Repository::Data> m_data; ///< keeps the library and the repository open
    Handle<git_odb, git_odb_free> m_blobs;
    Entries m_entries;
    base::Limits m_limits;
    std::uint64_t m_stateId = newStateId();
    mutable std::mutex m_mutex;
    mutable std::unordered_map<RepoPath, std::weak_ptr<const base::SourceFile>> m_held;
};

} // namespace

Result<base::FileSourcePtr> makeTreeFiles(std::shared_ptr<const Repository::Data> data,
                                          const CommitId &commit, const base::Limits &limits)
{
    git_oid id;
    if (auto parsed = parseId(id, commit); !parsed)
        return std::move(parsed).error();
    Handle<git_commit, git_commit_free> found;
    Tree tree;
    int code = git_commit_lookup(into(found), data->repository, &id);
    if (code == 0)
        code = git_commit_tree(into(tree), found.get());
    Handle<git_odb, git_odb_free> blobs;
    if (code == 0)
        code = git_repository_odb(into(blobs), data->repository);
    if (code != 0)
        return lastError(code, "the files of commit " + commit.abbreviated() + " cannot be read");
    auto entries = TreeReader(data->repository, limits.folderEntries).read(tree.get());
    if (!entries)
        return std::move(entries).error();
    return base::FileSourcePtr(std::make_shared<const TreeFiles>(
        std::move(data), std::move(blobs), std::move(entries).value(), limits));
}

} // namespace fleetwright::git
