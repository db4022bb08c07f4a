// SPDX-License-Identifier: Apache-2.0
#include "inventory/claim.h"

#include "inventory/claimreaders.h"
#include "inventory/words.h"

#include <algorithm>
#include <array>

namespace fleetwright::inventory {

namespace {

bool isDeclaredInventory(const base::RepoPath &file, const ClaimReading &reading)
{
    return std::any_of(reading.inventory.begin(), reading.inventory.end(),
                       [&](const base::RepoPath &place) { return file.isInside(place); });
}

/// clusters.yaml, cluster.yaml, inventory.yaml, and files of a folder "inventory".
bool isInventoryName(const base::RepoPath &file)
{
    const std::string_view name = file.name();
    const std::string_view stem = name.substr(0, name.rfind('.'));
    return stem == "clusters" || stem == "cluster" || stem == "inventory"
           || stem == "clusters-inventory" || file.parent().name() == "inventory";
}

} // namespace

ClaimReading::ClaimReading(const config::FleetConfig &config)
    : keys(config), identityConfigMaps(config.identityConfigMaps), inventory(config.inventory)
{}

bool mayHoldClaims(const base::SourceFile &file, const ClaimReading &reading)
{
    if (isInventoryName(file.path()) || isDeclaredInventory(file.path(), reading)
        || isFluxSyncFile(file.path()))
        return true;
    // The groups of the kinds that readManifest() knows, and the label of Argo CD's Secrets.
    constexpr std::array<std::string_view, 7> marks{
        "argocd.argoproj.io/secret-type",      "argoproj.io/v1",   "cluster.x-k8s.io/",
        "cluster.open-cluster-management.io/", "fleet.cattle.io/", "fluxcd.controlplane.io/",
        "kustomize.toolkit.fluxcd.io/"};
    return std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) {
        return file.bytes().find(mark) != std::string_view::npos;
    });
}

std::vector<Claim> readClaims(const yaml::ParsedFile &file, const ClaimReading &reading)
{
    std::vector<Claim> claims;
    const base::RepoPath &path = file.file->path();
    const bool inventory = isInventoryName(path) || isDeclaredInventory(path, reading);
    for (const yaml::Node *document : file.documents) {
        const bool isObject = document->find("kind") && document->find("apiVersion");
        if (isObject)
            readManifest(path, document, reading, claims);
        else if (inventory)
            readInventoryFile(path, document, reading, claims);
    }
    if (claims.empty() && isFluxSyncFile(path))
        readEmptyFluxSync(path, claims);
    return claims;
}

model::Fact makeFact(const ClaimReading &reading, model::Signal signal, std::string_view key,
                     const yaml::Node *value)
{
    model::Fact fact;
    fact.key = key;
    fact.value = value->text();
    fact.attribute = reading.keys.of(key);
    fact.signal = signal;
    if (value->span().known())
        fact.place = value->span().place();
    return fact;
}

void addFacts(Claim &claim, const ClaimReading &reading, const yaml::Node *mapping, FactKind kind)
{
    if (!mapping)
        return;
    for (const yaml::Entry &entry : mapping->entries()) {
        const yaml::Node *value = entry.value;
        if (!value->isScalar() || value->isNull() || value->text().empty()
            || isTemplate(value->text()))
            continue;
        model::Fact fact = makeFact(reading, claim.signal, entry.key->text(), value);
        fact.isLabel = kind == FactKind::Label;
        claim.facts.push_back(std::move(fact));
    }
}

bool isTemplate(std::string_view text)
{
    return text.find("{{") != std::string_view::npos || text.find("${") != std::string_view::npos
           || text.starts_with('<');
}

void addPath(Claim &claim, std::string_view text)
{
    while (text.ends_with('/'))
        text.remove_suffix(1);
    while (text.starts_with("./"))
        text.remove_prefix(2);
    if (isTemplate(text))
        return;
    if (auto path = base::RepoPath::fromText(text))
        claim.paths.push_back(*std::move(path));
}

} // namespace fleetwright::inventory
