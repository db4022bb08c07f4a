// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/selector.h"
#include "rancherfleet/criteria.h"

namespace fleetwright::analysis::targeting {

/// Whether whatever the first takes the second takes too, by their words alone. False where that
/// cannot be said.
[[nodiscard]] bool implies(const model::Selector &first, const model::Selector &second);
[[nodiscard]] bool implies(const rancherfleet::ClusterCriteria &first,
                           const rancherfleet::ClusterCriteria &second);

} // namespace fleetwright::analysis::targeting
