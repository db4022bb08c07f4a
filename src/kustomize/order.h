// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "kustomize/build.h"
#include "kustomize/resource.h"
#include "yaml/node.h"

namespace fleetwright::kustomize {

/// Kustomizer.applySortOrder: `sortOptions` (nullptr if the kustomization has none) wins over the
/// flag.
[[nodiscard]] base::Result<void> sortResources(ResourceMap &map, const yaml::Node *sortOptions,
                                               Reorder reorder);

} // namespace fleetwright::kustomize
