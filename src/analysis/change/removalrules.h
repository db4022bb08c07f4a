// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

namespace fleetwright::analysis::change {

/// Objects and units that a change takes away, unless data goes with them or they get another name.
[[nodiscard]] std::vector<model::Finding> prune(RuleInput &input);
/// Objects that a change takes away and data with them.
[[nodiscard]] std::vector<model::Finding> dataLoss(RuleInput &input);
/// Objects and units that are deleted and created because their name or namespace is another.
[[nodiscard]] std::vector<model::Finding> rename(RuleInput &input);

} // namespace fleetwright::analysis::change
