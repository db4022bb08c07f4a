// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

namespace fleetwright::analysis::leaks {

/// A layer holds a token that some of the clusters it reaches own and some do not
/// (docs/rules/leak-identity.md).
[[nodiscard]] std::vector<model::Finding> leakIdentity(RuleInput &input);

} // namespace fleetwright::analysis::leaks
