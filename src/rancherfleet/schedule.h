// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rancherfleet/clusterindex.h"

#include <cstddef>
#include <vector>

namespace fleetwright::rancherfleet {

/// The clusters of the Schedule's namespace that one of its targets matches
/// (matcher/schedulematch.go), in the index's order. They are updated only while the Schedule is
/// active; clusters of no Schedule are updated at once.
[[nodiscard]] std::vector<std::size_t> scheduledClusters(const Schedule &schedule,
                                                         const ClusterIndex &index);

} // namespace fleetwright::rancherfleet
