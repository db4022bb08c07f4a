// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

#include <span>

namespace fleetwright::analysis::schemas {

/// Objects that their schema does not permit.
[[nodiscard]] std::span<const Rule> rules();

} // namespace fleetwright::analysis::schemas
