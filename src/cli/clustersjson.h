// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diff/promotion.h"
#include "inventory/agreement.h"
#include "model/snapshot.h"

#include <string>
#include <vector>

namespace fleetwright::cli {

/// Names of the controllers that apply something to each cluster, in their order, by
/// ClusterIndex.
[[nodiscard]] std::vector<std::vector<std::string>>
controllersOfClusters(const model::Snapshot &snapshot);

/// The document of `clusters --format json`. `promotion` may be nullptr.
[[nodiscard]] std::string clustersJson(const model::Snapshot &snapshot,
                                       const std::vector<inventory::ConsistencyCheck> &checks,
                                       const diff::Promotion *promotion);

} // namespace fleetwright::cli
