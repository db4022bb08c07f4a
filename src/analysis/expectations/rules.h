// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

#include <span>

namespace fleetwright::analysis::expectations {

/// What `.fleetwright.yaml` declares that must hold.
[[nodiscard]] std::span<const Rule> rules();

} // namespace fleetwright::analysis::expectations
