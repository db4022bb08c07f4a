// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

#include <span>

namespace fleetwright::analysis::projects {

/// What AppProjects, windows and waves permit and cause.
[[nodiscard]] std::span<const Rule> rules();

} // namespace fleetwright::analysis::projects
