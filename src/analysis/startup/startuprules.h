// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

namespace fleetwright::analysis::startup {

// What each finds: docs/rules/RULE.md.
[[nodiscard]] std::vector<model::Finding> substituteSourceMissing(RuleInput &input);
[[nodiscard]] std::vector<model::Finding> bootstrapDeadlock(RuleInput &input);
[[nodiscard]] std::vector<model::Finding> dependencyWithoutWait(RuleInput &input);

} // namespace fleetwright::analysis::startup
