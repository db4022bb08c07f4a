// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

#include <span>

namespace fleetwright::analysis::startup {

/// What units need before they can start.
[[nodiscard]] std::span<const Rule> rules();

} // namespace fleetwright::analysis::startup
