// SPDX-License-Identifier: Apache-2.0
#include "template/characters.h"
#include "template/execution.h"
#include "template/sprig.h"
#include "template/wordcase.h"

#include <array>
#include <numeric>

namespace fleetwright::gotemplate {

namespace {

using Arguments = std::span<const Value>;

/// strings.Title's word boundaries.
bool separatesWords(char32_t c)
{
    if (c < 0x80) {
        const bool isWordPart = (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z')
                                || (c >= U'A' && c <= U'Z') || c == U'_';
        return !isWordPart;
    }
    return !isLetterOrDigit(c) && isSpace(c);
}

Value title(CallContext &context, Arguments arguments)
{
    std::u32string characters = charactersOf(arguments[0].asString());
    char32_t previous = U' ';
    for (char32_t &c : characters) {
        const char32_t now = c;
        if (separatesWords(previous))
            c = toTitle(c);
        previous = now;
    }
    return context.string(utf8Of(characters));
}

/// goutils.Uncapitalize.
Value untitle(CallContext &context, Arguments arguments)
{
    std::u32string characters = charactersOf(arguments[0].asString());
    bool isFirst = true;
    for (char32_t &c : characters) {
        if (isSpace(c)) {
            isFirst = true;
        } else if (isFirst) {
            c = toLower(c);
            isFirst = false;
        }
    }
    return context.string(utf8Of(characters));
}

/// goutils.SwapCase.
Value swapCase(CallContext &context, Arguments arguments)
{
    std::u32string characters = charactersOf(arguments[0].asString());
    bool afterSpace = true;
    for (char32_t &c : characters) {
        if (isUpper(c) || isTitle(c)) {
            c = toLower(c);
            afterSpace = false;
        } else if (isLower(c)) {
            c = afterSpace ? toTitle(c) : toUpper(c);
            afterSpace = false;
        } else {
            afterSpace = isSpace(c);
        }
    }
    return context.string(utf8Of(characters));
}

/// goutils.DeleteWhiteSpace and Initials take bytes for characters.
Value noSpace(CallContext &context, Arguments arguments)
{
    const std::string_view source = arguments[0].asString();
    std::string out;
    std::size_t count = 0;
    for (const char c : source) {
        const auto byte = static_cast<unsigned char>(c);
        if (isSpace(byte))
            continue;
        appendCharacter(out, byte);
        ++count;
    }
    return count == source.size() ? arguments[0] : context.string(out);
}

Value initials(CallContext &context, Arguments arguments)
{
    std::string out;
    bool afterGap = true;
    for (const char c : arguments[0].asString()) {
        const auto byte = static_cast<unsigned char>(c);
        if (isSpace(byte)) {
            afterGap = true;
        } else if (afterGap) {
            appendCharacter(out, byte);
            afterGap = false;
        }
    }
    return context.string(out);
}

/// goutils.AbbreviateFull; "" where it refuses.
std::string abbreviated(std::string_view text, std::int64_t offset, std::int64_t width)
{
    const auto size = static_cast<std::int64_t>(text.size());
    if (text.empty() || width < 4)
        return {};
    if (size <= width)
        return std::string(text);
    offset = std::min(offset, size);
    if (size - offset < width - 3)
        offset = size - (width - 3);
    if (offset <= 4)
        return std::string(text.substr(0, static_cast<std::size_t>(width - 3))) + "...";
    if (width < 7)
        return {};
    if (offset + width - 3 < size)
        return "..." + abbreviated(text.substr(static_cast<std::size_t>(offset)), 0, width - 3);
    return "..." + std::string(text.substr(static_cast<std::size_t>(size - (width - 3))));
}

Value abbreviate(CallContext &context, Arguments arguments)
{
    const std::int64_t width = arguments[0].asInteger();
    if (width < 4)
        return arguments[1];
    return context.string(abbreviated(arguments[1].asString(), 0, width));
}

Value abbreviateBoth(CallContext &context, Arguments arguments)
{
    const std::int64_t left = arguments[0].asInteger();
    const std::int64_t right = arguments[1].asInteger();
    if (right < 4 || (left > 0 && right < 7))
        return arguments[2];
    return context.string(abbreviated(arguments[2].asString(), left, right));
}

enum class LongWords { Keep, Break };

/// goutils.WrapCustom.
std::string wrapped(std::string_view text, std::int64_t width, std::string_view lineBreak,
                    LongWords longWords)
{
    if (lineBreak.empty())
        lineBreak = "\n";
    const std::size_t length =
        width < 1 ? 1 : static_cast<std::size_t>(std::min<std::int64_t>(width, INT32_MAX));
    std::string out;
    std::size_t offset = 0;
    while (text.size() - offset > length) {
        if (text[offset] == ' ') {
            ++offset;
            continue;
        }
        const std::size_t space = text.substr(offset, length + 1).rfind(' ');
        std::size_t end = offset + length;
        std::size_t next = end;
        if (space != std::string_view::npos) {
            end = offset + space;
            next = end + 1;
        } else if (longWords == LongWords::Keep) {
            end = text.find(' ', end);
            if (end == std::string_view::npos) {
                out += text.substr(offset);
                return out;
            }
            next = end + 1;
        }
        out += text.substr(offset, end - offset);
        out += lineBreak;
        offset = next;
    }
    return out.append(text.substr(offset));
}

Value wrap(CallContext &context, Arguments arguments)
{
    return context.string(
        wrapped(arguments[1].asString(), arguments[0].asInteger(), "\n", LongWords::Keep));
}

Value wrapWith(CallContext &context, Arguments arguments)
{
    const std::string_view lineBreak = arguments[1].asString();
    const std::string_view text = arguments[2].asString();
    if (!text.empty() && lineBreak.size() > context.heap().limit() / text.size()) {
        static_cast<void>(context.mayMake(context.heap().limit() + 1));
        return {};
    }
    return context.string(wrapped(text, arguments[0].asInteger(), lineBreak, LongWords::Break));
}

/// xstrings.Shuffle.
Value shuffle(CallContext &context, Arguments arguments)
{
    std::u32string characters = charactersOf(arguments[0].asString());
    if (characters.size() < 2)
        return arguments[0];
    for (std::size_t at = characters.size() - 1; at > 0; --at) {
        const std::uint64_t other = context.execution().random() % (at + 1);
        std::swap(characters[at], characters[other]);
    }
    return context.string(utf8Of(characters));
}

Value snakeCase(CallContext &context, Arguments arguments)
{
    return context.string(toSeparatedCase(arguments[0].asString(), U'_'));
}

Value kebabCase(CallContext &context, Arguments arguments)
{
    return context.string(toSeparatedCase(arguments[0].asString(), U'-'));
}

Value camelCase(CallContext &context, Arguments arguments)
{
    return context.string(toPascalCase(arguments[0].asString()));
}

constexpr const Type *str = &types::string;
constexpr const Type *num = &types::integer;

const std::array functions = {
    Function{"title", title, {str}, false, str},
    Function{"untitle", untitle, {str}, false, str},
    Function{"swapcase", swapCase, {str}, false, str},
    Function{"nospace", noSpace, {str}, false, str},
    Function{"initials", initials, {str}, false, str},
    Function{"abbrev", abbreviate, {num, str}, false, str},
    Function{"abbrevboth", abbreviateBoth, {num, num, str}, false, str},
    Function{"wrap", wrap, {num, str}, false, str},
    Function{"wrapWith", wrapWith, {num, str, str}, false, str},
    Function{"shuffle", shuffle, {str}, false, str},
    Function{"snakecase", snakeCase, {str}, false, str},
    Function{"camelcase", camelCase, {str}, false, str},
    Function{"kebabcase", kebabCase, {str}, false, str},
};

} // namespace

std::span<const Function> sprigWords()
{
    return functions;
}

} // namespace fleetwright::gotemplate
