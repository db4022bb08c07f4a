// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

namespace fleetwright::analysis::delivery {

/// Versions that production has before the environment ahead of it.
[[nodiscard]] std::vector<model::Finding> promotionSkipped(RuleInput &input);
/// Versions far behind the newest of their environment.
[[nodiscard]] std::vector<model::Finding> versionSkew(RuleInput &input);

} // namespace fleetwright::analysis::delivery
