// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

#include <span>

namespace fleetwright::analysis::delivery {

/// Versions over environments, automation of images and branches, and what cannot be rendered.
[[nodiscard]] std::span<const Rule> rules();

} // namespace fleetwright::analysis::delivery
