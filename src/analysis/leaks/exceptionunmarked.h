// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

namespace fleetwright::analysis::leaks {

/// A cluster departs from its peers and nothing says why (docs/rules/exception-unmarked.md).
[[nodiscard]] std::vector<model::Finding> exceptionUnmarked(RuleInput &input);

} // namespace fleetwright::analysis::leaks
