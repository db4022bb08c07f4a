// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diff/objectdiff.h"

#include <cstddef>
#include <vector>

namespace fleetwright::diff {

/// A deleted and a created object that are one object under another name or in another namespace.
struct ObjectRename {
    std::size_t deleted = 0; ///< into ClusterDiff::changes
    std::size_t created = 0;
};

/// Of one cluster: same group and kind, and equal content but for name and namespace, or the same
/// document of the same file. Each object is in one pair at most.
[[nodiscard]] std::vector<ObjectRename> findRenames(const ClusterDiff &cluster);

} // namespace fleetwright::diff
