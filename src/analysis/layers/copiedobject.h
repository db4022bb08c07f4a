// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

namespace fleetwright::analysis::layers {

/// One object is written out in the layers of several clusters (docs/rules/copied-object.md).
[[nodiscard]] std::vector<model::Finding> copiedObject(RuleInput &input);

} // namespace fleetwright::analysis::layers
