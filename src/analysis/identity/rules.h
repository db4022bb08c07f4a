// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

#include <span>

namespace fleetwright::analysis::identity {

/// What identifies clusters: missing, contradictory or doubled facts and labels.
[[nodiscard]] std::span<const Rule> rules();

} // namespace fleetwright::analysis::identity
