// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

#include <span>

namespace fleetwright::analysis::layers {

/// What layers set in vain, or set again and again; copies and bypassed layers.
[[nodiscard]] std::span<const Rule> rules();

} // namespace fleetwright::analysis::layers
