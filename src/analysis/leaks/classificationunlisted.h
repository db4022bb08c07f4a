// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

namespace fleetwright::analysis::leaks {

/// A marked departure that the classification does not list
/// (docs/rules/classification-unlisted.md).
[[nodiscard]] std::vector<model::Finding> classificationUnlisted(RuleInput &input);

} // namespace fleetwright::analysis::leaks
