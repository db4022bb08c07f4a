// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

namespace fleetwright::analysis::delivery {

/// Image markers that Flux does not see, or that a change takes away.
[[nodiscard]] std::vector<model::Finding> setterLost(RuleInput &input);
/// Image markers that name no policy of the fleet.
[[nodiscard]] std::vector<model::Finding> setterUnknown(RuleInput &input);

} // namespace fleetwright::analysis::delivery
