// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

namespace fleetwright::analysis::layers {

/// A layer that no cluster reads (docs/rules/unused-layer.md).
[[nodiscard]] std::vector<model::Finding> unusedLayer(RuleInput &input);

} // namespace fleetwright::analysis::layers
