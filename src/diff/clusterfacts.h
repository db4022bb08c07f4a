// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diff/objectdiff.h"
#include "diff/objectrename.h"
#include "diff/unitchange.h"
#include "model/clusterset.h"

#include <set>
#include <string>
#include <vector>

namespace fleetwright::diff {

/// What is known of one cluster's changes before they are grouped.
struct ClusterFacts {
    const ClusterDiff *diff = nullptr;
    model::ClusterIndex ordinal = 0; ///< into Impact::clusterNames
    /// It comes, goes or is renamed as a whole: its objects are told with it.
    bool isToldAsWhole = false;
    /// It goes together with what registered it or synchronised it: nothing prunes there any more.
    bool leftWithRoot = false;
    std::vector<UnitChange> units;
    std::vector<ObjectRename> renames;
    std::set<std::string> notPruning; ///< units, as they are after
    std::set<std::string> forcing;    ///< units that make again what cannot be changed
};

/// What becomes of an object that is no longer rendered.
[[nodiscard]] Fate fateOf(const ClusterFacts &cluster, const ObjectChange &change);

} // namespace fleetwright::diff
