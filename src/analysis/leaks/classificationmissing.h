// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

namespace fleetwright::analysis::leaks {

/// Clusters of a class lack an object that the classification requires
/// (docs/rules/classification-missing.md).
[[nodiscard]] std::vector<model::Finding> classificationMissing(RuleInput &input);

} // namespace fleetwright::analysis::leaks
