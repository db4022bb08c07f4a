// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "edit/trial.h"

namespace fleetwright::edit {

// One planner an intent; plan() chooses among them.
[[nodiscard]] base::Result<Plan> planSetField(const Bench &bench, const SetField &intent);
[[nodiscard]] base::Result<Plan> planUnsetField(const Bench &bench, const UnsetField &intent);
[[nodiscard]] base::Result<Plan> planSetSource(const Bench &bench, const SetSource &intent);
[[nodiscard]] base::Result<Plan> planMoveInclude(const Bench &bench, const MoveInclude &intent);
[[nodiscard]] base::Result<Plan> planAddCluster(const Bench &bench, const AddCluster &intent);

} // namespace fleetwright::edit
