// SPDX-License-Identifier: Apache-2.0
#include "fleet/discovery.h"

#include "base/glob.h"
#include "base/parallel.h"
#include "inventory/identitymaps.h"

#include <algorithm>

namespace fleetwright::fleet {

namespace {

/// A chart's templates look like YAML and are none.
bool isTemplateFile(const base::RepoPath &path)
{
    return path.text().find("/templates/") != std::string::npos
           || path.text().starts_with("templates/");
}

bool mayHoldIdentity(std::string_view bytes, const inventory::ClaimReading &reading)
{
    return bytes.find("ConfigMap") != std::string_view::npos
           && std::any_of(
               reading.identityConfigMaps.begin(), reading.identityConfigMaps.end(),
               [&](const std::string &name) { return bytes.find(name) != std::string_view::npos; });
}

FileFactsPtr readKustomizationFacts(const base::FileSource &files, const base::RepoPath &path,
                                    const inventory::ClaimReading &reading)
{
    auto facts = std::make_shared<FileFacts>();
    auto kustomization = kustomize::readKustomization(files, path);
    if (!kustomization) {
        facts->error = std::move(kustomization).error();
        if (!facts->error->place)
            facts->error->place = base::Place{path, 0, 0};
        return facts;
    }
    facts->kustomization = *std::move(kustomization);
    facts->identityName = inventory::generatedClusterName(facts->kustomization->root, reading);
    return facts;
}

FileFactsPtr readManifestFacts(const base::FileSource &files, const base::RepoPath &path,
                               const inventory::ClaimReading &reading)
{
    auto facts = std::make_shared<FileFacts>();
    const auto file = files.read(path);
    if (!file) {
        facts->error = file.error();
        if (!facts->error->place)
            facts->error->place = base::Place{path, 0, 0};
        return facts;
    }
    const bool claims = inventory::mayHoldClaims(**file, reading);
    const bool identity = mayHoldIdentity((*file)->bytes(), reading);
    if (!claims && !identity)
        return facts;
    const auto parsed = yaml::readFile(*file);
    if (!parsed) {
        if (!isTemplateFile(path))
            facts->error = parsed.error();
        return facts;
    }
    if (claims)
        facts->claims = inventory::readClaims(**parsed, reading);
    for (const yaml::Node *document : (*parsed)->documents) {
        if (facts->identityName.empty())
            facts->identityName = inventory::manifestClusterName(document, reading);
    }
    return facts;
}

} // namespace

bool isIgnored(const base::RepoPath &path, const std::vector<std::string> &ignore)
{
    return std::any_of(ignore.begin(), ignore.end(), [&](const std::string &pattern) {
        return base::globMatches(pattern, path.text())
               || base::globMatches(pattern + "/*", path.text());
    });
}

std::vector<FoundFile> readFiles(FileTable &table, const std::vector<std::string> &ignore,
                                 const inventory::ClaimReading &reading, base::Hash128 readingKey,
                                 MemoValues<FileFactsPtr> &memo, const base::Cancel &cancel)
{
    const std::vector<base::RepoPath> &paths = table.paths();
    std::vector<FoundFile> found(paths.size());
    base::parallelFor(paths.size(), [&](std::size_t i) {
        const base::RepoPath &path = paths[i];
        if (!isYamlFile(path) || cancel.requested() || isIgnored(path, ignore))
            return;
        found[i].path = path;
        found[i].isKustomization = isKustomizationFile(path);
        const auto hash = table.hashOf(static_cast<std::uint32_t>(i));
        const base::Hash128 content = hash.value_or(base::Hash128{});
        base::Hash128 key =
            base::combine(base::combine(base::hashBytes(path.text()), content), readingKey);
        // What a kustomization includes depends on what is there.
        if (found[i].isKustomization)
            key = base::combine(key, table.shape());
        found[i].facts = memo.once(key, [&] {
            return found[i].isKustomization ? readKustomizationFacts(table.files(), path, reading)
                                            : readManifestFacts(table.files(), path, reading);
        });
    });
    std::erase_if(found, [](const FoundFile &file) {
        const FileFacts *facts = file.facts.get();
        return !facts
               || (!file.isKustomization && facts->claims.empty() && facts->identityName.empty()
                   && !facts->error);
    });
    return found;
}

} // namespace fleetwright::fleet
