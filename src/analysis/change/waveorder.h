// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

namespace fleetwright::analysis::change {

/// Versions that reach production before an earlier wave has them.
[[nodiscard]] std::vector<model::Finding> waveOrder(RuleInput &input);

} // namespace fleetwright::analysis::change
