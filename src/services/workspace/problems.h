// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/snapshot.h"

#include <vector>

namespace fleetwright::services {

/// Everything of a fleet that could not be read, built or rendered, each thing once, in the order
/// of places.
[[nodiscard]] std::vector<base::Error> problemsOf(const model::Snapshot &snapshot);

} // namespace fleetwright::services
