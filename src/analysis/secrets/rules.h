// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

#include <span>

namespace fleetwright::analysis::secrets {

/// Secrets in plain text, their stores and their encryption.
[[nodiscard]] std::span<const Rule> rules();

} // namespace fleetwright::analysis::secrets
