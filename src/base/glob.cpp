// SPDX-License-Identifier: Apache-2.0
#include "base/glob.h"

#include <cstddef>
#include <optional>

namespace fleetwright::base {

namespace {

/// Length in bytes of the UTF-8 character that begins at `at`; a stray byte counts as one
/// character.
std::size_t characterLength(std::string_view text, std::size_t at)
{
    std::size_t length = 1;
    while (at + length < text.size()
           && (static_cast<unsigned char>(text[at + length]) & 0xC0) == 0x80)
        ++length;
    return length;
}

struct ClassMatch {
    bool matches = false;
    std::size_t end = 0; ///< pattern offset past ']'
};

/// The class that begins at pattern[at] == '['; nothing if it has no end, '[' is then an ordinary
/// character.
std::optional<ClassMatch> matchClass(std::string_view pattern, std::size_t at,
                                     std::string_view character)
{
    std::size_t next = at + 1;
    const bool negated = next < pattern.size() && (pattern[next] == '!' || pattern[next] == '^');
    if (negated)
        ++next;
    bool found = false;
    for (bool first = true; next < pattern.size(); first = false) {
        if (pattern[next] == ']' && !first)
            return ClassMatch{found != negated, next + 1};
        const std::size_t lowLength = characterLength(pattern, next);
        const std::string_view low = pattern.substr(next, lowLength);
        next += lowLength;
        std::string_view high = low;
        if (next + 1 < pattern.size() && pattern[next] == '-' && pattern[next + 1] != ']') {
            const std::size_t highLength = characterLength(pattern, next + 1);
            high = pattern.substr(next + 1, highLength);
            next += 1 + highLength;
        }
        // UTF-8 sorts bytewise as its code points do.
        if (low <= character && character <= high)
            found = true;
    }
    return std::nullopt;
}

/// Past the pattern's element at `at` if it matches the character, nothing otherwise.
std::optional<std::size_t> matchOne(std::string_view pattern, std::size_t at,
                                    std::string_view character)
{
    if (pattern[at] == '?')
        return at + 1;
    if (pattern[at] == '[') {
        if (const auto matched = matchClass(pattern, at, character))
            return matched->matches ? std::optional(matched->end) : std::nullopt;
    }
    if (pattern[at] == '\\' && at + 1 < pattern.size())
        ++at;
    const std::size_t length = characterLength(pattern, at);
    if (pattern.substr(at, length) == character)
        return at + length;
    return std::nullopt;
}

} // namespace

bool globMatches(std::string_view pattern, std::string_view text)
{
    std::size_t patternAt = 0;
    std::size_t textAt = 0;
    std::optional<std::size_t> afterStar;
    std::size_t starText = 0;
    while (textAt < text.size()) {
        if (patternAt < pattern.size() && pattern[patternAt] == '*') {
            afterStar = ++patternAt;
            starText = textAt;
            continue;
        }
        const std::size_t length = characterLength(text, textAt);
        if (patternAt < pattern.size()) {
            if (const auto next = matchOne(pattern, patternAt, text.substr(textAt, length))) {
                patternAt = *next;
                textAt += length;
                continue;
            }
        }
        if (!afterStar)
            return false;
        starText += characterLength(text, starText);
        textAt = starText;
        patternAt = *afterStar;
    }
    while (patternAt < pattern.size() && pattern[patternAt] == '*')
        ++patternAt;
    return patternAt == pattern.size();
}

} // namespace fleetwright::base
