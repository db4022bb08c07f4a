// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

namespace fleetwright::analysis::schemas {

/// An object does not fit the schema of its kind (docs/rules/schema-violation.md).
[[nodiscard]] std::vector<model::Finding> schemaViolation(RuleInput &input);

} // namespace fleetwright::analysis::schemas
