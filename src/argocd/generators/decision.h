// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sourcefile.h"
#include "model/selector.h"

#include <cstdint>
#include <string>
#include <vector>

namespace fleetwright::argocd {

/// Why one candidate is in a generator's answer, or is not: one rule that was asked.
struct Decision {
    enum class Rule : std::uint8_t {
        ClusterSelector, ///< clusters.selector
        LocalCluster,    ///< in-cluster, added or left out
        SameName,        ///< another Secret of the same cluster name stands for both
        GitDirectory,    ///< directories of a git generator
        GitFile,         ///< files of a git generator
        PostSelector,    ///< the entry's selector
        MergeBase,       ///< an override whose key no base has
    };
    Rule rule = Rule::ClusterSelector;
    bool isIn = false;
    std::string subject;  ///< cluster name, path, or the set's description
    base::Span generator; ///< the generator's own map, or the entry for a post-selector
    base::Span place;     ///< the selector or pattern that decided
    std::vector<model::RequirementVerdict> requirements;
    std::string note; ///< in words, where requirements do not say it
};

} // namespace fleetwright::argocd
