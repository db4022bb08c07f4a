// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/snapshot.h"

#include <string>

namespace fleetwright::testing {

/// Everything that a snapshot says, as text: clusters, layers, files, errors, and of each object
/// its printed form and for each node where it stands and what it went through.
[[nodiscard]] std::string describe(const model::Snapshot &snapshot);

} // namespace fleetwright::testing
