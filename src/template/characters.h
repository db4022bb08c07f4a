// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace fleetwright::gotemplate {

// Go's packages unicode and unicode/utf8.

constexpr char32_t replacementCharacter = 0xfffd;

struct Character {
    char32_t value = 0;
    std::uint32_t size = 0; ///< bytes; 0 at the end of the text
};

/// utf8.DecodeRuneInString: bytes that are no UTF-8 count as U+FFFD of one byte.
[[nodiscard]] Character characterAt(std::string_view text, std::size_t at);
/// utf8.DecodeLastRuneInString.
[[nodiscard]] Character lastCharacter(std::string_view text);
/// utf8.AppendRune.
void appendCharacter(std::string &out, char32_t character);
[[nodiscard]] std::size_t characterCount(std::string_view text);
[[nodiscard]] std::u32string charactersOf(std::string_view text);
[[nodiscard]] std::string utf8Of(std::u32string_view characters);

[[nodiscard]] bool isLetterOrDigit(char32_t character);
[[nodiscard]] bool isLetter(char32_t character);
[[nodiscard]] bool isUpper(char32_t character);
[[nodiscard]] bool isLower(char32_t character);
[[nodiscard]] bool isTitle(char32_t character);
[[nodiscard]] bool isPunctuation(char32_t character);
[[nodiscard]] bool isNumber(char32_t character);
[[nodiscard]] bool isSpace(char32_t character);
/// unicode.IsPrint, and strconv.IsPrint.
[[nodiscard]] bool isPrintable(char32_t character);

[[nodiscard]] char32_t toUpper(char32_t character);
[[nodiscard]] char32_t toLower(char32_t character);
[[nodiscard]] char32_t toTitle(char32_t character);

/// strings.ToUpper, strings.ToLower.
[[nodiscard]] std::string upperText(std::string_view text);
[[nodiscard]] std::string lowerText(std::string_view text);

/// strings.TrimSpace.
[[nodiscard]] std::string_view trimSpace(std::string_view text);
/// strings.Trim: what `characters` has, from both ends.
[[nodiscard]] std::string_view trimCharacters(std::string_view text, std::string_view characters);

} // namespace fleetwright::gotemplate
