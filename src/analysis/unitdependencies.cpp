// SPDX-License-Identifier: Apache-2.0
#include "analysis/unitdependencies.h"

#include "analysis/places.h"
#include "fleet/controllers/rancherfleetdecisions.h"
#include "model/selector.h"
#include "rancherfleet/fields.h"

#include <algorithm>
#include <optional>
#include <set>
#include <span>
#include <tuple>

namespace fleetwright::analysis {

namespace {

using model::ClusterIndex;
using model::Snapshot;
using model::Unit;
using yaml::Node;

const rancherfleet::Bundle *bundleOf(const Snapshot &snapshot, const Unit &unit)
{
    if (!unit.target)
        return nullptr;
    const auto *decisions = dynamic_cast<const fleet::RancherFleetDecisions *>(
        snapshot.targeting[*unit.target].decisions.get());
    return decisions ? decisions->bundle().get() : nullptr;
}

std::string labelsText(const model::Selector &selector)
{
    std::string text;
    for (const model::Selector::Requirement &requirement : selector.requirements())
        text += (text.empty() ? "labels " : ", ") + model::describe(requirement.rule);
    return text.empty() ? "any labels" : text;
}

class Entries {
public:
    explicit Entries(const Snapshot &snapshot) : m_snapshot(snapshot)
    {
        for (std::size_t index = 0; index < snapshot.units.size(); ++index) {
            const Unit &unit = snapshot.units[index];
            if (unit.controller == model::Controller::Flux)
                m_flux.emplace(std::pair(apiOf(unit), unit.id), index);
            else if (unit.controller == model::Controller::RancherFleet)
                m_bundles[unit.cluster].push_back(index);
        }
    }

    std::vector<DependencyEntry> run()
    {
        for (std::size_t index = 0; index < m_snapshot.units.size(); ++index) {
            const Unit &unit = m_snapshot.units[index];
            if (unit.controller == model::Controller::Flux)
                addFlux(index);
            else if (const rancherfleet::Bundle *bundle = bundleOf(m_snapshot, unit))
                addBundle(index, *bundle);
        }
        return std::move(m_entries);
    }

private:
    static ClusterIndex apiOf(const Unit &unit) { return unit.hub.value_or(unit.cluster); }

    void addFlux(std::size_t index)
    {
        const Unit &unit = m_snapshot.units[index];
        for (const model::UnitDependency &dependency : unit.declaration->delivery.dependsOn) {
            // An object that names no namespace is in its parent's, and so is what it names.
            const std::string nameSpace =
                dependency.nameSpace.empty() ? unit.id.nameSpace : dependency.nameSpace;
            DependencyEntry entry;
            entry.unit = index;
            entry.name = dependency.name;
            entry.wanted = dependency.kind + " " + nameSpace + "/" + dependency.name;
            entry.place = dependency.place;
            const auto found = m_flux.find(
                {apiOf(unit), model::UnitId{dependency.kind, nameSpace, dependency.name}});
            if (found != m_flux.end())
                entry.targets.push_back(found->second);
            m_entries.push_back(std::move(entry));
        }
    }

    void addBundle(std::size_t index, const rancherfleet::Bundle &bundle)
    {
        const std::span<const Node *const> items =
            bundle.dependsOn ? bundle.dependsOn->items() : std::span<const Node *const>();
        for (const Node *item : items) {
            const Node *written = item->find("selector");
            const auto selector = model::Selector::read(written, model::Selector::Values::Labels);
            if (!selector)
                continue;
            DependencyEntry entry;
            entry.unit = index;
            entry.name = rancherfleet::stringAt(item, "name");
            entry.wanted = entry.name.empty() ? "a bundle of " + labelsText(*selector)
                                              : "the bundle " + entry.name;
            entry.place = placeOf(item);
            for (const std::size_t other : m_bundles[m_snapshot.units[index].cluster]) {
                const rancherfleet::Bundle *candidate =
                    bundleOf(m_snapshot, m_snapshot.units[other]);
                const bool isMeant = candidate && candidate->nameSpace == bundle.nameSpace
                                     && (entry.name.empty() || entry.name == candidate->name)
                                     && (!written || model::matches(*selector, candidate->labels));
                if (isMeant)
                    entry.targets.push_back(other);
            }
            m_entries.push_back(std::move(entry));
        }
    }

    const Snapshot &m_snapshot;
    std::map<std::pair<ClusterIndex, model::UnitId>, std::size_t> m_flux;
    std::map<ClusterIndex, std::vector<std::size_t>> m_bundles;
    std::vector<DependencyEntry> m_entries;
};

/// A variable's value that is not in Git hides no object.
bool isAboutObjects(const base::Error &error)
{
    return !error.detail.starts_with("substitute from")
           && error.detail.find("is encrypted") == std::string::npos;
}

} // namespace

DependencyEntries::DependencyEntries(const RuleInput &input) : all(Entries(input.snapshot()).run())
{}

bool holdsText(const Node *node, std::string_view text)
{
    if (node->isScalar())
        return node->text().find(text) != std::string_view::npos;
    return std::ranges::any_of(
               node->entries(),
               [&](const yaml::Entry &entry) { return holdsText(entry.value, text); })
           || std::ranges::any_of(node->items(),
                                  [&](const Node *item) { return holdsText(item, text); });
}

OpenUnits::OpenUnits(const RuleInput &input) : m_snapshot(input.snapshot())
{
    const Snapshot &snapshot = m_snapshot;
    for (std::size_t index = 0; index < snapshot.units.size(); ++index) {
        const Unit &unit = snapshot.units[index];
        const bool isPartly =
            unit.rendering && std::ranges::any_of(unit.rendering->unresolved, isAboutObjects);
        if (!unit.error && !unit.unresolved && !isPartly)
            continue;
        const bool isChart =
            std::ranges::any_of(unit.declaration->sources, [](const model::UnitSource &source) {
                return !source.chart.empty();
            });
        const Open open{index, isChart && !unit.error ? Gap::Chart : Gap::Source};
        std::set<ClusterIndex> clusters{unit.cluster};
        if (unit.hub)
            clusters.insert(*unit.hub);
        for (const ClusterIndex cluster : clusters)
            m_byCluster[cluster].push_back(open);
    }
}

bool OpenUnits::valuesHold(std::size_t unit, std::string_view name) const
{
    const Node *object = m_snapshot.units[unit].declaration->object;
    if (!object)
        return false;
    const auto holdsAt = [&](std::initializer_list<std::string_view> path) {
        const Node *values = object->findPath(path);
        return values && holdsText(values, name);
    };
    return holdsAt({"spec", "values"}) || holdsAt({"spec", "source", "helm"})
           || holdsAt({"spec", "sources"}) || holdsAt({"spec", "options", "helm"});
}

bool OpenUnits::mayBring(ClusterIndex cluster, std::string_view name) const
{
    const auto open = m_byCluster.find(cluster);
    return open != m_byCluster.end() && std::ranges::any_of(open->second, [&](const Open &each) {
               return each.gap == Gap::Source || valuesHold(each.unit, name);
           });
}

bool OpenUnits::mayBringNamed(ClusterIndex cluster, std::string_view name) const
{
    const auto open = m_byCluster.find(cluster);
    return open != m_byCluster.end() && std::ranges::any_of(open->second, [&](const Open &each) {
               const Unit &unit = m_snapshot.units[each.unit];
               return unit.error
                      || (unit.declaration->object && holdsText(unit.declaration->object, name));
           });
}

bool OpenUnits::inputsHold(ClusterIndex cluster, std::string_view name, std::size_t but) const
{
    const auto open = m_byCluster.find(cluster);
    return open != m_byCluster.end() && std::ranges::any_of(open->second, [&](const Open &each) {
               return each.unit != but
                      && (each.gap == Gap::Chart ? valuesHold(each.unit, name)
                                                 : specHolds(each.unit, name));
           });
}

bool OpenUnits::specHolds(std::size_t unit, std::string_view name) const
{
    const Node *object = m_snapshot.units[unit].declaration->object;
    const Node *spec = object ? object->find("spec") : nullptr;
    return spec && std::ranges::any_of(spec->entries(), [&](const yaml::Entry &entry) {
               // Asking for it is not bringing it.
               const std::string_view key = entry.key->text();
               return key != "postBuild" && key != "dependsOn" && key != "valuesFrom"
                      && holdsText(entry.value, name);
           });
}

} // namespace fleetwright::analysis
