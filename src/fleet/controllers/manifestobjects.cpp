// SPDX-License-Identifier: Apache-2.0
#include "fleet/controllers/manifestobjects.h"

#include "flux/knownobjects.h"

#include <algorithm>

namespace fleetwright::fleet {

namespace {

using base::Result;
using yaml::Node;

/// What is no manifest may be anything (reposerver/repository.go getObjsFromYAMLOrJson).
bool looksLikeManifest(std::string_view bytes)
{
    return bytes.find("apiVersion") != std::string_view::npos
           && bytes.find("kind") != std::string_view::npos;
}

void addObjects(model::Rendering &rendering, const Node *root, const base::RepoPath &folder)
{
    const Node *kind = root->isMapping() ? root->find("kind") : nullptr;
    const Node *items = kind && kind->text().ends_with("List") ? root->find("items") : nullptr;
    if (items) {
        for (const Node *item : items->items())
            addObjects(rendering, item, folder);
        return;
    }
    auto known = flux::knownObject(root, nullptr);
    if (!known)
        return;
    const std::string name = known->id.name;
    rendering.objects.push_back({std::move(known->id), root, name, folder});
}

base::Error unsupported(const base::RepoPath &file)
{
    return {base::ErrorCode::Unsupported,
            "jsonnet is not evaluated",
            base::Place{file, 1, 1},
            "exclude the file, or keep what it prints in Git",
            {}};
}

} // namespace

Result<yaml::ParsedFilePtr> readManifestFile(const base::SourceFilePtr &file)
{
    yaml::ReadOptions options;
    options.schema = yaml::Schema::Yaml11;
    options.duplicateKeys = yaml::DuplicateKeys::LastWins;
    auto parsed = yaml::readFile(file, options);
    if (!parsed || !(*parsed)->hasMerges)
        return parsed;
    auto expanded = std::make_shared<yaml::ParsedFile>(**parsed);
    for (const Node *&document : expanded->documents) {
        auto merged = yaml::expandMerges(*expanded->arena, document);
        if (!merged)
            return merged.error();
        document = *merged;
    }
    return yaml::ParsedFilePtr(std::move(expanded));
}

Result<model::RenderingPtr> readManifests(const base::FileSource &files,
                                          const base::RepoPath &folder,
                                          const std::vector<base::RepoPath> &manifests)
{
    auto rendering = std::make_shared<model::Rendering>();
    auto arena = std::make_shared<base::Arena>();
    rendering->layers = {folder};
    for (const base::RepoPath &path : manifests) {
        rendering->files.push_back(path);
        if (path.extension() == "jsonnet") {
            rendering->unresolved.push_back(unsupported(path));
            continue;
        }
        const auto file = files.read(path);
        if (!file)
            return file.error();
        const auto parsed = readManifestFile(*file);
        if (!parsed) {
            if (!looksLikeManifest((*file)->bytes()))
                continue;
            return parsed.error();
        }
        arena->keep((*parsed)->arena);
        for (const Node *document : (*parsed)->documents)
            addObjects(*rendering, document, folder);
    }
    std::ranges::sort(rendering->files);
    rendering->arena = std::move(arena);
    return model::RenderingPtr(std::move(rendering));
}

} // namespace fleetwright::fleet
