// SPDX-License-Identifier: Apache-2.0
#include "analysis/expectations/clusterchoice.h"

#include "base/glob.h"
#include "fleet/clusterselector.h"

#include <algorithm>

namespace fleetwright::analysis::expectations {

namespace {

bool matchesAny(const std::vector<std::string> &globs, std::string_view text)
{
    return std::ranges::any_of(
        globs, [&](const std::string &glob) { return base::globMatches(glob, text); });
}

bool hasLabel(const model::Cluster &cluster, const std::string &key,
              const std::vector<std::string> &globs)
{
    const std::optional<std::string> value = fleet::labelOf(cluster, key);
    return value && matchesAny(globs, *value);
}

bool isChosen(const model::Cluster &cluster, const config::ClusterChoice &choice)
{
    if (matchesAny(choice.except, cluster.name))
        return false;
    if (!choice.names.empty() && !matchesAny(choice.names, cluster.name))
        return false;
    if (choice.names.empty() && choice.labels.empty() && cluster.isHub)
        return false;
    return std::ranges::all_of(choice.labels, [&](const auto &label) {
        return hasLabel(cluster, label.first, label.second);
    });
}

} // namespace

model::ClusterSet chosen(const model::Snapshot &snapshot,
                         const std::optional<config::ClusterChoice> &choice)
{
    model::ClusterSet clusters;
    for (model::ClusterIndex index = 0; index < snapshot.clusters.size(); ++index) {
        if (isChosen(snapshot.clusters[index], choice.value_or(config::ClusterChoice())))
            clusters.insert(index);
    }
    return clusters;
}

} // namespace fleetwright::analysis::expectations
