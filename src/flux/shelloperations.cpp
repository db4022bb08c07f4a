// SPDX-License-Identifier: Apache-2.0
#include "flux/shelloperations.h"

#include "template/characters.h"
#include "template/shellpattern.h"
#include "yaml/unicodeclass.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <vector>

namespace fleetwright::flux {

namespace {

using Arguments = std::span<const std::string>;

/// strconv.Atoi
std::optional<std::int64_t> toNumber(std::string_view text)
{
    if (text.starts_with("+-"))
        return std::nullopt;
    if (text.starts_with('+'))
        text.remove_prefix(1);
    std::int64_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

std::string firstMapped(std::string_view value, char32_t (*map)(char32_t))
{
    if (value.empty())
        return {};
    const yaml::CodePoint first = yaml::codePointAt(value, 0);
    std::string result;
    gotemplate::appendCharacter(result, map(first.value));
    result += value.substr(first.size);
    return result;
}

std::string substring(std::string_view value, Arguments arguments)
{
    const auto size = static_cast<std::int64_t>(value.size());
    auto position = arguments.empty() ? std::nullopt : toNumber(arguments[0]);
    if (!position)
        return std::string(value);
    if (*position < 0)
        position = std::max<std::int64_t>(0, size + *position);
    const auto cut = [&](std::int64_t length) {
        return std::string(
            value.substr(static_cast<std::size_t>(*position), static_cast<std::size_t>(length)));
    };
    if (arguments.size() == 1)
        return *position < size ? cut(size - *position) : std::string();
    const auto length = toNumber(arguments[1]);
    if (!length)
        return std::string(value);
    if (*length < 0) {
        const std::int64_t end = size + *length;
        return end < *position ? std::string() : cut(end - *position);
    }
    if (*position >= size)
        return {};
    return cut(std::min(*length, size - *position));
}

/// strings.Replace: an empty pattern stands before every code point and at the end.
std::optional<std::string> replaced(std::string_view value, std::string_view pattern,
                                    std::string_view replacement, std::size_t times,
                                    std::size_t maximum)
{
    std::string result;
    std::size_t at = 0;
    while (times > 0) {
        const std::size_t found = value.find(pattern, at);
        if (found == std::string_view::npos)
            break;
        --times;
        std::size_t next = found + pattern.size();
        result += value.substr(at, found - at);
        result += replacement;
        if (result.size() > maximum)
            return std::nullopt;
        if (pattern.empty()) {
            if (found == value.size()) {
                at = found;
                break;
            }
            next = found + yaml::codePointAt(value, found).size;
            result += value.substr(found, next - found);
        }
        at = next;
    }
    result += value.substr(at);
    return result.size() > maximum ? std::nullopt : std::optional(std::move(result));
}

std::string reversed(std::string_view text)
{
    std::vector<char32_t> codePoints;
    for (std::size_t at = 0; at < text.size();) {
        const yaml::CodePoint codePoint = yaml::codePointAt(text, at);
        codePoints.push_back(codePoint.value);
        at += codePoint.size;
    }
    std::string result;
    for (auto each = codePoints.rbegin(); each != codePoints.rend(); ++each)
        gotemplate::appendCharacter(result, *each);
    return result;
}

enum class Reach : std::uint8_t { Shortest, Longest };

/// How many bytes at the start of the text go: by the shortest match, which is never empty, or by
/// the longest.
std::size_t prefixLength(std::string_view text, std::string_view pattern, Reach reach)
{
    std::size_t shortest = 0;
    for (std::size_t length = text.size(); length > 0; --length) {
        const auto match = gotemplate::shellPatternMatches(pattern, text.substr(0, length));
        if (!match)
            return 0;
        if (*match && reach == Reach::Longest)
            return length;
        if (*match)
            shortest = length;
    }
    return shortest;
}

std::string withoutPrefix(std::string_view value, Arguments arguments, Reach reach)
{
    return std::string(value.substr(prefixLength(value, arguments[0], reach)));
}

/// Text and pattern are read backwards, so a class never ends.
std::string withoutSuffix(std::string_view value, Arguments arguments, Reach reach)
{
    const std::string backwards = reversed(value);
    const std::string pattern = reversed(arguments[0]);
    return reversed(std::string_view(backwards).substr(prefixLength(backwards, pattern, reach)));
}

std::optional<std::string> replacement(std::string_view operation, std::string_view value,
                                       Arguments arguments, std::size_t maximum)
{
    const std::string_view by = arguments.size() > 1 ? std::string_view(arguments[1]) : "";
    if (operation == "/")
        return replaced(value, arguments[0], by, 1, maximum);
    if (operation == "//")
        return replaced(value, arguments[0], by, SIZE_MAX, maximum);
    if (arguments.size() != 2)
        return std::string(value);
    if (operation == "/#")
        return value.starts_with(arguments[0]) ? replaced(value, arguments[0], by, 1, maximum)
                                               : std::string(value);
    if (!value.ends_with(arguments[0]))
        return std::string(value);
    return std::string(value.substr(0, value.size() - arguments[0].size())).append(by);
}

std::string orDefault(std::string_view value, Arguments arguments)
{
    std::string result(value);
    if (result.empty()) {
        for (const std::string &argument : arguments)
            result += argument;
    }
    return result;
}

} // namespace

std::optional<std::string> applyShellOperation(std::string_view operation, std::string_view value,
                                               Arguments arguments, std::size_t maximum)
{
    const auto bounded = [&](std::string text) {
        return text.size() > maximum ? std::nullopt : std::optional(std::move(text));
    };
    if (operation == ",")
        return bounded(firstMapped(value, gotemplate::toLower));
    if (operation == ",,")
        return bounded(gotemplate::lowerText(value));
    if (operation == "^")
        return bounded(firstMapped(value, gotemplate::toUpper));
    if (operation == "^^")
        return bounded(gotemplate::upperText(value));
    if (operation == "#" && arguments.empty())
        return std::to_string(value.size());
    if (operation == ":")
        return bounded(substring(value, arguments));
    if (!arguments.empty()) {
        const bool trims = operation.starts_with('#') || operation.starts_with('%');
        if (trims && value.size() > maximumTrimmedBytes)
            return std::nullopt;
        if (operation == "#" || operation == "##")
            return withoutPrefix(value, arguments,
                                 operation == "#" ? Reach::Shortest : Reach::Longest);
        if (operation == "%" || operation == "%%")
            return bounded(withoutSuffix(value, arguments,
                                         operation == "%" ? Reach::Shortest : Reach::Longest));
        if (operation.starts_with('/'))
            return replacement(operation, value, arguments, maximum);
    }
    return bounded(orDefault(value, arguments));
}

bool givesDefault(std::string_view operation)
{
    return operation == "=" || operation == ":=" || operation == ":-" || operation == ":?"
           || operation == ":+";
}

} // namespace fleetwright::flux
