// SPDX-License-Identifier: Apache-2.0
#include "template/characters.h"
#include "template/encoding.h"
#include "template/format.h"
#include "template/quoting.h"
#include "template/sprig.h"

#include <algorithm>
#include <array>

namespace fleetwright::gotemplate {

namespace {

using Arguments = std::span<const Value>;

std::string_view text(Arguments arguments, std::size_t index)
{
    return arguments[index].asString();
}

std::string repeated(std::string_view part, std::size_t count)
{
    std::string out;
    out.reserve(part.size() * count);
    for (std::size_t round = 0; round < count; ++round)
        out += part;
    return out;
}

std::string replaced(std::string_view source, std::string_view from, std::string_view to)
{
    std::string out;
    if (from.empty()) {
        // strings.Replace: before every character, and at the end.
        for (std::size_t at = 0; at < source.size();) {
            const std::size_t size = characterAt(source, at).size;
            out += to;
            out += source.substr(at, size);
            at += size;
        }
        return out.append(to);
    }
    while (true) {
        const std::size_t found = source.find(from);
        out += source.substr(0, found);
        if (found == std::string_view::npos)
            return out;
        out += to;
        source.remove_prefix(found + from.size());
    }
}

/// strings.SplitN; count < 0 means all.
std::vector<std::string> split(std::string_view source, std::string_view separator,
                               std::int64_t count)
{
    std::vector<std::string> parts;
    if (count == 0)
        return parts;
    const auto isLast = [&parts, count] {
        return count > 0 && static_cast<std::int64_t>(parts.size()) + 1 >= count;
    };
    if (separator.empty()) {
        while (!source.empty() && !isLast()) {
            const std::size_t size = characterAt(source, 0).size;
            parts.emplace_back(source.substr(0, size));
            source.remove_prefix(size);
        }
        if (!source.empty())
            parts.emplace_back(source);
        return parts;
    }
    while (!isLast()) {
        const std::size_t found = source.find(separator);
        if (found == std::string_view::npos)
            break;
        parts.emplace_back(source.substr(0, found));
        source.remove_prefix(found + separator.size());
    }
    parts.emplace_back(source);
    return parts;
}

Value hello(CallContext & /*context*/, Arguments /*arguments*/)
{
    return Value::string("Hello!");
}

Value trunc(CallContext & /*context*/, Arguments arguments)
{
    const std::int64_t count = arguments[0].asInteger();
    const std::string_view source = text(arguments, 1);
    const auto size = static_cast<std::int64_t>(source.size());
    if (count < 0 && size + count > 0)
        return Value::string(source.substr(static_cast<std::size_t>(size + count)));
    if (count >= 0 && size > count)
        return Value::string(source.substr(0, static_cast<std::size_t>(count)));
    return arguments[1];
}

Value trim(CallContext & /*context*/, Arguments arguments)
{
    return Value::string(trimSpace(text(arguments, 0)));
}

Value upper(CallContext &context, Arguments arguments)
{
    return context.string(upperText(text(arguments, 0)));
}

Value lower(CallContext &context, Arguments arguments)
{
    return context.string(lowerText(text(arguments, 0)));
}

Value sliceError(CallContext &context, const std::string &what)
{
    return context.fail("runtime error: slice bounds out of range " + what);
}

Value substr(CallContext &context, Arguments arguments)
{
    const std::int64_t start = arguments[0].asInteger();
    const std::int64_t end = arguments[1].asInteger();
    const std::string_view source = text(arguments, 2);
    const auto size = static_cast<std::int64_t>(source.size());
    const std::int64_t begin = start < 0 ? 0 : start;
    const bool toEnd = start >= 0 && (end < 0 || end > size);
    const std::int64_t stop = toEnd ? size : end;
    if (stop < 0)
        return sliceError(context, "[:" + std::to_string(stop) + "]");
    if (stop > size)
        return sliceError(context,
                          "[:" + std::to_string(stop) + "] with length " + std::to_string(size));
    if (begin > stop)
        return sliceError(context, "[" + std::to_string(begin) + ":"
                                       + (toEnd ? std::to_string(size) : std::to_string(stop))
                                       + "]");
    return Value::string(
        source.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(stop - begin)));
}

Value repeat(CallContext &context, Arguments arguments)
{
    const std::int64_t count = arguments[0].asInteger();
    const std::string_view part = text(arguments, 1);
    if (count < 0)
        return context.fail("strings: negative Repeat count");
    if (part.empty() || count == 0)
        return Value::string({});
    if (static_cast<std::uint64_t>(count) > context.heap().limit() / part.size()) {
        static_cast<void>(context.mayMake(context.heap().limit() + 1));
        return {};
    }
    const auto times = static_cast<std::size_t>(count);
    if (!context.mayMake(times * part.size()))
        return {};
    return context.string(repeated(part, times));
}

Value trimAll(CallContext & /*context*/, Arguments arguments)
{
    return Value::string(trimCharacters(text(arguments, 1), text(arguments, 0)));
}

Value trimSuffix(CallContext & /*context*/, Arguments arguments)
{
    std::string_view source = text(arguments, 1);
    if (source.ends_with(text(arguments, 0)))
        source.remove_suffix(text(arguments, 0).size());
    return Value::string(source);
}

Value trimPrefix(CallContext & /*context*/, Arguments arguments)
{
    std::string_view source = text(arguments, 1);
    if (source.starts_with(text(arguments, 0)))
        source.remove_prefix(text(arguments, 0).size());
    return Value::string(source);
}

Value contains(CallContext & /*context*/, Arguments arguments)
{
    return Value::boolean(text(arguments, 1).find(text(arguments, 0)) != std::string_view::npos);
}

Value hasPrefix(CallContext & /*context*/, Arguments arguments)
{
    return Value::boolean(text(arguments, 1).starts_with(text(arguments, 0)));
}

Value hasSuffix(CallContext & /*context*/, Arguments arguments)
{
    return Value::boolean(text(arguments, 1).ends_with(text(arguments, 0)));
}

Value quote(CallContext &context, Arguments arguments)
{
    std::string out;
    bool isFirst = true;
    for (const Value &value : arguments) {
        if (!value.type())
            continue;
        out += isFirst ? "" : " ";
        isFirst = false;
        out += goQuoted(stringOf(value));
    }
    return context.string(out);
}

Value singleQuote(CallContext &context, Arguments arguments)
{
    std::string out;
    bool isFirst = true;
    for (const Value &value : arguments) {
        if (!value.type())
            continue;
        out += isFirst ? "'" : " '";
        isFirst = false;
        appendValue(out, value);
        out += '\'';
    }
    return context.string(out);
}

Value cat(CallContext &context, Arguments arguments)
{
    std::string out;
    bool isFirst = true;
    for (const Value &value : arguments) {
        if (!value.type())
            continue;
        out += isFirst ? "" : " ";
        isFirst = false;
        appendValue(out, value);
    }
    return context.string(out);
}

std::string indented(std::int64_t spaces, std::string_view source)
{
    const std::string pad(static_cast<std::size_t>(spaces), ' ');
    std::string out = pad;
    for (const char c : source) {
        out += c;
        if (c == '\n')
            out += pad;
    }
    return out;
}

bool mayIndent(CallContext &context, Arguments arguments)
{
    const std::int64_t spaces = arguments[0].asInteger();
    if (spaces < 0) {
        context.fail("strings: negative Repeat count");
        return false;
    }
    const std::string_view source = text(arguments, 1);
    const auto lines = static_cast<std::size_t>(std::count(source.begin(), source.end(), '\n')) + 1;
    const auto width = static_cast<std::size_t>(spaces);
    return context.mayMake(width > context.heap().limit() / lines ? context.heap().limit() + 1
                                                                  : width * lines);
}

Value indent(CallContext &context, Arguments arguments)
{
    if (!mayIndent(context, arguments))
        return {};
    return context.string(indented(arguments[0].asInteger(), text(arguments, 1)));
}

Value newLineIndent(CallContext &context, Arguments arguments)
{
    if (!mayIndent(context, arguments))
        return {};
    return context.string("\n" + indented(arguments[0].asInteger(), text(arguments, 1)));
}

Value replace(CallContext &context, Arguments arguments)
{
    const std::string_view to = text(arguments, 1);
    const std::string_view source = text(arguments, 2);
    const std::string_view from = text(arguments, 0);
    const std::size_t most = from.empty() ? source.size() + 1 : source.size() / from.size();
    if (most > 0 && to.size() > context.heap().limit() / most) {
        static_cast<void>(context.mayMake(context.heap().limit() + 1));
        return {};
    }
    return context.string(replaced(source, from, to));
}

Value plural(CallContext & /*context*/, Arguments arguments)
{
    return arguments[2].asInteger() == 1 ? arguments[0] : arguments[1];
}

Value toString(CallContext &context, Arguments arguments)
{
    return context.string(stringOf(arguments[0]));
}

Value toStrings(CallContext &context, Arguments arguments)
{
    if (arguments[0].type() == &types::stringSlice)
        return arguments[0];
    return stringList(context, textsOf(arguments[0]));
}

Value join(CallContext &context, Arguments arguments)
{
    std::string out;
    bool isFirst = true;
    for (const std::string &part : textsOf(arguments[1])) {
        if (!isFirst)
            out += text(arguments, 0);
        isFirst = false;
        out += part;
    }
    return context.string(out);
}

Value partsByNumber(CallContext &context, const std::vector<std::string> &parts)
{
    MapData *map = context.heap().newMap(parts.size());
    for (std::size_t index = 0; index < parts.size(); ++index) {
        context.heap().set(*map, "_" + std::to_string(index), context.string(parts[index]));
    }
    return Value::map(map, types::stringMap);
}

Value splitToMap(CallContext &context, Arguments arguments)
{
    return partsByNumber(context, split(text(arguments, 1), text(arguments, 0), -1));
}

Value splitNumbered(CallContext &context, Arguments arguments)
{
    return partsByNumber(context,
                         split(text(arguments, 2), text(arguments, 0), arguments[1].asInteger()));
}

Value splitList(CallContext &context, Arguments arguments)
{
    return stringList(context, split(text(arguments, 1), text(arguments, 0), -1));
}

Value sortAlpha(CallContext &context, Arguments arguments)
{
    const Value &list = arguments[0];
    if (!list.isSlice())
        return stringList(context, {stringOf(list)});
    if (list.type() == &types::stringSlice) {
        // Sprig sorts a []string where it stands.
        if (!list.isNil()) {
            const std::span<Value> all = list.asSlice()->all();
            std::sort(all.begin(), all.end(), [](const Value &left, const Value &right) {
                return left.asString() < right.asString();
            });
        }
        return list;
    }
    std::vector<std::string> texts = textsOf(list);
    std::sort(texts.begin(), texts.end());
    return stringList(context, texts);
}

Value base64Encode(CallContext &context, Arguments arguments)
{
    return context.string(encodeBase64(text(arguments, 0)));
}

Value base64Decode(CallContext &context, Arguments arguments)
{
    const Decoded decoded = decodeBase64(text(arguments, 0));
    return context.string(decoded.error.empty() ? decoded.bytes : decoded.error);
}

Value base32Encode(CallContext &context, Arguments arguments)
{
    return context.string(encodeBase32(text(arguments, 0)));
}

Value base32Decode(CallContext &context, Arguments arguments)
{
    const Decoded decoded = decodeBase32(text(arguments, 0));
    return context.string(decoded.error.empty() ? decoded.bytes : decoded.error);
}

constexpr const Type *str = &types::string;
constexpr const Type *num = &types::integer;
constexpr const Type *any = &types::any;

const std::array functions = {
    Function{"hello", hello, {}, false, str},
    Function{"trunc", trunc, {num, str}, false, str},
    Function{"trim", trim, {str}, false, str},
    Function{"upper", upper, {str}, false, str},
    Function{"lower", lower, {str}, false, str},
    Function{"substr", substr, {num, num, str}, false, str},
    Function{"repeat", repeat, {num, str}, false, str},
    Function{"trimall", trimAll, {str, str}, false, str},
    Function{"trimAll", trimAll, {str, str}, false, str},
    Function{"trimSuffix", trimSuffix, {str, str}, false, str},
    Function{"trimPrefix", trimPrefix, {str, str}, false, str},
    Function{"contains", contains, {str, str}, false, &types::boolean},
    Function{"hasPrefix", hasPrefix, {str, str}, false, &types::boolean},
    Function{"hasSuffix", hasSuffix, {str, str}, false, &types::boolean},
    Function{"quote", quote, {any}, true, str},
    Function{"squote", singleQuote, {any}, true, str},
    Function{"cat", cat, {any}, true, str},
    Function{"indent", indent, {num, str}, false, str},
    Function{"nindent", newLineIndent, {num, str}, false, str},
    Function{"replace", replace, {str, str, str}, false, str},
    Function{"plural", plural, {str, str, num}, false, str},
    Function{"toString", toString, {any}, false, str},
    Function{"toStrings", toStrings, {any}, false, &types::stringSlice},
    Function{"join", join, {str, any}, false, str},
    Function{"split", splitToMap, {str, str}, false, &types::stringMap},
    Function{"splitn", splitNumbered, {str, num, str}, false, &types::stringMap},
    Function{"splitList", splitList, {str, str}, false, &types::stringSlice},
    Function{"sortAlpha", sortAlpha, {any}, false, &types::stringSlice},
    Function{"b64enc", base64Encode, {str}, false, str},
    Function{"b64dec", base64Decode, {str}, false, str},
    Function{"b32enc", base32Encode, {str}, false, str},
    Function{"b32dec", base32Decode, {str}, false, str},
};

} // namespace

Value stringList(CallContext &context, const std::vector<std::string> &texts)
{
    SliceData *slice = context.heap().newSlice(texts.size());
    for (std::size_t index = 0; index < texts.size(); ++index)
        slice->elements[index] = context.string(texts[index]);
    return Value::slice(slice, types::stringSlice);
}

std::vector<std::string> textsOf(const Value &value)
{
    std::vector<std::string> texts;
    if (value.isSlice()) {
        if (!value.isNil()) {
            for (const Value &element : value.asSlice()->all()) {
                if (element.type())
                    texts.push_back(stringOf(element));
            }
        }
    } else if (value.type()) {
        texts.push_back(stringOf(value));
    }
    return texts;
}

std::span<const Function> sprigStrings()
{
    return functions;
}

} // namespace fleetwright::gotemplate
