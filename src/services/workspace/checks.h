// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "model/snapshot.h"
#include "services/workspace/findings.h"

namespace fleetwright::services {

/// Runs all checks on a snapshot; with `before` (the fleet without the unsaved edits) tells which
/// findings the edits make. Equal pointers mean that there are no unsaved edits. For a job.
/// `known` are the findings of `before`, if somebody has them: else it is checked too.
[[nodiscard]] CheckResultPtr runChecks(const model::SnapshotPtr &snapshot,
                                       const model::SnapshotPtr &before,
                                       const CheckResultPtr &known, const base::Cancel &cancel);

} // namespace fleetwright::services
