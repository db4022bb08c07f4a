// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

#include <span>

namespace fleetwright::analysis::change {

/// What a change does that a reviewer must know.
[[nodiscard]] std::span<const Rule> rules();

} // namespace fleetwright::analysis::change
