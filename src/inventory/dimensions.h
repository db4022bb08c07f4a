// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inventory/attributes.h"
#include "model/cluster.h"

#include <string>
#include <vector>

namespace fleetwright::inventory {

/// Finds the dimensions of the fleet, gives every cluster its values and returns their names in
/// hierarchy order: environment, region, then the others. One spelling of each environment is used
/// throughout.
[[nodiscard]] std::vector<std::string> assignDimensions(std::vector<model::Cluster> &clusters,
                                                        const config::FleetConfig &config);

/// By environment as the vocabulary orders it, else towards production; then by name.
void sortClusters(std::vector<model::Cluster> &clusters, const config::FleetConfig &config);

} // namespace fleetwright::inventory
