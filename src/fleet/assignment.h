// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/layergraph.h"
#include "inventory/census.h"

#include <optional>
#include <string>
#include <vector>

namespace fleetwright::fleet {

/// A cluster's overlay.
struct PlannedUnit {
    std::string cluster;
    model::LayerIndex root = 0;

    friend auto operator<=>(const PlannedUnit &, const PlannedUnit &) = default;
};

/// clusters/NAME, clusters/ENVIRONMENT/NAME: the folder below "clusters" that stands for one
/// cluster.
[[nodiscard]] std::optional<base::RepoPath> clusterFolder(const base::RepoPath &path);

/// Finds the overlays of every cluster, and the clusters that only their overlays tell (added to
/// the census). Sorted.
[[nodiscard]] std::vector<PlannedUnit> assignOverlays(const LayerGraph &graph,
                                                      inventory::Census &census,
                                                      const std::string &repositoryName);

} // namespace fleetwright::fleet
