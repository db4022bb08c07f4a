// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

namespace fleetwright::analysis::expectations {

/// What `expect` of `.fleetwright.yaml` says and the fleet does not keep.
[[nodiscard]] std::vector<model::Finding> expectationFailed(RuleInput &input);

} // namespace fleetwright::analysis::expectations
