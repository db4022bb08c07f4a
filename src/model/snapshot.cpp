// SPDX-License-Identifier: Apache-2.0
#include "model/snapshot.h"

#include <algorithm>

namespace fleetwright::model {

const Cluster *Snapshot::findCluster(std::string_view name) const
{
    const auto found = clusterByName.find(std::string(name));
    return found == clusterByName.end() ? nullptr : &clusters[found->second];
}

const Layer *Snapshot::findLayer(const base::RepoPath &path) const
{
    const auto found = layerByPath.find(path);
    return found == layerByPath.end() ? nullptr : &layers[found->second];
}

std::vector<std::size_t> Snapshot::unitsOf(ClusterIndex cluster) const
{
    // Units are sorted by cluster first.
    const auto first = std::partition_point(
        units.begin(), units.end(), [cluster](const Unit &unit) { return unit.cluster < cluster; });
    std::vector<std::size_t> result;
    for (auto unit = first; unit != units.end() && unit->cluster == cluster; ++unit)
        result.push_back(static_cast<std::size_t>(unit - units.begin()));
    return result;
}

std::vector<std::string> Snapshot::namesOf(const ClusterSet &set) const
{
    std::vector<std::string> names;
    for (const ClusterIndex index : set.indices()) {
        if (index < clusters.size())
            names.push_back(clusters[index].name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace fleetwright::model
