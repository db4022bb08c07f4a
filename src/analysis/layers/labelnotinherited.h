// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

namespace fleetwright::analysis::layers {

/// One cluster's object was added past the layer that labels it elsewhere
/// (docs/rules/label-not-inherited.md).
[[nodiscard]] std::vector<model::Finding> labelNotInherited(RuleInput &input);

} // namespace fleetwright::analysis::layers
