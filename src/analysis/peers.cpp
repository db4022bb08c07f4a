// SPDX-License-Identifier: Apache-2.0
#include "analysis/peers.h"

#include "inventory/attributes.h"
#include "inventory/words.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>

namespace fleetwright::analysis {

namespace {

/// What peers have in common, as one text; "" for a cluster of unknown environment.
std::string groupOf(const model::Cluster &cluster)
{
    const std::string environment = inventory::canonicalEnvironment(cluster.environment());
    if (environment.empty())
        return {};
    static constexpr std::array<std::string_view, 4> keys = {"tier", "role", "provider",
                                                             "compliance"};
    std::array<std::string, keys.size()> values;
    const auto note = [&](std::string_view key, const std::string &value) {
        const auto found = std::find(keys.begin(), keys.end(), inventory::plainKey(key));
        if (found != keys.end())
            values[static_cast<std::size_t>(found - keys.begin())] = inventory::lowered(value);
    };
    for (const auto &[key, value] : cluster.labels)
        note(key, value);
    for (const auto &[dimension, value] : cluster.dimensions)
        note(dimension, value);
    std::string group = environment;
    for (const std::string &value : values)
        group += "\n" + value;
    return group;
}

std::string regionOf(const model::Cluster &cluster)
{
    const auto known = cluster.identity.find(model::Attribute::Region);
    if (known != cluster.identity.end() && !known->second.empty())
        return *std::max_element(known->second.begin(), known->second.end(),
                                 [](const std::string &left, const std::string &right) {
                                     return left.size() < right.size();
                                 });
    return cluster.region();
}

} // namespace

Peers::Peers(const model::Snapshot &snapshot) : m_peers(snapshot.clusters.size())
{
    constexpr std::size_t fewest = 2;
    std::map<std::string, std::map<std::string, model::ClusterSet>> groups; // by group, region
    const auto each = [&](const auto &visit) {
        for (std::size_t index = 0; index < snapshot.clusters.size(); ++index) {
            const model::Cluster &cluster = snapshot.clusters[index];
            if (const std::string group = groupOf(cluster); !group.empty())
                visit(static_cast<model::ClusterIndex>(index), groups[group], regionOf(cluster));
        }
    };
    using Regions = std::map<std::string, model::ClusterSet>;
    each([](model::ClusterIndex index, Regions &regions, const std::string &region) {
        regions[region].insert(index);
    });
    each([&](model::ClusterIndex index, const Regions &regions, const std::string &region) {
        model::ClusterSet all;
        model::ClusterSet near;
        for (const auto &[other, clusters] : regions) {
            all.insertAll(clusters);
            if (!region.empty() && !other.empty() && inventory::compatibleRegions(region, other))
                near.insertAll(clusters);
        }
        model::ClusterSet self;
        self.insert(index);
        const model::ClusterSet others = near.difference(self);
        const model::ClusterSet chosen = others.size() >= fewest ? others : all.difference(self);
        if (chosen.size() >= fewest)
            m_peers[index] = chosen;
    });
}

} // namespace fleetwright::analysis
