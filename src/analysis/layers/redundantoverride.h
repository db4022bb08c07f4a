// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

namespace fleetwright::analysis::layers {

/// A layer sets what it inherits anyway (docs/rules/redundant-override.md).
[[nodiscard]] std::vector<model::Finding> redundantOverride(RuleInput &input);

} // namespace fleetwright::analysis::layers
