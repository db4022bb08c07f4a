// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

namespace fleetwright::analysis::leaks {

/// An exception whose values no longer differ from anybody's (docs/rules/exception-unused.md).
[[nodiscard]] std::vector<model::Finding> exceptionUnused(RuleInput &input);

} // namespace fleetwright::analysis::leaks
