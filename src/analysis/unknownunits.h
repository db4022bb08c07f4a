// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/snapshot.h"

#include <string_view>

namespace fleetwright::analysis {

/// Whether a unit of the cluster that failed, or of which something is not in the repository, may
/// bring an object of this name: it failed, or its own object (values included) mentions the name.
[[nodiscard]] bool mayBeBroughtByUnknown(const model::Snapshot &snapshot,
                                         model::ClusterIndex cluster, std::string_view name);

} // namespace fleetwright::analysis
