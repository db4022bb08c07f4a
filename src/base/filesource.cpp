// SPDX-License-Identifier: Apache-2.0
#include "base/filesource.h"

#include <algorithm>
#include <atomic>

namespace fleetwright::base {

Result<Hash128> FileSource::contentHash(const RepoPath &path) const
{
    const auto file = read(path);
    if (!file)
        return file.error();
    return (*file)->hash();
}

std::uint64_t FileSource::newStateId()
{
    static std::atomic<std::uint64_t> last = 0;
    return ++last;
}

namespace {

struct Listing {
    const FileSource &files;
    std::size_t limit;
    std::vector<RepoPath> found;
    std::vector<Error> problems;
    std::vector<FolderLink> links;
    std::size_t seen = 0;
};

/// `place` is `folder` with its links resolved: a child whose canonical path is not below it is a
/// link.
Result<void> descend(Listing &listing, const RepoPath &folder, const RepoPath &place)
{
    auto entries = listing.files.list(folder);
    if (!entries)
        return std::move(entries).error();
    listing.seen += entries->size();
    if (listing.seen > listing.limit)
        return Error{ErrorCode::TooLarge,
                     "more files and folders than the limit folderEntries",
                     Place{folder, 0, 0},
                     "open a smaller folder",
                     {}};
    for (const FolderEntry &entry : *entries) {
        const RepoPath path = folder.child(entry.name);
        if (entry.kind == EntryKind::File)
            listing.found.push_back(path);
        if (entry.kind != EntryKind::Folder)
            continue;
        const auto canonical = listing.files.canonical(path);
        if (!canonical)
            continue;
        if (*canonical != place.child(entry.name)) {
            listing.links.push_back({path, *canonical});
            continue;
        }
        auto below = descend(listing, path, *canonical);
        if (!below && below.error().code == ErrorCode::TooLarge)
            return below;
        if (!below)
            listing.problems.push_back(std::move(below).error());
    }
    return {};
}

} // namespace

Result<FileListing> listFiles(const FileSource &files, const RepoPath &folder, const Limits &limits)
{
    const auto place = files.canonical(folder);
    if (!place)
        return place.error();
    Listing listing{files, limits.folderEntries, {}, {}, {}, 0};
    if (auto done = descend(listing, folder, *place); !done)
        return std::move(done).error();
    std::sort(listing.found.begin(), listing.found.end());
    return FileListing{std::move(listing.found), std::move(listing.problems),
                       std::move(listing.links)};
}

Result<std::vector<RepoPath>> listAllFiles(const FileSource &files, const RepoPath &folder)
{
    auto listing = listFiles(files, folder);
    if (!listing)
        return std::move(listing).error();
    return std::move(listing->files);
}

} // namespace fleetwright::base
