// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

#include <span>

namespace fleetwright::analysis::targeting {

/// Who deploys what where: selectors, ownership, dependencies.
[[nodiscard]] std::span<const Rule> rules();

} // namespace fleetwright::analysis::targeting
