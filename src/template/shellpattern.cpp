// SPDX-License-Identifier: Apache-2.0
#include "template/shellpattern.h"

#include "yaml/unicodeclass.h"

namespace fleetwright::gotemplate {

namespace {

using yaml::codePointAt;

/// A piece of a pattern up to the next '*'.
struct Chunk {
    bool star = false; ///< a '*' stands before it
    std::string_view text;
};

Chunk takeChunk(std::string_view &pattern)
{
    Chunk chunk;
    while (pattern.starts_with('*')) {
        pattern.remove_prefix(1);
        chunk.star = true;
    }
    bool inRange = false;
    std::size_t at = 0;
    for (; at < pattern.size(); ++at) {
        const char c = pattern[at];
        if (c == '\\' && at + 1 < pattern.size())
            ++at;
        else if (c == '[')
            inRange = true;
        else if (c == ']')
            inRange = false;
        else if (c == '*' && !inRange)
            break;
    }
    chunk.text = pattern.substr(0, at);
    pattern.remove_prefix(at);
    return chunk;
}

enum class Match { No, Yes, Malformed };

/// A character of a class, possibly after a backslash; more has to follow it.
bool takeClassCharacter(std::string_view &chunk, char32_t &character)
{
    if (chunk.empty() || chunk[0] == '-' || chunk[0] == ']')
        return false;
    if (chunk[0] == '\\') {
        chunk.remove_prefix(1);
        if (chunk.empty())
            return false;
    }
    const yaml::CodePoint codePoint = codePointAt(chunk, 0);
    if (codePoint.value == 0xfffd && codePoint.size == 1)
        return false;
    character = codePoint.value;
    chunk.remove_prefix(codePoint.size);
    return !chunk.empty();
}

/// `chunk` begins after '['.
Match matchClass(std::string_view &chunk, char32_t character)
{
    const bool negated = chunk.starts_with('^');
    if (negated)
        chunk.remove_prefix(1);
    bool found = false;
    for (bool first = true;; first = false) {
        if (!first && chunk.starts_with(']')) {
            chunk.remove_prefix(1);
            break;
        }
        char32_t low = 0;
        if (!takeClassCharacter(chunk, low))
            return Match::Malformed;
        char32_t high = low;
        if (chunk[0] == '-') {
            chunk.remove_prefix(1);
            if (!takeClassCharacter(chunk, high))
                return Match::Malformed;
        }
        found = found || (low <= character && character <= high);
    }
    return found != negated ? Match::Yes : Match::No;
}

/// Whether `text` begins with the chunk; what follows is left in it then.
Match matchChunk(std::string_view chunk, std::string_view &text)
{
    std::string_view rest = text;
    while (!chunk.empty()) {
        if (rest.empty())
            return Match::No;
        const char c = chunk[0];
        if (c == '[' || c == '?') {
            const yaml::CodePoint codePoint = codePointAt(rest, 0);
            rest.remove_prefix(codePoint.size);
            chunk.remove_prefix(1);
            const Match match = c == '[' ? matchClass(chunk, codePoint.value) : Match::Yes;
            if (match != Match::Yes)
                return match;
            continue;
        }
        if (c == '\\') {
            chunk.remove_prefix(1);
            if (chunk.empty())
                return Match::Malformed;
        }
        if (chunk[0] != rest[0])
            return Match::No;
        rest.remove_prefix(1);
        chunk.remove_prefix(1);
    }
    text = rest;
    return Match::Yes;
}

/// The chunk somewhere behind the first character; the last chunk has to reach the end.
Match matchLater(std::string_view chunk, std::string_view &name, bool isLast)
{
    for (std::size_t skipped = 1; skipped <= name.size(); ++skipped) {
        std::string_view rest = name.substr(skipped);
        const Match match = matchChunk(chunk, rest);
        if (match == Match::Malformed)
            return match;
        if (match == Match::Yes && (!isLast || rest.empty())) {
            name = rest;
            return match;
        }
    }
    return Match::No;
}

} // namespace

std::optional<bool> shellPatternMatches(std::string_view pattern, std::string_view name)
{
    while (!pattern.empty()) {
        const Chunk chunk = takeChunk(pattern);
        if (chunk.star && chunk.text.empty())
            return true;
        std::string_view rest = name;
        Match match = matchChunk(chunk.text, rest);
        if (match == Match::Yes && (rest.empty() || !pattern.empty())) {
            name = rest;
            continue;
        }
        if (match != Match::Malformed)
            match = chunk.star ? matchLater(chunk.text, name, pattern.empty()) : Match::No;
        if (match == Match::Malformed)
            return std::nullopt;
        if (match == Match::No)
            return false;
    }
    return name.empty();
}

} // namespace fleetwright::gotemplate
