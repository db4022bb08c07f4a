// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

#include <span>

namespace fleetwright::analysis::policy {

/// Policies that objects violate, and clusters that lack them.
[[nodiscard]] std::span<const Rule> rules();

} // namespace fleetwright::analysis::policy
