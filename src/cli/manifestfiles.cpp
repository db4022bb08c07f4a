// SPDX-License-Identifier: Apache-2.0
#include "cli/manifestfiles.h"

#include "cli/invocation.h"

#include <filesystem>
#include <string>
#include <utility>

namespace fleetwright::cli {

namespace {

bool isYaml(const base::RepoPath &path)
{
    return path.extension() == "yaml" || path.extension() == "yml" || path.extension() == "json";
}

void readInto(ManifestFiles &result, const base::FileSource &source, const base::RepoPath &path)
{
    base::Result<base::SourceFilePtr> file = source.read(path);
    if (file)
        result.files.push_back(*std::move(file));
    else
        result.problems.push_back(std::move(file).error());
}

base::Result<void> readFolder(ManifestFiles &result, const base::FileSource &source)
{
    const base::Result<base::FileListing> listing = base::listFiles(source, {});
    if (!listing)
        return listing.error();
    for (const base::RepoPath &path : listing->files) {
        if (isYaml(path))
            readInto(result, source, path);
    }
    result.problems.insert(result.problems.end(), listing->problems.begin(),
                           listing->problems.end());
    return {};
}

base::Result<void> readInventory(ManifestFiles &result, const std::string &inventory)
{
    const std::filesystem::path path(inventory);
    std::error_code failure;
    if (std::filesystem::is_directory(path, failure)) {
        const base::Result<base::FileSourcePtr> source = base::openDiskFiles(inventory);
        return source ? readFolder(result, **source) : source.error();
    }
    const std::string folder = path.has_parent_path() ? path.parent_path().string() : ".";
    const base::Result<base::FileSourcePtr> source = base::openDiskFiles(folder);
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
    readInto(result, **source, *name);
    return {};
}

void collect(const yaml::Node *document, std::vector<const yaml::Node *> &objects)
{
    const yaml::Node *kind = document->find("kind");
    if (!kind)
        return;
    const yaml::Node *items = document->find("items");
    if (!kind->text().ends_with("List") || !items) {
        objects.push_back(document);
        return;
    }
    for (const yaml::Node *item : items->items())
        collect(item, objects);
}

} // namespace

base::Result<ManifestFiles> readManifestFiles(const Invocation &invocation,
                                              const base::FileSource &fleet)
{
    ManifestFiles result;
    const base::Result<void> own = readFolder(result, fleet);
    if (!own)
        return own.error();
    for (const std::string &inventory : invocation.inventories) {
        const base::Result<void> read = readInventory(result, inventory);
        if (!read)
            return read.error();
    }
    return result;
}

base::Result<ManifestObjects> readObjects(const base::SourceFilePtr &file)
{
    yaml::ReadOptions options;
    options.schema = yaml::Schema::Yaml11;
    options.duplicateKeys = yaml::DuplicateKeys::LastWins;
    const base::Result<yaml::ParsedFilePtr> parsed = yaml::readFile(file, options);
    if (!parsed)
        return parsed.error();
    ManifestObjects result;
    result.arena = (*parsed)->arena;
    for (const yaml::Node *document : (*parsed)->documents) {
        base::Result<const yaml::Node *> expanded = document;
        if ((*parsed)->hasMerges)
            expanded = yaml::expandMerges(*result.arena, document);
        if (!expanded)
            return expanded.error();
        collect(*expanded, result.objects);
    }
    return result;
}

} // namespace fleetwright::cli
