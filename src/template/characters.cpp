// SPDX-License-Identifier: Apache-2.0
#include "template/characters.h"

#include "template/charactertables.h"
#include "yaml/unicodeclass.h"

#include <algorithm>

namespace fleetwright::gotemplate {

namespace {

template<typename Table>
auto rangeOf(const Table &table, char32_t character) -> const typename Table::value_type *
{
    const auto found =
        std::partition_point(table.begin(), table.end(),
                             [character](const auto &range) { return range.last < character; });
    if (found == table.end() || character < found->first
        || (character - found->first) % found->step != 0)
        return nullptr;
    return &*found;
}

template<typename Table>
char32_t mapped(const Table &table, char32_t character)
{
    const auto *range = rangeOf(table, character);
    return range ? static_cast<char32_t>(static_cast<int>(character) + range->delta) : character;
}

bool isContinuation(unsigned char byte)
{
    return (byte & 0xc0) == 0x80;
}

/// The bytes of the sequence that `first` begins, 0 if it begins none, and the range that the
/// second byte must be in.
struct Lead {
    std::uint32_t size = 0;
    unsigned char lowest = 0x80;
    unsigned char highest = 0xbf;
};

Lead leadOf(unsigned char first)
{
    if (first < 0xc2 || first > 0xf4)
        return {};
    if (first < 0xe0)
        return {2, 0x80, 0xbf};
    if (first < 0xf0)
        return {3, static_cast<unsigned char>(first == 0xe0 ? 0xa0 : 0x80),
                static_cast<unsigned char>(first == 0xed ? 0x9f : 0xbf)};
    return {4, static_cast<unsigned char>(first == 0xf0 ? 0x90 : 0x80),
            static_cast<unsigned char>(first == 0xf4 ? 0x8f : 0xbf)};
}

template<typename Change>
std::string changed(std::string_view text, Change change)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Character character = characterAt(text, at);
        appendCharacter(out, change(character.value));
        at += character.size;
    }
    return out;
}

} // namespace

Character characterAt(std::string_view text, std::size_t at)
{
    if (at >= text.size())
        return {};
    const auto byte = [text, at](std::size_t offset) {
        return static_cast<unsigned char>(text[at + offset]);
    };
    const unsigned char first = byte(0);
    if (first < 0x80)
        return {first, 1};
    const Lead lead = leadOf(first);
    if (lead.size == 0 || text.size() - at < lead.size || byte(1) < lead.lowest
        || byte(1) > lead.highest)
        return {replacementCharacter, 1};
    char32_t value = first & (0xffU >> (lead.size + 1));
    for (std::size_t offset = 1; offset < lead.size; ++offset) {
        if (!isContinuation(byte(offset)))
            return {replacementCharacter, 1};
        value = (value << 6) | (byte(offset) & 0x3fU);
    }
    return {value, lead.size};
}

Character lastCharacter(std::string_view text)
{
    if (text.empty())
        return {};
    const std::size_t end = text.size();
    for (std::size_t back = 1; back <= 4 && back <= end; ++back) {
        if (isContinuation(static_cast<unsigned char>(text[end - back])))
            continue;
        const Character character = characterAt(text, end - back);
        return character.size == back ? character : Character{replacementCharacter, 1};
    }
    return {replacementCharacter, 1};
}

void appendCharacter(std::string &out, char32_t character)
{
    if (character > 0x10ffff || (character >= 0xd800 && character <= 0xdfff))
        character = replacementCharacter;
    if (character < 0x80) {
        out += static_cast<char>(character);
        return;
    }
    const int more = character < 0x800 ? 1 : character < 0x10000 ? 2 : 3;
    const unsigned lead = more == 1 ? 0xc0 : more == 2 ? 0xe0 : 0xf0;
    out += static_cast<char>(lead | (character >> (6 * more)));
    for (int shift = 6 * (more - 1); shift >= 0; shift -= 6)
        out += static_cast<char>(0x80 | ((character >> shift) & 0x3f));
}

std::size_t characterCount(std::string_view text)
{
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count)
        at += characterAt(text, at).size;
    return count;
}

std::u32string charactersOf(std::string_view text)
{
    std::u32string characters;
    characters.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Character character = characterAt(text, at);
        characters += character.value;
        at += character.size;
    }
    return characters;
}

std::string utf8Of(std::u32string_view characters)
{
    std::string text;
    text.reserve(characters.size());
    for (const char32_t character : characters)
        appendCharacter(text, character);
    return text;
}

bool isLetter(char32_t character)
{
    return yaml::isLetter(character);
}

bool isLetterOrDigit(char32_t character)
{
    return yaml::isLetter(character) || yaml::isDecimalDigit(character);
}

bool isUpper(char32_t character)
{
    return rangeOf(upperCase, character) != nullptr;
}

bool isLower(char32_t character)
{
    return rangeOf(lowerCase, character) != nullptr;
}

bool isTitle(char32_t character)
{
    return rangeOf(titleCase, character) != nullptr;
}

bool isPunctuation(char32_t character)
{
    return rangeOf(punctuation, character) != nullptr;
}

bool isNumber(char32_t character)
{
    return rangeOf(number, character) != nullptr;
}

bool isSpace(char32_t character)
{
    switch (character) {
    case U'\t':
    case U'\n':
    case U'\v':
    case U'\f':
    case U'\r':
    case U' ':
    case 0x85:
    case 0xa0:
    case 0x1680:
    case 0x2028:
    case 0x2029:
    case 0x202f:
    case 0x205f:
    case 0x3000:
        return true;
    default:
        return character >= 0x2000 && character <= 0x200a;
    }
}

bool isPrintable(char32_t character)
{
    if (character < 0x80)
        return character >= 0x20 && character != 0x7f;
    return character <= 0x10ffff && rangeOf(notPrintable, character) == nullptr;
}

char32_t toUpper(char32_t character)
{
    if (character < 0x80)
        return character >= U'a' && character <= U'z' ? character - 32 : character;
    return mapped(toUpperCase, character);
}

char32_t toLower(char32_t character)
{
    if (character < 0x80)
        return character >= U'A' && character <= U'Z' ? character + 32 : character;
    return mapped(toLowerCase, character);
}

char32_t toTitle(char32_t character)
{
    // The table holds how title case differs from upper case.
    const auto *range = rangeOf(toTitleCase, character);
    const char32_t upper = toUpper(character);
    return range ? static_cast<char32_t>(static_cast<int>(upper) + range->delta) : upper;
}

std::string upperText(std::string_view text)
{
    return changed(text, toUpper);
}

std::string lowerText(std::string_view text)
{
    return changed(text, toLower);
}

std::string_view trimSpace(std::string_view text)
{
    while (!text.empty()) {
        const Character first = characterAt(text, 0);
        if (!isSpace(first.value))
            break;
        text.remove_prefix(first.size);
    }
    while (!text.empty()) {
        const Character last = lastCharacter(text);
        if (!isSpace(last.value))
            break;
        text.remove_suffix(last.size);
    }
    return text;
}

std::string_view trimCharacters(std::string_view text, std::string_view characters)
{
    const std::u32string set = charactersOf(characters);
    while (!text.empty()) {
        const Character first = characterAt(text, 0);
        if (set.find(first.value) == std::u32string::npos)
            break;
        text.remove_prefix(first.size);
    }
    while (!text.empty()) {
        const Character last = lastCharacter(text);
        if (set.find(last.value) == std::u32string::npos)
            break;
        text.remove_suffix(last.size);
    }
    return text;
}

} // namespace fleetwright::gotemplate
