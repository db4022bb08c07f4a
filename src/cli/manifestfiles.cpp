// SPDX-License-Identifier: Apache-2.0
#include "cli/manifestfiles.h"

#include "cli/exportedfiles.h"
#include "cli/invocation.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

namespace fleetwright::cli {

namespace {

void addAll(ManifestFiles &result, ManifestListing listing)
{
    for (const base::RepoPath &path : listing.manifests) {
        base::Result<base::SourceFilePtr> file = listing.files->read(path);
        if (file)
            result.files.push_back(*std::move(file));
        else
            result.problems.push_back(std::move(file).error());
    }
    std::ranges::move(listing.problems, std::back_inserter(result.problems));
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
                                              base::FileSourcePtr fleet)
{
    ManifestFiles result;
    base::Result<ManifestListing> own = listManifests(std::move(fleet));
    if (!own)
        return std::move(own).error();
    addAll(result, *std::move(own));
    for (const std::string &inventory : invocation.inventories) {
        base::Result<ManifestListing> listing = openInventory(inventory, invocation.limits);
        if (!listing)
            return std::move(listing).error();
        addAll(result, *std::move(listing));
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
