// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace fleetwright::ui {

struct FuzzyMatch {
    int score = 0;                    ///< larger is better
    std::vector<qsizetype> positions; ///< matched characters, for emphasis
};

/// Every character of `pattern` in order somewhere in `text`, ignoring case. Runs, word beginnings
/// and an early first hit score; an empty pattern matches everything with 0.
[[nodiscard]] std::optional<FuzzyMatch> fuzzyMatch(const QString &pattern, const QString &text);

} // namespace fleetwright::ui
