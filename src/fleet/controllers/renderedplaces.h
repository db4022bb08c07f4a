// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/unit.h"

#include <set>

namespace fleetwright::fleet {

/// Every file that some value of a rendering stands or stood in, or that a step names.
[[nodiscard]] std::set<base::RepoPath> filesIn(const model::Rendering &rendering);

} // namespace fleetwright::fleet
