// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diff/alignment.h"

#include <vector>

namespace fleetwright::diff {

/// One row of a merged text: a line of each column, or none.
using LineRow = std::vector<std::size_t>; ///< AlignedCell::none where nothing stands

/// Merges the texts line by line, the baseline first and the others in order. Lines meet when they
/// are equal at the same place of the structure, or set the same field; the rest keeps its order in
/// rows of its own.
[[nodiscard]] std::vector<LineRow> matchLines(const std::vector<RenderedText> &texts,
                                              std::size_t baseline);

} // namespace fleetwright::diff
