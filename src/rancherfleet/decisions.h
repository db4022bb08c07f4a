// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rancherfleet/targets.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace fleetwright::rancherfleet {

/// What one rule said about one cluster, and what came of it.
struct Decision {
    enum class Rule : std::uint8_t {
        Namespace,     ///< the cluster's namespace is the bundle's or is opened to it
        Target,        ///< a target, in order: the first that matches counts
        AllowList,     ///< the targets once more: a customization cannot add clusters
        Customization, ///< a customization, in order
    };
    enum class Outcome : std::uint8_t {
        Chosen,     ///< it matches and counts
        Withholds,  ///< it matches, and doNotDeploy leaves the cluster out
        NotMatched, ///< some requirement does not hold, or there is none
        Hidden,     ///< it matches, but an earlier one counts
    };
    Rule rule = Rule::Target;
    Outcome outcome = Outcome::NotMatched;
    std::optional<std::size_t> target; ///< position in the bundle's targets
    std::string name;                  ///< of the target, "" if it has none
    base::Span place;                  ///< where the rule stands; unknown for the default group
    std::string group;                 ///< the ClusterGroup it was tried with, "" for none
    std::vector<model::RequirementVerdict> requirements;
    std::string note; ///< in words, where requirements do not say it
};

/// Why a cluster gets the bundle with these options, or does not: every rule in the order in which
/// Fleet asks it. Agrees with targetsOf.
[[nodiscard]] std::vector<Decision> decisionsFor(const Bundle &bundle, const ClusterIndex &index,
                                                 std::size_t cluster);

} // namespace fleetwright::rancherfleet
