// SPDX-License-Identifier: Apache-2.0
#include "fleet/clusterselector.h"

#include "model/labelselector.h"

#include <optional>
#include <string>

namespace fleetwright::fleet {

std::optional<std::string> labelOf(const model::Cluster &cluster, std::string_view key)
{
    if (const auto label = cluster.labels.find(std::string(key)); label != cluster.labels.end())
        return label->second;
    if (key == "name")
        return cluster.name;
    if (const auto dimension = cluster.dimensions.find(std::string(key));
        dimension != cluster.dimensions.end())
        return dimension->second;
    for (const auto &[full, value] : cluster.labels) {
        const std::size_t slash = full.rfind('/');
        if (slash != std::string::npos && std::string_view(full).substr(slash + 1) == key)
            return value;
    }
    return std::nullopt;
}

base::Result<model::ClusterSet> selectClusters(const model::Snapshot &snapshot,
                                               std::string_view selector)
{
    const base::Result<model::LabelSelector> parsed = model::LabelSelector::parse(selector);
    if (!parsed)
        return parsed.error();
    model::ClusterSet matched;
    for (model::ClusterIndex index = 0; index < snapshot.clusters.size(); ++index) {
        const model::Cluster &cluster = snapshot.clusters[index];
        if (parsed->matches([&cluster](std::string_view key) { return labelOf(cluster, key); }))
            matched.insert(index);
    }
    return matched;
}

} // namespace fleetwright::fleet
