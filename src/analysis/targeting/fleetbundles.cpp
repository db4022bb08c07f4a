// SPDX-License-Identifier: Apache-2.0
#include "analysis/targeting/fleetbundles.h"

#include "base/nearest.h"

#include <algorithm>
#include <utility>

namespace fleetwright::analysis::targeting {

namespace {

using rancherfleet::ClusterCriteria;

std::string nearestAmong(const std::set<std::string> &names, const std::string &name)
{
    const std::vector<std::string_view> candidates(names.begin(), names.end());
    return std::string(base::nearestName(name, candidates));
}

} // namespace

std::vector<EvaluatedBundle> evaluatedBundles(const model::Snapshot &snapshot)
{
    std::vector<EvaluatedBundle> bundles;
    for (std::size_t target = 0; target < snapshot.targeting.size(); ++target) {
        const auto *decisions = dynamic_cast<const fleet::RancherFleetDecisions *>(
            snapshot.targeting[target].decisions.get());
        if (decisions && !decisions->inputs().customization)
            bundles.push_back({target, decisions});
    }
    return bundles;
}

std::string_view fieldOf(const ClusterCriteria &criteria)
{
    if (criteria.clusterSelector)
        return "clusterSelector";
    if (!criteria.clusterGroup.empty())
        return "clusterGroup";
    if (!criteria.clusterName.empty())
        return "clusterName";
    return criteria.clusterGroupSelector ? "clusterGroupSelector" : "";
}

FleetChoice::FleetChoice(const model::Snapshot &snapshot, fleet::RancherFleetObjectsPtr known,
                         const std::vector<std::string> &namespaces)
    : m_known(std::move(known))
{
    for (const std::string &name : namespaces) {
        const std::vector<std::size_t> &members = m_known->index->inNamespace(name);
        m_members.insert(members.begin(), members.end());
    }
    if (m_members.empty()) {
        m_registry = inventoryRegistry(snapshot);
        return;
    }
    m_registry.source = Registry::Source::Controller;
    for (const std::size_t member : m_members) {
        const rancherfleet::Metadata &metadata = m_known->objects.clusters[member].metadata;
        Registered registered;
        registered.name = metadata.name;
        for (const auto &[key, value] : metadata.labels)
            registered.labels.emplace(key, value);
        m_registry.clusters.push_back(std::move(registered));
    }
}

std::set<std::string> FleetChoice::all() const
{
    std::set<std::string> names;
    for (const Registered &each : m_registry.clusters)
        names.insert(each.name);
    return names;
}

Choice FleetChoice::choose(const ClusterCriteria &criteria) const
{
    if (criteria.isEmpty() || !m_registry.isKnown())
        return {};
    Choice choice = m_members.empty() ? fromInventory(criteria) : fromObjects(criteria);
    if (choice.isKnown && choice.clusters.empty())
        addHint(criteria, choice);
    return choice;
}

Choice FleetChoice::fromObjects(const ClusterCriteria &criteria) const
{
    Choice choice;
    choice.isKnown = true;
    const rancherfleet::BitSet matching =
        m_known->index->clustersOf(m_known->index->candidatesFor(criteria));
    for (const std::size_t member : m_members) {
        if (matching.has(member))
            choice.clusters.insert(m_known->objects.clusters[member].metadata.name);
    }
    return choice;
}

/// Groups are not in an inventory.
Choice FleetChoice::fromInventory(const ClusterCriteria &criteria) const
{
    Choice choice;
    if (!criteria.clusterGroup.empty() || criteria.clusterGroupSelector
        || (criteria.clusterSelector && !m_registry.knows(*criteria.clusterSelector)))
        return choice;
    choice.isKnown = true;
    for (const Registered &each : m_registry.clusters) {
        if ((criteria.clusterName.empty() || criteria.clusterName == each.name)
            && (!criteria.clusterSelector
                || model::matches(*criteria.clusterSelector, each.labels)))
            choice.clusters.insert(each.name);
    }
    return choice;
}

void FleetChoice::addHint(const ClusterCriteria &criteria, Choice &choice) const
{
    if (criteria.clusterSelector) {
        const Registry::Hint hint = m_registry.hintFor(*criteria.clusterSelector);
        choice.hint = hint.text;
        choice.value = hint.value;
        return;
    }
    std::set<std::string> names;
    std::string name = criteria.clusterName;
    std::string kind = "cluster";
    if (!criteria.clusterGroup.empty() || criteria.clusterGroupSelector) {
        kind = "ClusterGroup";
        name = criteria.clusterGroup;
        for (const rancherfleet::ClusterGroup &group : m_known->objects.groups)
            names.insert(group.metadata.name);
    } else {
        names = all();
    }
    choice.hint = name.empty()           ? "no ClusterGroup with clusters has these labels"
                  : names.contains(name) ? "the " + kind + " " + name + " has no cluster"
                                         : "there is no " + kind + " " + name;
    choice.value = names.contains(name) ? std::string() : nearestAmong(names, name);
    if (!choice.value.empty())
        choice.hint += "; " + choice.value + " is near";
}

} // namespace fleetwright::analysis::targeting
