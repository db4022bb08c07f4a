// SPDX-License-Identifier: Apache-2.0
#include "analysis/fixture.h"

#include "inventory/attributes.h"

namespace fleetwright::analysis {

model::Cluster clusterWith(const std::string &name,
                           const std::map<std::string, std::vector<std::string>> &identity)
{
    model::Cluster cluster;
    cluster.name = name;
    for (const auto &[key, values] : identity) {
        if (const auto attribute = inventory::attributeByName(key))
            cluster.identity[*attribute] = values;
        else
            cluster.dimensions[key] = values.front();
    }
    return cluster;
}

model::Snapshot snapshotOf(std::vector<model::Cluster> clusters)
{
    model::Snapshot snapshot;
    snapshot.clusters = std::move(clusters);
    for (std::size_t i = 0; i < snapshot.clusters.size(); ++i)
        snapshot.clusterByName[snapshot.clusters[i].name] = static_cast<model::ClusterIndex>(i);
    return snapshot;
}

model::Snapshot threeClusters()
{
    return snapshotOf({
        clusterWith("dev-us-east-1",
                    {{"environment", {"dev"}}, {"region", {"us-east", "us-east-1"}}}),
        clusterWith("dev-eu-west-1",
                    {{"environment", {"dev"}}, {"region", {"eu-west", "eu-west-1"}}}),
        clusterWith("prod-us-east-1",
                    {{"environment", {"production"}}, {"region", {"us-east", "us-east-1"}}}),
    });
}

} // namespace fleetwright::analysis
