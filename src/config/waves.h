// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "config/reading.h"

#include <optional>
#include <string>
#include <vector>

namespace fleetwright::config {

/// One requirement on a label, as Kubernetes' matchExpressions say it.
struct LabelRequirement {
    std::string key;
    std::string op; ///< In, NotIn, Exists, DoesNotExist
    std::vector<std::string> values;

    friend bool operator==(const LabelRequirement &, const LabelRequirement &) = default;
};

/// An entry of `waves`: which clusters a change reaches together. Either names or a selector.
struct Wave {
    std::string name;
    std::vector<std::string> clusters; ///< names; globs are allowed
    /// matchLabels and matchExpressions; empty takes all. Unset where the wave names its clusters.
    std::optional<std::vector<LabelRequirement>> selector;
    base::Place place; ///< the item's `- `

    friend bool operator==(const Wave &, const Wave &) = default;
};

/// In order; names are unique.
[[nodiscard]] Read readWaves(const Value &value, std::vector<Wave> &waves);

} // namespace fleetwright::config
