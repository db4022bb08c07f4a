// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "config/fleetconfig.h"
#include "model/finding.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace fleetwright::analysis {

using Files = std::map<std::string, std::string>; ///< contents by path
using Texts = std::vector<std::string>;

/// What some rules say of a fleet on 2026-06-01. Settings are those of its `.fleetwright.yaml`.
[[nodiscard]] std::vector<model::Finding> findingsOf(const Files &files,
                                                     const std::set<std::string> &rules);

/// The same as "error base/app.yaml:7 [a b]", sorted.
[[nodiscard]] Texts textsOf(const Files &files, const std::set<std::string> &rules);

} // namespace fleetwright::analysis
