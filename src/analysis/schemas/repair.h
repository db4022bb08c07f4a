// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/schemas/violations.h"
#include "base/cancel.h"
#include "model/snapshot.h"

#include <vector>

namespace fleetwright::analysis::schemas {

/// The fleet as it would be with something of the right type at each violation: what the objects
/// are for that are refused as they stand. nullptr where that cannot be told.
[[nodiscard]] model::SnapshotPtr repairedFleet(const model::Snapshot &snapshot,
                                               const std::vector<SchemaViolation> &violations,
                                               const base::Cancel &cancel);

} // namespace fleetwright::analysis::schemas
