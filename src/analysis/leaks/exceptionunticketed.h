// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

namespace fleetwright::analysis::leaks {

/// A marked or listed exception names no ticket (docs/rules/exception-unticketed.md).
[[nodiscard]] std::vector<model::Finding> exceptionUnticketed(RuleInput &input);

} // namespace fleetwright::analysis::leaks
