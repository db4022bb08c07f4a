// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

namespace fleetwright::analysis::leaks {

/// A marked or listed exception does not say when it ends (docs/rules/exception-undated.md).
[[nodiscard]] std::vector<model::Finding> exceptionUndated(RuleInput &input);

} // namespace fleetwright::analysis::leaks
