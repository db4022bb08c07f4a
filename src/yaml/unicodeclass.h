// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace fleetwright::yaml {

struct CodePoint {
    char32_t value = 0;
    std::uint32_t size = 1; ///< bytes
};

/// The code point at a byte of valid UTF-8; bytes that are none count as U+FFFD of one byte, as in
/// Go.
[[nodiscard]] CodePoint codePointAt(std::string_view text, std::size_t at);

/// Go's unicode.IsLetter (categories L, Unicode 15).
[[nodiscard]] bool isLetter(char32_t codePoint);

/// Go's unicode.IsDigit (category Nd, Unicode 15).
[[nodiscard]] bool isDecimalDigit(char32_t codePoint);

} // namespace fleetwright::yaml
