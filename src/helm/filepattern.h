// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::helm {

/// Go's filepath.Match: '*', '?' and classes stay within a segment. Nothing for a malformed
/// pattern.
[[nodiscard]] std::optional<bool> filepathMatches(std::string_view pattern, std::string_view path);

/// gobwas/glob v0.2.3 with the separator '/', as .Files.Glob uses it: "**" crosses '/', {a,b},
/// [abc], [a-z], [!a-z].
class FileGlob {
public:
    /// A malformed pattern matches everything, as in Helm.
    explicit FileGlob(std::string_view pattern);

    [[nodiscard]] bool matches(std::string_view path) const;

private:
    enum class Kind : std::uint8_t { Character, AnyCharacter, AnyInSegment, Anything, Set, Range };
    struct Token {
        Kind kind = Kind::Character;
        bool isNegated = false;
        char32_t first = 0;      ///< the character, or where a range begins
        char32_t last = 0;       ///< where a range ends
        std::u32string set = {}; ///< of a Set
    };
    using Tokens = std::vector<Token>;
    class Parser;

    [[nodiscard]] static bool accepts(const Token &token, char32_t character);
    [[nodiscard]] static bool matches(const Tokens &tokens, const std::u32string &path);

    std::vector<Tokens> m_alternatives;
};

} // namespace fleetwright::helm
