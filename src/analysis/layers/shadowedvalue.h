// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

namespace fleetwright::analysis::layers {

/// A layer sets what no cluster gets (docs/rules/shadowed-value.md).
[[nodiscard]] std::vector<model::Finding> shadowedValue(RuleInput &input);

} // namespace fleetwright::analysis::layers
