// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diff/impact.h"

#include <vector>

namespace fleetwright::diff {

/// The units and objects of all clusters, equal changes as one; unordered.
[[nodiscard]] std::vector<ImpactGroup> groupImpact(const FleetDiff &fleet,
                                                   const std::vector<ClusterFacts> &clusters,
                                                   const base::Cancel &cancel);

} // namespace fleetwright::diff
