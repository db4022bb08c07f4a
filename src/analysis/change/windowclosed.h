// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

namespace fleetwright::analysis::change {

/// Changed Applications that a sync window of their project holds back at the moment of the check.
[[nodiscard]] std::vector<model::Finding> windowClosed(RuleInput &input);

} // namespace fleetwright::analysis::change
