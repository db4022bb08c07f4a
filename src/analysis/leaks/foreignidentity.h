// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

namespace fleetwright::analysis::leaks {

/// A layer holds a token that no cluster it reaches owns, or reaches clusters outside the scope
/// that its path names (docs/rules/foreign-identity.md).
[[nodiscard]] std::vector<model::Finding> foreignIdentity(RuleInput &input);

} // namespace fleetwright::analysis::leaks
