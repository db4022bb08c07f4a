// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

namespace fleetwright::analysis::delivery {

/// What is reached and cannot be rendered from what is in Git.
[[nodiscard]] std::vector<model::Finding> renderError(RuleInput &input);
/// Inputs that lie outside the repository.
[[nodiscard]] std::vector<model::Finding> unresolved(RuleInput &input);
/// Inputs in languages that are not evaluated.
[[nodiscard]] std::vector<model::Finding> unsupported(RuleInput &input);

} // namespace fleetwright::analysis::delivery
