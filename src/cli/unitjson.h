// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/snapshot.h"

#include <string>
#include <vector>

namespace fleetwright::cli {

/// "rendered", "partly unresolved", "unresolved", "failed".
[[nodiscard]] std::string unitState(const model::Unit &unit);

/// The list of some reasons as JSON.
[[nodiscard]] std::string reasonsJson(const std::vector<model::Reason> &reasons);

/// The document of `units --format json`: all units, those without a known cluster last.
[[nodiscard]] std::string unitsJson(const model::Snapshot &snapshot);

} // namespace fleetwright::cli
