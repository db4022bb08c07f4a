// SPDX-License-Identifier: Apache-2.0
#include "template/quoting.h"

#include "template/characters.h"

namespace fleetwright::gotemplate {

namespace {

constexpr std::string_view hexDigits = "0123456789abcdef";

void appendHex(std::string &out, char32_t value, int digits)
{
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4)
        out += hexDigits[(value >> shift) & 0xf];
}

/// The letter of \a, \b, … , 0 if there is none.
char shortEscape(char32_t c)
{
    switch (c) {
    case U'\a':
        return 'a';
    case U'\b':
        return 'b';
    case U'\f':
        return 'f';
    case U'\n':
        return 'n';
    case U'\r':
        return 'r';
    case U'\t':
        return 't';
    case U'\v':
        return 'v';
    default:
        return 0;
    }
}

void appendEscaped(std::string &out, char32_t c, char quote, QuoteSet set)
{
    if (c == static_cast<unsigned char>(quote) || c == U'\\') {
        out += '\\';
        out += static_cast<char>(c);
        return;
    }
    if (isPrintable(c) && (set == QuoteSet::Printable || c < 0x80)) {
        appendCharacter(out, c);
        return;
    }
    out += '\\';
    if (const char letter = shortEscape(c)) {
        out += letter;
    } else if (c < U' ' || c == 0x7f) {
        out += 'x';
        appendHex(out, c, 2);
    } else if (c < 0x10000) {
        out += 'u';
        appendHex(out, c, 4);
    } else {
        out += 'U';
        appendHex(out, c, 8);
    }
}

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

std::optional<UnquotedCharacter> hexEscape(std::string_view text, std::size_t digits, bool isByte)
{
    if (text.size() < digits)
        return std::nullopt;
    char32_t value = 0;
    for (std::size_t at = 0; at < digits; ++at) {
        const int digit = hexValue(text[at]);
        if (digit < 0)
            return std::nullopt;
        value = (value << 4) | static_cast<char32_t>(digit);
    }
    if (!isByte && (value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)))
        return std::nullopt;
    return UnquotedCharacter{value, isByte, text.substr(digits)};
}

std::optional<UnquotedCharacter> octalEscape(std::string_view text)
{
    if (text.size() < 3)
        return std::nullopt;
    char32_t value = 0;
    for (std::size_t at = 0; at < 3; ++at) {
        if (text[at] < '0' || text[at] > '7')
            return std::nullopt;
        value = (value << 3) | static_cast<char32_t>(text[at] - '0');
    }
    if (value > 255)
        return std::nullopt;
    return UnquotedCharacter{value, true, text.substr(3)};
}

std::optional<UnquotedCharacter> escape(std::string_view text, char quote)
{
    if (text.empty())
        return std::nullopt;
    const char c = text[0];
    const std::string_view tail = text.substr(1);
    switch (c) {
    case 'a':
        return UnquotedCharacter{U'\a', false, tail};
    case 'b':
        return UnquotedCharacter{U'\b', false, tail};
    case 'f':
        return UnquotedCharacter{U'\f', false, tail};
    case 'n':
        return UnquotedCharacter{U'\n', false, tail};
    case 'r':
        return UnquotedCharacter{U'\r', false, tail};
    case 't':
        return UnquotedCharacter{U'\t', false, tail};
    case 'v':
        return UnquotedCharacter{U'\v', false, tail};
    case 'x':
        return hexEscape(tail, 2, true);
    case 'u':
        return hexEscape(tail, 4, false);
    case 'U':
        return hexEscape(tail, 8, false);
    case '\\':
        return UnquotedCharacter{U'\\', false, tail};
    case '\'':
    case '"':
        if (c != quote)
            return std::nullopt;
        return UnquotedCharacter{static_cast<char32_t>(c), false, tail};
    default:
        return c >= '0' && c <= '7' ? octalEscape(text) : std::nullopt;
    }
}

std::optional<std::string> unquotedRaw(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == '`')
            return std::nullopt;
        if (c != '\r')
            out += c;
    }
    return out;
}

} // namespace

std::string goQuoted(std::string_view text, QuoteSet set)
{
    std::string out = "\"";
    out.reserve(text.size() + 2);
    for (std::size_t at = 0; at < text.size();) {
        const Character character = characterAt(text, at);
        if (character.value == replacementCharacter && character.size == 1) {
            out += "\\x";
            appendHex(out, static_cast<unsigned char>(text[at]), 2);
        } else {
            appendEscaped(out, character.value, '"', set);
        }
        at += character.size;
    }
    out += '"';
    return out;
}

std::string quotedCharacter(char32_t character, QuoteSet set)
{
    if (character > 0x10ffff || (character >= 0xd800 && character <= 0xdfff))
        character = replacementCharacter;
    std::string out = "'";
    appendEscaped(out, character, '\'', set);
    return out + "'";
}

bool canBackquote(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const Character character = characterAt(text, at);
        at += character.size;
        if (character.value == 0xfeff
            || (character.value == replacementCharacter && character.size == 1))
            return false;
        if (character.size > 1)
            continue;
        if ((character.value < U' ' && character.value != U'\t') || character.value == U'`'
            || character.value == 0x7f)
            return false;
    }
    return true;
}

std::optional<UnquotedCharacter> unquoteCharacter(std::string_view text, char quote)
{
    if (text.empty())
        return std::nullopt;
    if (text[0] == quote && (quote == '\'' || quote == '"'))
        return std::nullopt;
    if (text[0] == '\\')
        return escape(text.substr(1), quote);
    const Character character = characterAt(text, 0);
    return UnquotedCharacter{character.value, false, text.substr(character.size)};
}

std::optional<std::string> unquoted(std::string_view text)
{
    if (text.size() < 2 || text.front() != text.back())
        return std::nullopt;
    const char quote = text.front();
    std::string_view rest = text.substr(1, text.size() - 2);
    if (quote == '`')
        return unquotedRaw(rest);
    if (quote != '"')
        return std::nullopt;
    std::string out;
    out.reserve(rest.size());
    while (!rest.empty()) {
        if (rest[0] == '\n')
            return std::nullopt;
        if (rest[0] != '\\') {
            if (rest[0] == '"')
                return std::nullopt;
            const Character character = characterAt(rest, 0);
            appendCharacter(out, character.value);
            rest.remove_prefix(character.size);
            continue;
        }
        const std::optional<UnquotedCharacter> character = unquoteCharacter(rest, quote);
        if (!character)
            return std::nullopt;
        if (character->isByte)
            out += static_cast<char>(character->value);
        else
            appendCharacter(out, character->value);
        rest = character->tail;
    }
    return out;
}

} // namespace fleetwright::gotemplate
