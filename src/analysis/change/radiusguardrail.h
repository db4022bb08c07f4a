// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

namespace fleetwright::analysis::change {

/// A change that reaches more clusters than the guardrails of the base allow.
[[nodiscard]] std::vector<model::Finding> radiusGuardrail(RuleInput &input);

} // namespace fleetwright::analysis::change
