// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diff/impact.h"

#include <cstdint>

namespace fleetwright::analysis::change {

/// Where a file differs between the two states of a change.
struct ChangedLines {
    std::uint32_t firstAdded = 0;   ///< first added or modified line after the change; 0: none
    std::uint32_t firstRemoved = 0; ///< first removed or modified line before the change; 0: none
    /// More than comments and layout differ.
    bool changesContent = false;
};

[[nodiscard]] ChangedLines changedLines(const diff::Impact &impact, const base::RepoPath &file);

} // namespace fleetwright::analysis::change
