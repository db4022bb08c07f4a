// SPDX-License-Identifier: Apache-2.0
#include "diff/filechange.h"

#include <algorithm>
#include <optional>
#include <set>

namespace fleetwright::diff {

namespace {

bool isData(const base::RepoPath &path)
{
    const std::string_view extension = path.extension();
    return extension == "yaml" || extension == "yml" || extension == "json";
}

std::set<base::RepoPath> filesOf(const model::Snapshot &snapshot)
{
    std::set<base::RepoPath> paths;
    if (const auto listed = base::listAllFiles(*snapshot.files, {})) {
        for (const base::RepoPath &path : *listed) {
            if (isData(path))
                paths.insert(path);
        }
    }
    for (const auto &[path, reach] : snapshot.reachByFile)
        paths.insert(path);
    return paths;
}

std::optional<base::Hash128> hashOf(const model::Snapshot &snapshot, const base::RepoPath &path)
{
    if (snapshot.files->kind(path) != base::EntryKind::File)
        return {};
    const base::Result<base::Hash128> hash = snapshot.files->contentHash(path);
    return hash ? std::optional(*hash) : std::nullopt;
}

} // namespace

std::string_view fileChangeName(FileChange::Kind kind)
{
    switch (kind) {
    case FileChange::Kind::Removed:
        return "removed";
    case FileChange::Kind::Modified:
        return "modified";
    case FileChange::Kind::Added:
        return "added";
    }
    return {};
}

std::vector<FileChange> changedFiles(const model::Snapshot &before, const model::Snapshot &after,
                                     const base::Cancel &cancel)
{
    std::set<base::RepoPath> paths = filesOf(before);
    paths.merge(filesOf(after));
    std::vector<FileChange> changes;
    for (const base::RepoPath &path : paths) {
        if (cancel.requested())
            break;
        const std::optional<base::Hash128> old = hashOf(before, path);
        const std::optional<base::Hash128> now = hashOf(after, path);
        if (old == now)
            continue;
        FileChange change;
        change.path = path;
        change.kind = !old   ? FileChange::Kind::Added
                      : !now ? FileChange::Kind::Removed
                             : FileChange::Kind::Modified;
        changes.push_back(std::move(change));
    }
    return changes;
}

} // namespace fleetwright::diff
