// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

namespace fleetwright::analysis::layers {

/// An entry that matches no object (docs/rules/dead-patch.md).
[[nodiscard]] std::vector<model::Finding> deadPatch(RuleInput &input);

} // namespace fleetwright::analysis::layers
