// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "kustomize/build.h"
#include "kustomize/resource.h"
#include "yaml/node.h"

#include <cstdint>
#include <vector>

namespace fleetwright::kustomize {

/// Kustomizer.applySortOrder: the resources' places in the order of the output. `sortOptions`
/// (nullptr if the kustomization has none) wins over the flag.
[[nodiscard]] base::Result<std::vector<std::uint32_t>>
outputOrder(const ResourceMap &map, const yaml::Node *sortOptions, Reorder reorder);

} // namespace fleetwright::kustomize
