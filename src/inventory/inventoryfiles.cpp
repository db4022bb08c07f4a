// SPDX-License-Identifier: Apache-2.0
#include "inventory/claimreaders.h"

namespace fleetwright::inventory {

namespace {

using model::Signal;

/// `path: clusters/dev/eu-1` beside the labels says where the cluster's overlay is.
void addDeclaredPaths(Claim &claim, const yaml::Node *entry)
{
    for (const std::string_view key : {"path", "overlay", "folder", "directory", "gitopsPath"}) {
        const yaml::Node *value = entry->find(key);
        if (value && value->isScalar() && !value->text().empty())
            addPath(claim, value->text());
    }
}

const yaml::Node *nameOf(const yaml::Node *entry)
{
    for (const std::string_view key : {"name", "cluster", "clusterName", "cluster_name"}) {
        const yaml::Node *name = entry->find(key);
        if (name && name->isScalar() && !name->text().empty())
            return name;
    }
    const yaml::Node *metadata = entry->findPath({"metadata", "name"});
    return metadata && metadata->isScalar() ? metadata : nullptr;
}

void addEntry(std::string name, const yaml::Node *nameNode, const yaml::Node *entry,
              const ClaimReading &reading, std::vector<Claim> &claims)
{
    if (name.empty() || isTemplate(name))
        return;
    Claim claim;
    claim.name = std::move(name);
    claim.signal = Signal::InventoryFile;
    if (nameNode->span().known())
        claim.place = nameNode->span().place();
    addFacts(claim, reading, entry, FactKind::Plain);
    for (model::Fact &fact : claim.facts) {
        if (fact.key == "name")
            fact.attribute = model::Attribute::Name;
    }
    addFacts(claim, reading, entry->find("labels"), FactKind::Label);
    addFacts(claim, reading, entry->findPath({"metadata", "labels"}), FactKind::Label);
    addFacts(claim, reading, entry->find("annotations"), FactKind::Plain);
    addDeclaredPaths(claim, entry);
    claims.push_back(std::move(claim));
}

void readList(const yaml::Node *list, const ClaimReading &reading, std::vector<Claim> &claims)
{
    for (const yaml::Node *item : list->items()) {
        if (item->isString())
            addEntry(std::string(item->text()), item, item, reading, claims);
        else if (const yaml::Node *name = item->isMapping() ? nameOf(item) : nullptr)
            addEntry(std::string(name->text()), name, item, reading, claims);
    }
    for (const yaml::Entry &entry : list->entries()) {
        if (entry.value->isMapping())
            addEntry(std::string(entry.key->text()), entry.key, entry.value, reading, claims);
    }
}

} // namespace

void readInventoryFile(const base::RepoPath &file, const yaml::Node *document,
                       const ClaimReading &reading, std::vector<Claim> &claims)
{
    if (document->isSequence())
        return readList(document, reading, claims);
    if (!document->isMapping())
        return;
    if (const yaml::Node *list = document->find("clusters"); list && !list->isScalar())
        return readList(list, reading, claims);
    const std::string_view stem = file.name().substr(0, file.name().rfind('.'));
    // A list of other things may stand in a file of that name: only cluster.yaml describes one
    // cluster at its top.
    const yaml::Node *name = nameOf(document);
    if (name)
        return addEntry(std::string(name->text()), name, document, reading, claims);
    if (stem == "cluster" && !file.parent().isRoot() && document->size() > 0)
        addEntry(std::string(file.parent().name()), document, document, reading, claims);
}

} // namespace fleetwright::inventory
