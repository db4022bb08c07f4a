// SPDX-License-Identifier: Apache-2.0
#include "template/argocdfunctions.h"

#include "template/characters.h"
#include "template/format.h"
#include "template/yamltext.h"

#include <algorithm>
#include <array>

namespace fleetwright::gotemplate {

namespace {

using Arguments = std::span<const Value>;

constexpr std::size_t longestDnsName = 253;

bool isDnsCharacter(char32_t c)
{
    return c == U'-' || c == U'.' || (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9');
}

/// utils.SanitizeName.
std::string normalized(std::string_view name)
{
    std::string out;
    for (const char32_t c : charactersOf(lowerText(name)))
        out += isDnsCharacter(c) ? static_cast<char>(c) : '-';
    out.resize(std::min(out.size(), longestDnsName));
    return std::string(trimCharacters(out, "-."));
}

Value normalize(CallContext &context, Arguments arguments)
{
    return context.string(normalized(arguments[0].asString()));
}

/// github.com/gosimple/slug, Make, of a name that is normalized already.
std::string slug(std::string name, std::int64_t longest, bool atWord)
{
    const auto limit = static_cast<std::size_t>(longest);
    if (!atWord && name.size() >= limit)
        name.resize(limit);
    std::string out;
    for (const char c : name) {
        const char shown = c == '.' ? '-' : c;
        if (shown != '-' || !out.ends_with('-'))
            out += shown;
    }
    out = trimCharacters(out, "-_");
    if (longest <= 0 || !atWord || out.size() <= limit)
        return out;
    const std::size_t dash = out.rfind('-', limit);
    return out.substr(0, dash == std::string::npos ? limit : dash);
}

std::string conversionError(const Value &value, std::string_view wanted)
{
    return "interface conversion: interface {} is "
           + (value.type() ? std::string(typeName(value)) : "nil") + ", not " + std::string(wanted);
}

/// slugify [LONGEST [AT-WORD]] NAME (utils.SlugifyName).
Value slugify(CallContext &context, Arguments arguments)
{
    constexpr std::int64_t usualLength = 50;
    std::int64_t longest = usualLength;
    bool atWord = true; // EnableSmartTruncate
    std::string_view name;
    for (std::size_t index = 0; index < arguments.size(); ++index) {
        const Value &argument = arguments[index];
        if (index + 1 == arguments.size()) {
            if (argument.type() != &types::string)
                return context.fail(conversionError(argument, "string"));
            name = argument.asString();
        } else if (index == 0) {
            if (argument.type() != &types::integer)
                return context.fail(conversionError(argument, "int"));
            longest = argument.asInteger();
        } else if (index == 1) {
            if (argument.type() != &types::boolean)
                return context.fail(conversionError(argument, "bool"));
            atWord = argument.asBool();
        }
    }
    if (longest < 0 && !atWord)
        return context.fail("runtime error: slice bounds out of range [:" + std::to_string(longest)
                            + "]");
    return context.string(slug(normalized(name), longest, atWord));
}

Value writeYaml(CallContext &context, Arguments arguments)
{
    std::string error;
    const std::optional<std::string> text = toYaml(arguments[0], context.heap(), error);
    return text ? context.string(*text) : context.fail(error);
}

std::string unmarshalError(const Value &value, const Type &wanted)
{
    static constexpr std::string_view kinds[] = {"object", "array"};
    const std::string_view kind = value.isMap()                ? kinds[0]
                                  : value.isSlice()            ? kinds[1]
                                  : value.isString()           ? std::string_view("string")
                                  : value.kind() == Kind::Bool ? std::string_view("bool")
                                                               : std::string_view("number");
    return "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal "
           + std::string(kind) + " into Go value of type " + std::string(wanted.name);
}

} // namespace

Value yamlInto(CallContext &context, std::string_view text, const Type &type, std::string &error)
{
    const YamlValue yaml = parseYaml(text, context.heap());
    error = yaml.error;
    if (!error.empty())
        return {};
    if (!yaml.value.type())
        return Value::zeroOf(type);
    if (yaml.value.kind() == type.kind)
        return yaml.value;
    error = unmarshalError(yaml.value, type);
    return {};
}

namespace {

Value fromYaml(CallContext &context, Arguments arguments)
{
    std::string error;
    const Value value = yamlInto(context, arguments[0].asString(), types::anyMap, error);
    return error.empty() ? value : context.fail(error);
}

Value fromYamlArray(CallContext &context, Arguments arguments)
{
    std::string error;
    const Value value = yamlInto(context, arguments[0].asString(), types::anySlice, error);
    return error.empty() ? value : context.fail(error);
}

constexpr const Type *str = &types::string;

const std::array functions = {
    Function{"normalize", normalize, {str}, false, str},
    Function{"slugify", slugify, {&types::any}, true, str},
    Function{"toYaml", writeYaml, {&types::any}, false, str},
    Function{"fromYaml", fromYaml, {str}, false, &types::anyMap},
    Function{"fromYamlArray", fromYamlArray, {str}, false, &types::anySlice},
};

} // namespace

std::span<const Function> argoCdFunctions()
{
    return functions;
}

} // namespace fleetwright::gotemplate
