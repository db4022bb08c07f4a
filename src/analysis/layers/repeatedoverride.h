// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"
#include "analysis/settings.h"

#include <vector>

namespace fleetwright::analysis::layers {

/// All children of a layer set one field to one value.
struct RepeatedOverride {
    const Field *field = nullptr;
    model::LayerIndex parent = 0;
    std::vector<SettingIndex> places; ///< one a child, by the children's paths
};

/// All of a fleet (RuleInput::once).
struct RepeatedOverrides {
    explicit RepeatedOverrides(RuleInput &input);
    std::vector<RepeatedOverride> all;
};

/// All children of a layer set the same (docs/rules/repeated-override.md).
[[nodiscard]] std::vector<model::Finding> repeatedOverride(RuleInput &input);

} // namespace fleetwright::analysis::layers
