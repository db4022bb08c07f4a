// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diff/impact.h"
#include "diff/objectrename.h"

#include <map>
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
    std::vector<UnitChange> units;
    std::vector<ObjectRename> renames;
    std::set<std::string> notPruning; ///< units, as they are after
    std::set<std::string> forcing;    ///< units that make again what cannot be changed
};

/// What becomes of an object that is no longer rendered.
[[nodiscard]] Fate fateOf(const ClusterFacts &cluster, const ObjectChange &change);

/// The units and objects of all clusters, equal changes as one; unordered.
[[nodiscard]] std::vector<ImpactGroup> groupImpact(const FleetDiff &fleet,
                                                   const std::vector<ClusterFacts> &clusters,
                                                   const base::Cancel &cancel);

} // namespace fleetwright::diff
