// SPDX-License-Identifier: Apache-2.0
#include "analysis/targeting/criteria.h"

#include <algorithm>

namespace fleetwright::analysis::targeting {

namespace {

using Rule = model::LabelSelector::Requirement;
using Operator = model::LabelSelector::Operator;

bool isSubset(const std::vector<std::string> &inner, const std::vector<std::string> &outer)
{
    return std::ranges::all_of(inner, [&](const std::string &value) {
        return std::ranges::find(outer, value) != outer.end();
    });
}

bool isDisjoint(const std::vector<std::string> &left, const std::vector<std::string> &right)
{
    return std::ranges::none_of(left, [&](const std::string &value) {
        return std::ranges::find(right, value) != right.end();
    });
}

/// Whether a label that meets one requirement meets the other.
bool implies(const Rule &first, const Rule &second)
{
    if (first.key != second.key)
        return false;
    if (first == second)
        return true;
    switch (second.op) {
    case Operator::In:
        return first.op == Operator::In && isSubset(first.values, second.values);
    case Operator::Exists:
        return first.op == Operator::In;
    case Operator::NotIn:
        return first.op == Operator::DoesNotExist
               || (first.op == Operator::In && isDisjoint(first.values, second.values))
               || (first.op == Operator::NotIn && isSubset(second.values, first.values));
    case Operator::DoesNotExist:
    case Operator::GreaterThan:
    case Operator::LessThan:
        return false;
    }
    return false;
}

} // namespace

bool implies(const model::Selector &first, const model::Selector &second)
{
    return std::ranges::all_of(second.requirements(), [&](const auto &needed) {
        return std::ranges::any_of(first.requirements(), [&](const auto &given) {
            return implies(given.rule, needed.rule);
        });
    });
}

bool implies(const rancherfleet::ClusterCriteria &first,
             const rancherfleet::ClusterCriteria &second)
{
    if (first.isEmpty() || second.isEmpty())
        return false;
    const auto both = [](const auto &given, const auto &needed) {
        return !needed || (given && implies(*given, *needed));
    };
    // An empty selector of clusters takes all of them; of groups only those in one.
    const bool takesAnyCluster = second.clusterSelector && second.clusterSelector->isEmpty();
    return (second.clusterName.empty() || second.clusterName == first.clusterName)
           && (second.clusterGroup.empty() || second.clusterGroup == first.clusterGroup)
           && both(first.clusterGroupSelector, second.clusterGroupSelector)
           && (takesAnyCluster || both(first.clusterSelector, second.clusterSelector));
}

} // namespace fleetwright::analysis::targeting
