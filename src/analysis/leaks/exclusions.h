// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "yaml/node.h"

#include <string_view>

namespace fleetwright::analysis::leaks {

/// Objects that say where clusters are or what goes to which: they must name clusters.
[[nodiscard]] bool isTargetingObject(const yaml::Node *object);

[[nodiscard]] bool isFluxKustomization(const yaml::Node *object);

/// Fields below which nothing is looked at: conditions, references between files, images.
[[nodiscard]] bool isExcludedField(std::string_view key);

} // namespace fleetwright::analysis::leaks
