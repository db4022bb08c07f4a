// SPDX-License-Identifier: Apache-2.0
#include "rancherfleet/criteria.h"

#include <utility>

namespace fleetwright::rancherfleet {

namespace {

base::Result<std::optional<model::Selector>> readSelector(const yaml::Node *target,
                                                          std::string_view field)
{
    const yaml::Node *selector = target->find(field);
    if (!selector)
        return std::optional<model::Selector>();
    base::Result<model::Selector> read =
        model::Selector::read(selector, model::Selector::Values::Labels);
    if (!read)
        return read.error();
    return std::optional<model::Selector>(*std::move(read));
}

bool hasName(const ClusterCriteria &criteria, const CandidateView &candidate)
{
    if (criteria.clusterName == candidate.clusterName)
        return true;
    const auto shown = candidate.clusterLabels.find(displayNameLabel);
    return shown != candidate.clusterLabels.end() && shown->second == criteria.clusterName;
}

void append(std::vector<model::RequirementVerdict> &verdicts, std::string_view of,
            std::vector<model::RequirementVerdict> more)
{
    for (model::RequirementVerdict &verdict : more) {
        verdict.requirement = std::string(of) + ": " + verdict.requirement;
        verdicts.push_back(std::move(verdict));
    }
}

} // namespace

bool ClusterCriteria::isEmpty() const
{
    return clusterName.empty() && clusterGroup.empty() && !clusterGroupSelector && !clusterSelector;
}

base::Result<ClusterCriteria> readCriteria(const yaml::Node *target)
{
    ClusterCriteria criteria;
    criteria.clusterName = stringAt(target, "clusterName");
    criteria.clusterGroup = stringAt(target, "clusterGroup");
    criteria.clusterNamePlace = placeOf(target, "clusterName");
    criteria.clusterGroupPlace = placeOf(target, "clusterGroup");
    base::Result<std::optional<model::Selector>> groups =
        readSelector(target, "clusterGroupSelector");
    if (!groups)
        return groups.error();
    base::Result<std::optional<model::Selector>> clusters = readSelector(target, "clusterSelector");
    if (!clusters)
        return clusters.error();
    criteria.clusterGroupSelector = *std::move(groups);
    criteria.clusterSelector = *std::move(clusters);
    return criteria;
}

bool matches(const ClusterCriteria &criteria, const CandidateView &candidate)
{
    if (criteria.isEmpty())
        return false;
    return (criteria.clusterName.empty() || hasName(criteria, candidate))
           && (criteria.clusterGroup.empty() || criteria.clusterGroup == candidate.groupName)
           && (!criteria.clusterGroupSelector
               || model::matches(*criteria.clusterGroupSelector, candidate.groupLabels))
           && (!criteria.clusterSelector
               || model::matches(*criteria.clusterSelector, candidate.clusterLabels));
}

std::vector<model::RequirementVerdict> verdicts(const ClusterCriteria &criteria,
                                                const CandidateView &candidate)
{
    std::vector<model::RequirementVerdict> result;
    if (!criteria.clusterName.empty())
        result.push_back({"clusterName = " + criteria.clusterName,
                          std::string(candidate.clusterName), hasName(criteria, candidate),
                          criteria.clusterNamePlace});
    if (!criteria.clusterGroup.empty())
        result.push_back(
            {"clusterGroup = " + criteria.clusterGroup,
             candidate.groupName.empty() ? std::nullopt
                                         : std::optional<std::string>(candidate.groupName),
             criteria.clusterGroup == candidate.groupName, criteria.clusterGroupPlace});
    if (criteria.clusterGroupSelector)
        append(result, "clusterGroupSelector",
               model::verdicts(*criteria.clusterGroupSelector, candidate.groupLabels));
    if (criteria.clusterSelector)
        append(result, "clusterSelector",
               model::verdicts(*criteria.clusterSelector, candidate.clusterLabels));
    return result;
}

} // namespace fleetwright::rancherfleet
