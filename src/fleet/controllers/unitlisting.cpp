// SPDX-License-Identifier: Apache-2.0
#include "fleet/controllers/unitlisting.h"

#include "base/parallel.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <tuple>

namespace fleetwright::fleet {

namespace {

using Clusters = std::map<std::string, model::ClusterIndex>;
using Index = std::optional<std::size_t>;

class Listing {
public:
    Listing(const Settlement &settlement, const Clusters &clusters, const LayerGraph &graph)
        : m_settled(settlement), m_clusters(clusters), m_graph(graph)
    {}

    UnitListing run()
    {
        orderTargets();
        orderUnits();
        UnitListing listing;
        listing.units.resize(m_unitOrder.size());
        base::parallelFor(m_unitOrder.size(), [&](std::size_t i) {
            listing.units[i] = unitOf(m_settled.units[m_unitOrder[i]]);
        });
        for (const std::size_t unit : m_unplacedOrder)
            listing.unplaced.push_back(unitOf(m_settled.units[unit]));
        const auto shared = std::make_shared<const Clusters>(m_clusters);
        for (const std::size_t target : m_targetOrder)
            listing.targeting.push_back(targetOf(m_settled.targets[target], shared));
        return listing;
    }

private:
    [[nodiscard]] std::optional<model::ClusterIndex> clusterOf(const std::string &name) const
    {
        const auto found = m_clusters.find(name);
        return found == m_clusters.end() ? std::nullopt : std::optional(found->second);
    }

    void orderUnits()
    {
        struct Key {
            std::optional<model::ClusterIndex> cluster;
            std::optional<model::ClusterIndex> hub;
        };
        std::vector<Key> keys(m_settled.units.size());
        base::parallelFor(keys.size(), [&](std::size_t i) {
            const SettledUnit &unit = m_settled.units[i];
            keys[i] = {clusterOf(unit.found->cluster), clusterOf(unit.hub)};
        });
        for (std::size_t i = 0; i < keys.size(); ++i)
            (keys[i].cluster ? m_unitOrder : m_unplacedOrder).push_back(i);
        const auto before = [&](std::size_t left, std::size_t right) {
            const FoundUnit &one = *m_settled.units[left].found;
            const FoundUnit &other = *m_settled.units[right].found;
            return std::tie(keys[left].cluster, one.id, keys[left].hub, one.declaration->place)
                   < std::tie(keys[right].cluster, other.id, keys[right].hub,
                              other.declaration->place);
        };
        std::ranges::stable_sort(m_unitOrder, before);
        std::ranges::stable_sort(m_unplacedOrder, before);
        m_unitAt.resize(m_settled.units.size());
        for (std::size_t i = 0; i < m_unitOrder.size(); ++i)
            m_unitAt[m_unitOrder[i]] = i;
    }

    void orderTargets()
    {
        m_targetOrder.resize(m_settled.targets.size());
        std::iota(m_targetOrder.begin(), m_targetOrder.end(), std::size_t{0});
        std::ranges::stable_sort(m_targetOrder, [&](std::size_t left, std::size_t right) {
            const SettledTarget &one = m_settled.targets[left];
            const SettledTarget &other = m_settled.targets[right];
            return std::tie(one.found.object.id, one.hub, one.found.object.place)
                   < std::tie(other.found.object.id, other.hub, other.found.object.place);
        });
        m_targetAt.resize(m_targetOrder.size());
        for (std::size_t i = 0; i < m_targetOrder.size(); ++i)
            m_targetAt[m_targetOrder[i]] = i;
    }

    [[nodiscard]] model::Unit unitOf(const SettledUnit &settled) const
    {
        const FoundUnit &found = *settled.found;
        const RenderOutcome &outcome = settled.outcome;
        model::Unit unit;
        unit.id = found.id;
        unit.cluster = clusterOf(found.cluster).value_or(0);
        if (found.folder) {
            if (const model::LayerIndex *layer = m_graph.find(*found.folder))
                unit.root = *layer;
        }
        unit.rendering = outcome.folder ? outcome.folder->rendering : nullptr;
        // Why it cannot be rendered says more than that its cluster is not known.
        unit.error = outcome.error ? outcome.error : found.error;
        unit.unresolved = found.unresolved ? found.unresolved : outcome.unresolved;
        unit.controller = found.controller;
        unit.hub = clusterOf(settled.hub);
        unit.parent = settled.parent ? m_unitAt[*settled.parent] : Index();
        unit.target = settled.target ? Index(m_targetAt[*settled.target]) : Index();
        unit.declaration = found.declaration;
        return unit;
    }

    [[nodiscard]] model::TargetingObject
    targetOf(const SettledTarget &settled, const std::shared_ptr<const Clusters> &clusters) const
    {
        model::TargetingObject target = settled.found.object;
        target.hub = clusterOf(settled.hub);
        target.appliedBy = settled.appliedBy ? m_unitAt[*settled.appliedBy] : Index();
        for (const std::string &member : settled.members) {
            if (const auto cluster = clusterOf(member))
                target.members.insert(*cluster);
        }
        if (settled.found.decisions)
            target.decisions = settled.found.decisions(clusters);
        return target;
    }

    const Settlement &m_settled;
    const Clusters &m_clusters;
    const LayerGraph &m_graph;
    std::vector<std::size_t> m_unitOrder;
    std::vector<std::size_t> m_unplacedOrder;
    std::vector<std::size_t> m_targetOrder;
    std::vector<Index> m_unitAt; ///< where each placed unit stands; nothing for the others
    std::vector<std::size_t> m_targetAt;
};

} // namespace

UnitListing listUnits(const Settlement &settlement, const Clusters &clusters,
                      const LayerGraph &graph)
{
    return Listing(settlement, clusters, graph).run();
}

} // namespace fleetwright::fleet
