// SPDX-License-Identifier: Apache-2.0
#include "base/regex.h"
#include "template/characters.h"
#include "template/quoting.h"
#include "template/sprig.h"

#include <array>
#include <optional>
#include <string>

namespace fleetwright::gotemplate {

namespace {

using Arguments = std::span<const Value>;
using Groups = std::vector<base::Regex::Group>;

/// How a malformed expression is reported: by a panic of MustCompile, by an error.
enum class Malformed { Panics, Reported };

std::optional<base::Regex> compiled(CallContext &context, std::string_view pattern,
                                    Malformed malformed)
{
    base::Result<base::Regex> regex = base::Regex::compile(pattern);
    if (regex)
        return *std::move(regex);
    const std::string error = base::Regex::goError(pattern);
    if (malformed == Malformed::Reported) {
        context.fail(error);
    } else {
        const std::string shown =
            canBackquote(pattern) ? "`" + std::string(pattern) + "`" : goQuoted(pattern);
        context.fail("regexp: Compile(" + shown + "): " + error);
    }
    return std::nullopt;
}

/// regexp.allMatches: no empty match right behind another match. `take` ends it with false.
template<typename Take>
void forEachMatch(const base::Regex &regex, std::string_view text, Take take)
{
    std::size_t at = 0;
    std::optional<std::size_t> previousEnd;
    while (at <= text.size()) {
        const Groups groups = regex.match(text, at);
        if (groups.empty())
            return;
        bool isTaken = true;
        if (groups[0].end == at) {
            if (previousEnd && groups[0].begin == *previousEnd)
                isTaken = false;
            const std::size_t width = characterAt(text, at).size;
            at = width > 0 ? at + width : text.size() + 1;
        } else {
            at = groups[0].end;
        }
        previousEnd = groups[0].end;
        if (isTaken && !take(groups))
            return;
    }
}

std::string_view part(std::string_view text, const base::Regex::Group &group)
{
    return group.isSet ? text.substr(group.begin, group.end - group.begin) : std::string_view();
}

Value matchWith(CallContext &context, Arguments arguments, Malformed malformed)
{
    const std::optional<base::Regex> regex = compiled(context, arguments[0].asString(), malformed);
    return Value::boolean(regex && regex->matchesAnywhere(arguments[1].asString()));
}

Value regexMatch(CallContext & /*context*/, Arguments arguments)
{
    const base::Result<base::Regex> regex = base::Regex::compile(arguments[0].asString());
    return Value::boolean(regex && regex->matchesAnywhere(arguments[1].asString()));
}

Value mustRegexMatch(CallContext &context, Arguments arguments)
{
    return matchWith(context, arguments, Malformed::Reported);
}

Value findAll(CallContext &context, Arguments arguments, Malformed malformed)
{
    const std::optional<base::Regex> regex = compiled(context, arguments[0].asString(), malformed);
    if (!regex)
        return {};
    const std::string_view text = arguments[1].asString();
    const std::int64_t limit = arguments[2].asInteger();
    std::vector<Value> found;
    if (limit != 0) {
        forEachMatch(*regex, text, [&](const Groups &groups) {
            found.push_back(Value::string(part(text, groups[0])));
            return limit < 0 || static_cast<std::int64_t>(found.size()) < limit;
        });
    }
    SliceData *slice = found.empty() ? nullptr : context.heap().newSlice(found);
    return Value::slice(slice, types::stringSlice);
}

Value regexFindAll(CallContext &context, Arguments arguments)
{
    return findAll(context, arguments, Malformed::Panics);
}

Value mustRegexFindAll(CallContext &context, Arguments arguments)
{
    return findAll(context, arguments, Malformed::Reported);
}

Value findFirst(CallContext &context, Arguments arguments, Malformed malformed)
{
    const std::optional<base::Regex> regex = compiled(context, arguments[0].asString(), malformed);
    if (!regex)
        return {};
    const Groups groups = regex->match(arguments[1].asString());
    return Value::string(groups.empty() ? std::string_view()
                                        : part(arguments[1].asString(), groups[0]));
}

Value regexFind(CallContext &context, Arguments arguments)
{
    return findFirst(context, arguments, Malformed::Panics);
}

Value mustRegexFind(CallContext &context, Arguments arguments)
{
    return findFirst(context, arguments, Malformed::Reported);
}

/// A reference such as $1, ${name}, $$ in a replacement (regexp.extract).
struct Reference {
    std::string name;
    std::size_t size = 0; ///< 0: none
};

Reference referenceAt(std::string_view text)
{
    const bool isBraced = text.size() > 1 && text[1] == '{';
    const std::size_t begin = isBraced ? 2 : 1;
    std::size_t end = begin;
    while (end < text.size()) {
        const Character character = characterAt(text, end);
        if (!isLetterOrDigit(character.value) && character.value != U'_')
            break;
        end += character.size;
    }
    if (end == begin || (isBraced && (end == text.size() || text[end] != '}')))
        return {};
    return {std::string(text.substr(begin, end - begin)), isBraced ? end + 1 : end};
}

std::optional<std::size_t> groupOf(const base::Regex &regex, const std::string &name)
{
    std::size_t number = 0;
    for (const char c : name) {
        if (c < '0' || c > '9' || number >= 100'000'000)
            return regex.groupNumber(name);
        number = number * 10 + static_cast<std::size_t>(c - '0');
    }
    // "01" is a name, and no group has it.
    if (name.size() > 1 && name[0] == '0')
        return std::nullopt;
    return number;
}

void appendExpanded(std::string &out, const base::Regex &regex, std::string_view text,
                    std::string_view replacement, const Groups &groups)
{
    while (!replacement.empty()) {
        const std::size_t dollar = replacement.find('$');
        out += replacement.substr(0, dollar);
        if (dollar == std::string_view::npos)
            return;
        replacement.remove_prefix(dollar);
        if (replacement.starts_with("$$")) {
            out += '$';
            replacement.remove_prefix(2);
            continue;
        }
        const Reference reference = referenceAt(replacement);
        if (reference.size == 0) {
            out += '$';
            replacement.remove_prefix(1);
            continue;
        }
        const std::optional<std::size_t> number = groupOf(regex, reference.name);
        if (number && *number < groups.size())
            out += part(text, groups[*number]);
        replacement.remove_prefix(reference.size);
    }
}

enum class Replacement { Template, Literal };

Value replaceAll(CallContext &context, Arguments arguments, Malformed malformed,
                 Replacement meaning)
{
    const std::optional<base::Regex> regex = compiled(context, arguments[0].asString(), malformed);
    if (!regex)
        return {};
    const std::string_view text = arguments[1].asString();
    const std::string_view replacement = arguments[2].asString();
    std::string out;
    std::size_t copied = 0;
    std::size_t at = 0;
    // regexp.replaceAll: an empty match behind the last one is left out.
    while (at <= text.size()) {
        const Groups groups = regex->match(text, at);
        if (groups.empty())
            break;
        out += text.substr(copied, groups[0].begin - copied);
        if (groups[0].end > copied || groups[0].begin == 0) {
            if (meaning == Replacement::Literal)
                out += replacement;
            else
                appendExpanded(out, *regex, text, replacement, groups);
        }
        copied = groups[0].end;
        const std::size_t width = characterAt(text, at).size;
        if (at + width > groups[0].end)
            at += width;
        else if (at + 1 > groups[0].end)
            ++at;
        else
            at = groups[0].end;
        if (!context.mayMake(out.size()))
            return {};
    }
    out += text.substr(std::min(copied, text.size()));
    return context.string(out);
}

Value regexReplaceAll(CallContext &context, Arguments arguments)
{
    return replaceAll(context, arguments, Malformed::Panics, Replacement::Template);
}

Value mustRegexReplaceAll(CallContext &context, Arguments arguments)
{
    return replaceAll(context, arguments, Malformed::Reported, Replacement::Template);
}

Value regexReplaceAllLiteral(CallContext &context, Arguments arguments)
{
    return replaceAll(context, arguments, Malformed::Panics, Replacement::Literal);
}

Value mustRegexReplaceAllLiteral(CallContext &context, Arguments arguments)
{
    return replaceAll(context, arguments, Malformed::Reported, Replacement::Literal);
}

/// regexp.Split.
Value split(CallContext &context, Arguments arguments, Malformed malformed)
{
    const std::string_view pattern = arguments[0].asString();
    const std::optional<base::Regex> regex = compiled(context, pattern, malformed);
    if (!regex)
        return {};
    const std::string_view text = arguments[1].asString();
    const std::int64_t limit = arguments[2].asInteger();
    if (limit == 0)
        return Value::slice(nullptr, types::stringSlice);
    std::vector<Value> parts;
    if (!pattern.empty() && text.empty()) {
        parts.push_back(Value::string({}));
        return Value::slice(context.heap().newSlice(parts), types::stringSlice);
    }
    std::size_t begin = 0;
    std::size_t end = 0;
    forEachMatch(*regex, text, [&](const Groups &groups) {
        if (limit > 0 && static_cast<std::int64_t>(parts.size()) >= limit - 1)
            return false;
        end = groups[0].begin;
        if (groups[0].end != 0)
            parts.push_back(Value::string(text.substr(begin, end - begin)));
        begin = groups[0].end;
        return true;
    });
    if (end != text.size())
        parts.push_back(Value::string(text.substr(begin)));
    return Value::slice(context.heap().newSlice(parts), types::stringSlice);
}

Value regexSplit(CallContext &context, Arguments arguments)
{
    return split(context, arguments, Malformed::Panics);
}

Value mustRegexSplit(CallContext &context, Arguments arguments)
{
    return split(context, arguments, Malformed::Reported);
}

Value regexQuoteMeta(CallContext &context, Arguments arguments)
{
    static constexpr std::string_view special = "\\.+*?()|[]{}^$";
    std::string out;
    for (const char c : arguments[0].asString()) {
        if (special.find(c) != std::string_view::npos)
            out += '\\';
        out += c;
    }
    return context.string(out);
}

constexpr const Type *str = &types::string;
constexpr const Type *num = &types::integer;
constexpr const Type *strs = &types::stringSlice;
constexpr const Type *boolean = &types::boolean;

const std::array functions = {
    Function{"regexMatch", regexMatch, {str, str}, false, boolean},
    Function{"mustRegexMatch", mustRegexMatch, {str, str}, false, boolean},
    Function{"regexFindAll", regexFindAll, {str, str, num}, false, strs},
    Function{"mustRegexFindAll", mustRegexFindAll, {str, str, num}, false, strs},
    Function{"regexFind", regexFind, {str, str}, false, str},
    Function{"mustRegexFind", mustRegexFind, {str, str}, false, str},
    Function{"regexReplaceAll", regexReplaceAll, {str, str, str}, false, str},
    Function{"mustRegexReplaceAll", mustRegexReplaceAll, {str, str, str}, false, str},
    Function{"regexReplaceAllLiteral", regexReplaceAllLiteral, {str, str, str}, false, str},
    Function{"mustRegexReplaceAllLiteral", mustRegexReplaceAllLiteral, {str, str, str}, false, str},
    Function{"regexSplit", regexSplit, {str, str, num}, false, strs},
    Function{"mustRegexSplit", mustRegexSplit, {str, str, num}, false, strs},
    Function{"regexQuoteMeta", regexQuoteMeta, {str}, false, str},
};

} // namespace

std::span<const Function> sprigRegex()
{
    return functions;
}

} // namespace fleetwright::gotemplate
