// SPDX-License-Identifier: Apache-2.0
#include "analysis/waves.h"

#include "base/glob.h"
#include "model/labelselector.h"

#include <algorithm>

namespace fleetwright::analysis {

namespace {

std::string_view withoutPrefix(std::string_view key)
{
    const std::size_t slash = key.rfind('/');
    return slash == std::string_view::npos ? key : key.substr(slash + 1);
}

model::LabelSelector::Operator operatorOf(const std::string &name)
{
    using Operator = model::LabelSelector::Operator;
    if (name == "In")
        return Operator::In;
    if (name == "NotIn")
        return Operator::NotIn;
    return name == "Exists" ? Operator::Exists : Operator::DoesNotExist;
}

bool takesIn(const config::Wave &wave, const model::Cluster &cluster)
{
    if (!wave.selector)
        return std::ranges::any_of(wave.clusters, [&](const std::string &glob) {
            return base::globMatches(glob, cluster.name);
        });
    return std::ranges::all_of(*wave.selector, [&](const config::LabelRequirement &requirement) {
        return model::matches({requirement.key, operatorOf(requirement.op), requirement.values},
                              labelOf(cluster, requirement.key));
    });
}

} // namespace

std::optional<std::string> labelOf(const model::Cluster &cluster, std::string_view key)
{
    if (const auto whole = cluster.labels.find(std::string(key)); whole != cluster.labels.end())
        return whole->second;
    if (key.find('/') != std::string_view::npos)
        return std::nullopt;
    const auto partly = std::ranges::find_if(
        cluster.labels, [&](const auto &label) { return withoutPrefix(label.first) == key; });
    if (partly != cluster.labels.end())
        return partly->second;
    const auto dimension = cluster.dimensions.find(std::string(key));
    return dimension == cluster.dimensions.end() ? std::nullopt : std::optional(dimension->second);
}

std::optional<std::size_t> waveOf(const model::Cluster &cluster,
                                  const std::vector<config::Wave> &waves)
{
    const auto found = std::ranges::find_if(
        waves, [&](const config::Wave &wave) { return takesIn(wave, cluster); });
    return found == waves.end() ? std::nullopt
                                : std::optional(static_cast<std::size_t>(found - waves.begin()));
}

} // namespace fleetwright::analysis
