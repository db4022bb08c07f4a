// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/controllers/fixpoint.h"
#include "model/snapshot.h"

#include <map>
#include <string>
#include <vector>

namespace fleetwright::fleet {

/// The settled units and targets as a snapshot lists them, with the numbers of its clusters and
/// layers.
struct UnitListing {
    std::vector<model::Unit> units;
    std::vector<model::Unit> unplaced;
    std::vector<model::TargetingObject> targeting;
};

[[nodiscard]] UnitListing listUnits(const Settlement &settlement,
                                    const std::map<std::string, model::ClusterIndex> &clusters,
                                    const LayerGraph &graph);

} // namespace fleetwright::fleet
