// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

namespace fleetwright::analysis::layers {

/// One cluster of a class goes past the layer that all others inherit
/// (docs/rules/layer-bypassed.md).
[[nodiscard]] std::vector<model::Finding> layerBypassed(RuleInput &input);

} // namespace fleetwright::analysis::layers
