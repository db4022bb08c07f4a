// SPDX-License-Identifier: Apache-2.0
#include "cli/exportedfiles.h"

#include "cli/invocation.h"

#include <filesystem>
#include <string>
#include <utility>

namespace fleetwright::cli {

namespace {

using Files = std::vector<base::SourceFilePtr>;

bool isManifest(const base::RepoPath &path)
{
    return path.extension() == "yaml" || path.extension() == "yml" || path.extension() == "json";
}

base::Result<void> readFolder(const base::FileSource &source, Files &files)
{
    const base::Result<base::FileListing> listing = base::listFiles(source, {});
    if (!listing)
        return listing.error();
    for (const base::RepoPath &path : listing->files) {
        if (!isManifest(path))
            continue;
        base::Result<base::SourceFilePtr> file = source.read(path);
        if (!file)
            return std::move(file).error();
        files.push_back(*std::move(file));
    }
    return {};
}

base::Result<void> readOne(const std::string &inventory, const base::Limits &limits, Files &files)
{
    const std::filesystem::path path(inventory);
    std::error_code failure;
    if (std::filesystem::is_directory(path, failure)) {
        const base::Result<base::FileSourcePtr> source = base::openDiskFiles(inventory, limits);
        return source ? readFolder(**source, files) : source.error();
    }
    const std::string folder = path.has_parent_path() ? path.parent_path().string() : ".";
    const base::Result<base::FileSourcePtr> source = base::openDiskFiles(folder, limits);
    if (!source)
        return source.error();
    const std::optional<base::RepoPath> name =
        base::RepoPath::fromText(path.filename().generic_string());
    if (!name || (*source)->kind(*name) != base::EntryKind::File)
        return base::Error{.code = base::ErrorCode::NotFound,
                           .detail = "--inventory: there is no file or folder \"" + inventory + '"',
                           .place = {},
                           .hint = {},
                           .causes = {}};
    base::Result<base::SourceFilePtr> file = (*source)->read(*name);
    if (!file)
        return std::move(file).error();
    files.push_back(*std::move(file));
    return {};
}

} // namespace

base::Result<Files> readExported(const Invocation &invocation)
{
    Files files;
    for (const std::string &inventory : invocation.inventories) {
        const base::Result<void> read = readOne(inventory, invocation.limits, files);
        if (!read)
            return read.error();
    }
    return files;
}

} // namespace fleetwright::cli
