// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diff/impact.h"

#include <cstddef>
#include <string>

namespace fleetwright::diff {

struct ImpactReportOptions {
    std::string base; ///< how the two sides are called: "main", "working tree"
    std::string head;
    /// GitHub takes 65,536 characters for a comment, and a character is one byte or more.
    std::size_t mostBytes = 65'536;
};

/// The change as Markdown for a pull request's comment: counts, then what loses data and what is
/// deleted, then the rest. What does not fit is left out from the end, and how much is told.
[[nodiscard]] std::string impactMarkdown(const Impact &impact, const ImpactReportOptions &options);

} // namespace fleetwright::diff
