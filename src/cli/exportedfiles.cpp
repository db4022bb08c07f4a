// SPDX-License-Identifier: Apache-2.0
#include "cli/exportedfiles.h"

#include "cli/invocation.h"
#include "topology/fleetobjects.h"

#include <filesystem>
#include <optional>
#include <utility>

namespace fleetwright::cli {

base::Result<ManifestListing> listManifests(base::FileSourcePtr files)
{
    base::Result<base::FileListing> listing = base::listFiles(*files, {});
    if (!listing)
        return std::move(listing).error();
    ManifestListing result{std::move(files), {}, std::move(listing->problems)};
    for (base::RepoPath &path : listing->files) {
        if (topology::isManifest(path))
            result.manifests.push_back(std::move(path));
    }
    return result;
}

base::Result<ManifestListing> openInventory(const std::string &inventory,
                                            const base::Limits &limits)
{
    const std::filesystem::path path(inventory);
    std::error_code failure;
    const bool isFolder = std::filesystem::is_directory(path, failure);
    const std::string folder = isFolder                 ? inventory
                               : path.has_parent_path() ? path.parent_path().string()
                                                        : ".";
    base::Result<base::FileSourcePtr> files = base::openDiskFiles(folder, limits);
    if (!files)
        return std::move(files).error();
    if (isFolder)
        return listManifests(*std::move(files));
    const std::optional<base::RepoPath> name =
        base::RepoPath::fromText(path.filename().generic_string());
    if (!name || (*files)->kind(*name) != base::EntryKind::File)
        return base::Error{.code = base::ErrorCode::NotFound,
                           .detail = "--inventory: there is no file or folder \"" + inventory + '"',
                           .place = {},
                           .hint = {},
                           .causes = {}};
    return ManifestListing{*std::move(files), {*name}, {}};
}

base::Result<std::vector<base::SourceFilePtr>> readExported(const Invocation &invocation)
{
    std::vector<base::SourceFilePtr> files;
    for (const std::string &inventory : invocation.inventories) {
        const base::Result<ManifestListing> listing = openInventory(inventory, invocation.limits);
        if (!listing)
            return listing.error();
        for (const base::RepoPath &path : listing->manifests) {
            base::Result<base::SourceFilePtr> file = listing->files->read(path);
            if (!file)
                return std::move(file).error();
            files.push_back(*std::move(file));
        }
    }
    return files;
}

} // namespace fleetwright::cli
