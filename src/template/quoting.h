// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace fleetwright::gotemplate {

// Go's strconv quoting.

/// Which characters a quoted text keeps: all that are printable, or only ASCII.
enum class QuoteSet { Printable, Ascii };

/// strconv.Quote, strconv.QuoteToASCII.
[[nodiscard]] std::string goQuoted(std::string_view text, QuoteSet set = QuoteSet::Printable);
/// strconv.QuoteRune, with single quotes.
[[nodiscard]] std::string quotedCharacter(char32_t character, QuoteSet set = QuoteSet::Printable);
/// strconv.CanBackquote.
[[nodiscard]] bool canBackquote(std::string_view text);

/// strconv.Unquote of "…" and `…`; nothing for Go's "invalid syntax".
[[nodiscard]] std::optional<std::string> unquoted(std::string_view text);

/// strconv.UnquoteChar at the beginning of `text`.
struct UnquotedCharacter {
    char32_t value = 0;
    bool isByte = false; ///< \x or octal: one byte of the result, whatever it means
    std::string_view tail;
};
[[nodiscard]] std::optional<UnquotedCharacter> unquoteCharacter(std::string_view text, char quote);

} // namespace fleetwright::gotemplate
