// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "config/fleetconfig.h"
#include "model/snapshot.h"

namespace fleetwright::fleet {

/// Gives every layer its role: by the configuration, else by its path, else by its reach. Clusters,
/// dimensions and reach must be known.
void assignRoles(model::Snapshot &snapshot, const config::FleetConfig &config);

/// How broad a role is: 0 for global and app layers, then the dimensions in hierarchy order,
/// clusters last.
[[nodiscard]] std::size_t roleRank(const model::Role &role,
                                   const std::vector<std::string> &dimensions);

} // namespace fleetwright::fleet
