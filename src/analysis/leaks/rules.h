// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

#include <span>

namespace fleetwright::analysis::leaks {

/// Identity in the wrong place, exceptions and departures from peers.
[[nodiscard]] std::span<const Rule> rules();

} // namespace fleetwright::analysis::leaks
