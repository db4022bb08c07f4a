// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "model/clusterset.h"
#include "model/snapshot.h"

#include <optional>
#include <string>
#include <string_view>

namespace fleetwright::fleet {

/// What a key means for a cluster: see selectClusters(). Nothing if it has no such label.
[[nodiscard]] std::optional<std::string> labelOf(const model::Cluster &cluster,
                                                 std::string_view key);

/// The clusters that a label selector matches (labels.Parse syntax: a=b, a==b, a!=b, a in (b,c), a
/// notin (b), a, !a). A key is a label's full key, its part after the '/', a dimension's name, or
/// "name".
[[nodiscard]] base::Result<model::ClusterSet> selectClusters(const model::Snapshot &snapshot,
                                                             std::string_view selector);

} // namespace fleetwright::fleet
