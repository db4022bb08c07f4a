// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

namespace fleetwright::analysis::leaks {

/// A value that a few clusters keep and all others set back (docs/rules/leak-outlier.md).
[[nodiscard]] std::vector<model::Finding> leakOutlier(RuleInput &input);

} // namespace fleetwright::analysis::leaks
