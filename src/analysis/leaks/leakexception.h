// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

namespace fleetwright::analysis::leaks {

/// An exception stands where other clusters get it too (docs/rules/leak-exception.md).
[[nodiscard]] std::vector<model::Finding> leakException(RuleInput &input);

} // namespace fleetwright::analysis::leaks
