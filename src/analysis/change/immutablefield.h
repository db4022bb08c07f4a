// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

namespace fleetwright::analysis::change {

/// Changed fields that the API server refuses to change.
[[nodiscard]] std::vector<model::Finding> immutableField(RuleInput &input);

} // namespace fleetwright::analysis::change
