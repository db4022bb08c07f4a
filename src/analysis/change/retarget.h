// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

namespace fleetwright::analysis::change {

/// Units that stay and get another cluster: what they applied to the old one is left there.
[[nodiscard]] std::vector<model::Finding> retarget(RuleInput &input);

} // namespace fleetwright::analysis::change
