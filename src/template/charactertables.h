// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

namespace fleetwright::gotemplate {

/// Every `step`th code point from first to last.
struct Range {
    char32_t first;
    char32_t last;
    char32_t step;
};

/// As Range, with what is to be added for the other case.
struct CaseRange {
    char32_t first;
    char32_t last;
    char32_t step;
    int delta;
};

extern const std::array<Range, 161> upperCase;
extern const std::array<Range, 175> lowerCase;
extern const std::array<Range, 10> titleCase;
extern const std::array<Range, 188> punctuation;
extern const std::array<Range, 137> number;
extern const std::array<Range, 307> mark;
extern const std::array<Range, 687> notPrintable;
extern const std::array<CaseRange, 200> toUpperCase;
extern const std::array<CaseRange, 182> toLowerCase;
extern const std::array<CaseRange, 4> toTitleCase;

} // namespace fleetwright::gotemplate
