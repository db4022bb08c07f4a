// SPDX-License-Identifier: Apache-2.0
#include "analysis/targeting/generatorentries.h"

#include "analysis/places.h"
#include "analysis/unitdependencies.h"
#include "argocd/generators/generator.h"

#include <span>

namespace fleetwright::analysis::targeting {

namespace {

using yaml::Node;

void addEntries(std::span<const Node *const> items, bool isNested,
                std::vector<GeneratorEntry> &entries)
{
    for (const Node *item : items) {
        for (const argocd::GeneratorField &field : argocd::generatorFields) {
            const yaml::Entry *generator = item->findEntry(field.name);
            if (!generator)
                continue;
            entries.push_back({item, generator, isNested});
            if (const Node *children = generator->value->find("generators"))
                addEntries(children->items(), true, entries);
        }
    }
}

} // namespace

std::vector<EvaluatedSet> evaluatedSets(const model::Snapshot &snapshot)
{
    std::vector<EvaluatedSet> sets;
    for (std::size_t target = 0; target < snapshot.targeting.size(); ++target) {
        const model::TargetingObject &object = snapshot.targeting[target];
        const auto *decisions =
            dynamic_cast<const fleet::ArgoCdDecisions *>(object.decisions.get());
        if (decisions)
            sets.push_back({target, &object, decisions});
    }
    return sets;
}

std::vector<GeneratorEntry> generatorEntriesOf(const argocd::ApplicationSet &set)
{
    std::vector<GeneratorEntry> entries;
    addEntries(set.generators, false, entries);
    return entries;
}

bool isTemplated(const Node *node)
{
    return node && holdsText(node, "{{");
}

base::Place placeOfKey(const yaml::Entry *entry)
{
    const base::Place place = placeOf(entry->key);
    return place.line > 0 ? place : placeOf(entry->value);
}

} // namespace fleetwright::analysis::targeting
