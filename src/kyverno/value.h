// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "yaml/node.h"

namespace fleetwright::kyverno {

/// Whether a value satisfies a pattern's scalar: exact values, wildcards, operators, ranges, `|`
/// and
/// `&` (pkg/engine/pattern/pattern.go Validate). `value` is nullptr where there is none.
[[nodiscard]] bool valueMatches(const yaml::Node *value, const yaml::Node *pattern);

} // namespace fleetwright::kyverno
