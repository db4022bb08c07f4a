// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "model/clusterset.h"
#include "model/snapshot.h"

#include <string_view>

namespace fleetwright::cli {

/// The clusters that a label selector matches (labels.Parse syntax: a=b, a==b, a!=b, a in (b,c), a
/// notin (b), a, !a). A key is a label's full key, its part after the '/', a dimension's name, or
/// "name".
[[nodiscard]] base::Result<model::ClusterSet> selectClusters(const model::Snapshot &snapshot,
                                                             std::string_view selector);

} // namespace fleetwright::cli
