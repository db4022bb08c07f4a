// SPDX-License-Identifier: Apache-2.0
#include "analysis/waves.h"

#include "base/glob.h"
#include "fleet/clusterselector.h"
#include "model/labelselector.h"

#include <algorithm>

namespace fleetwright::analysis {

namespace {

model::LabelSelector::Operator operatorOf(const std::string &name)
{
    using Operator = model::LabelSelector::Operator;
    if (name == "In")
        return Operator::In;
    if (name == "NotIn")
        return Operator::NotIn;
    return name == "Exists" ? Operator::Exists : Operator::DoesNotExist;
}

} // namespace

std::optional<bool> takes(const config::Wave &wave, const model::Cluster &cluster)
{
    if (!wave.selector)
        return std::ranges::any_of(wave.clusters, [&](const std::string &glob) {
            return base::globMatches(glob, cluster.name);
        });
    const bool isLabelled =
        std::ranges::any_of(cluster.facts, [](const model::Fact &fact) { return fact.isLabel; });
    bool takesIt = true;
    for (const config::LabelRequirement &requirement : *wave.selector) {
        const std::optional<std::string> value = fleet::labelOf(cluster, requirement.key);
        if (!value && !isLabelled)
            return std::nullopt;
        takesIt = takesIt
                  && model::matches(
                      {requirement.key, operatorOf(requirement.op), requirement.values}, value);
    }
    return takesIt;
}

std::optional<std::size_t> waveOf(const model::Cluster &cluster,
                                  const std::vector<config::Wave> &waves)
{
    const auto found = std::ranges::find_if(
        waves, [&](const config::Wave &wave) { return takes(wave, cluster) == true; });
    return found == waves.end() ? std::nullopt
                                : std::optional(static_cast<std::size_t>(found - waves.begin()));
}

} // namespace fleetwright::analysis
