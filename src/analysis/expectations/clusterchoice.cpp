// SPDX-License-Identifier: Apache-2.0
#include "analysis/expectations/clusterchoice.h"

#include "base/glob.h"

#include <algorithm>

namespace fleetwright::analysis::expectations {

namespace {

bool matchesAny(const std::vector<std::string> &globs, std::string_view text)
{
    return std::ranges::any_of(
        globs, [&](const std::string &glob) { return base::globMatches(glob, text); });
}

/// The whole key, or what follows its last "/"; a dimension counts under its name.
bool hasLabel(const model::Cluster &cluster, const std::string &key,
              const std::vector<std::string> &globs)
{
    const auto isNamed = [&](const std::string &label) {
        const std::size_t slash = label.rfind('/');
        return label == key || (slash != std::string::npos && label.substr(slash + 1) == key);
    };
    const auto fits = [&](const auto &label) {
        return isNamed(label.first) && matchesAny(globs, label.second);
    };
    return std::ranges::any_of(cluster.labels, fits)
           || std::ranges::any_of(cluster.dimensions, fits);
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
