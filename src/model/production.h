// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/cluster.h"

namespace fleetwright::model {

/// Whether a cluster is of production: by its environment (production, prod, prd, live); where none
/// is known, by a word of its name that does not follow "pre", "non" or "not". What is not known to
/// be production is not.
[[nodiscard]] bool isProduction(const Cluster &cluster);

} // namespace fleetwright::model
