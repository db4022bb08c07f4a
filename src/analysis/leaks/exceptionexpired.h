// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

namespace fleetwright::analysis::leaks {

/// The last day of a marked or listed exception is over (docs/rules/exception-expired.md).
[[nodiscard]] std::vector<model::Finding> exceptionExpired(RuleInput &input);

} // namespace fleetwright::analysis::leaks
