// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

namespace fleetwright::analysis::delivery {

/// Environments that live on branches of their own.
[[nodiscard]] std::vector<model::Finding> environmentBranch(RuleInput &input);
/// Image automation that writes to the branch which production follows.
[[nodiscard]] std::vector<model::Finding> automationUnreviewed(RuleInput &input);

} // namespace fleetwright::analysis::delivery
