// SPDX-License-Identifier: Apache-2.0
#include "template/helmfunctions.h"

#include "template/argocdfunctions.h"
#include "template/execution.h"
#include "template/format.h"
#include "template/functionsets.h"
#include "template/json.h"
#include "template/quoting.h"
#include "template/toml.h"
#include "template/yamltext.h"

#include <array>

namespace fleetwright::gotemplate {

namespace {

using Arguments = std::span<const Value>;

constexpr std::size_t deepestInclude = 1'000; // engine.go recursionMaxNums
constexpr std::string_view warningBegin = "HELM_ERR_START";
constexpr std::string_view warningEnd = "HELM_ERR_END";

/// Texts that end the rendering with a message of their own (engine.go warnWrap).
std::string wrapped(std::string_view message)
{
    return std::string(warningBegin) + std::string(message) + std::string(warningEnd);
}

Value include(CallContext &context, Arguments arguments)
{
    Execution &execution = context.execution();
    const std::string_view name = arguments[0].asString();
    std::size_t &nesting = execution.nesting(name);
    if (nesting > deepestInclude) {
        return context.fail("rendering template has a nested reference name: " + std::string(name)
                            + ": unable to execute template");
    }
    const Tree *tree = execution.set()->find(name);
    if (!tree) {
        return context.fail("template: no template " + goQuoted(name) + " associated with template "
                            + goQuoted(execution.set()->options().name));
    }
    ++nesting;
    std::string error;
    const std::optional<std::string> text = execution.render(*tree, arguments[1], error);
    --nesting;
    return text ? context.string(*text) : context.fail(error);
}

/// The set of templates in which a text of tpl runs: what it defines lies over those that are
/// there.
TemplateSetPtr parsedText(CallContext &context, std::string_view text)
{
    Execution &execution = context.execution();
    TemplateSetPtr &known = execution.parsedTexts(text);
    if (known)
        return known;
    const TemplateSetPtr below = execution.set();
    const auto set = std::make_shared<TemplateSet>(below, MissingKey::Zero);
    const base::Result<void> parsed = set->parse(below->options().name, text);
    if (!parsed) {
        context.fail("cannot parse template " + goQuoted(text) + ": " + parsed.error().detail);
        return nullptr;
    }
    known = set;
    return known;
}

Value tpl(CallContext &context, Arguments arguments)
{
    const std::string_view text = arguments[0].asString();
    const TemplateSetPtr set = parsedText(context, text);
    if (!set)
        return {};
    const Tree *tree = set->find(set->options().name);
    if (!tree) {
        return context.fail("error during tpl function execution for " + goQuoted(text)
                            + ": template: " + set->options().name + ": "
                            + goQuoted(set->options().name)
                            + " is an incomplete or empty template");
    }
    std::string error;
    const std::optional<std::string> result =
        context.execution().renderWith(set, *tree, arguments[1], error);
    if (!result) {
        return context.fail("error during tpl function execution for " + goQuoted(text) + ": "
                            + error);
    }
    return context.string(withoutNoValue(*result));
}

Value required(CallContext &context, Arguments arguments)
{
    const Value &value = arguments[1];
    if (!value.type() || (value.type() == &types::string && value.size() == 0))
        return context.fail(wrapped(arguments[0].asString()));
    return value;
}

Value failWith(CallContext &context, Arguments arguments)
{
    return context.fail(wrapped(arguments[0].asString()));
}

/// Without a cluster nothing is found.
Value lookup(CallContext &context, Arguments /*arguments*/)
{
    return Value::map(context.heap().newMap());
}

Value hostByName(CallContext & /*context*/, Arguments /*arguments*/)
{
    return Value::string({});
}

Value writeYaml(CallContext &context, Arguments arguments)
{
    std::string error;
    return context.string(toYaml(arguments[0], context.heap(), error).value_or(""));
}

Value writePrettyYaml(CallContext &context, Arguments arguments)
{
    return context.string(toPrettyYaml(arguments[0]));
}

Value errorMap(CallContext &context, std::string_view error)
{
    MapData *map = context.heap().newMap();
    context.heap().set(*map, "Error", context.string(error));
    return Value::map(map);
}

Value errorList(CallContext &context, std::string_view error)
{
    const Value text = context.string(error);
    return Value::slice(context.heap().newSlice({&text, 1}));
}

Value fromYaml(CallContext &context, Arguments arguments)
{
    std::string error;
    const Value value = yamlInto(context, arguments[0].asString(), types::anyMap, error);
    return error.empty() ? value : errorMap(context, error);
}

Value fromYamlArray(CallContext &context, Arguments arguments)
{
    std::string error;
    const Value value = yamlInto(context, arguments[0].asString(), types::anySlice, error);
    return error.empty() ? value : errorList(context, error);
}

Value writeJson(CallContext &context, Arguments arguments)
{
    std::string error;
    return context.string(toJson(arguments[0], JsonEscapes::Html, error).value_or(""));
}

Value jsonInto(CallContext &context, std::string_view text, const Type &type, std::string &error)
{
    const JsonValue json = parseJson(text, context.heap());
    error = json.error;
    if (!error.empty())
        return {};
    if (!json.value.type())
        return Value::zeroOf(type);
    if (json.value.kind() != type.kind) {
        error = "json: cannot unmarshal " + std::string(jsonKindName(json.value))
                + " into Go value of type " + std::string(type.name);
    }
    return json.value;
}

Value fromJson(CallContext &context, Arguments arguments)
{
    std::string error;
    const Value value = jsonInto(context, arguments[0].asString(), types::anyMap, error);
    return error.empty() ? value : errorMap(context, error);
}

Value fromJsonArray(CallContext &context, Arguments arguments)
{
    std::string error;
    const Value value = jsonInto(context, arguments[0].asString(), types::anySlice, error);
    return error.empty() ? value : errorList(context, error);
}

Value writeToml(CallContext &context, Arguments arguments)
{
    return context.string(toToml(arguments[0]));
}

Value fromToml(CallContext &context, Arguments arguments)
{
    const TomlValue toml = parseToml(arguments[0].asString(), context.heap());
    if (toml.error.empty())
        return toml.value;
    // Go keeps what it had read when it met the error.
    const Value map = toml.value.type() ? toml.value : Value::map(context.heap().newMap());
    context.heap().set(*map.asMap(), "Error", context.string(toml.error));
    return map;
}

constexpr const Type *any = &types::any;
constexpr const Type *str = &types::string;
constexpr const Type *map = &types::anyMap;

const std::array functions = {
    Function{"include", include, {str, any}, false, str},
    Function{"tpl", tpl, {str, any}, false, str},
    Function{"required", required, {str, any}, false, any},
    Function{"fail", failWith, {str}, false, str},
    Function{"lookup", lookup, {str, str, str, str}, false, map},
    Function{"getHostByName", hostByName, {str}, false, str},
    Function{"toYaml", writeYaml, {any}, false, str},
    Function{"toYamlPretty", writePrettyYaml, {any}, false, str},
    Function{"fromYaml", fromYaml, {str}, false, map},
    Function{"fromYamlArray", fromYamlArray, {str}, false, &types::anySlice},
    Function{"toJson", writeJson, {any}, false, str},
    Function{"fromJson", fromJson, {str}, false, map},
    Function{"fromJsonArray", fromJsonArray, {str}, false, &types::anySlice},
    Function{"toToml", writeToml, {any}, false, str},
    Function{"fromToml", fromToml, {str}, false, map},
};

} // namespace

std::span<const Function> helmFunctions()
{
    return functions;
}

std::string helmParseError(std::string_view file, std::string_view error)
{
    const std::size_t first = error.find(": ");
    if (first == std::string_view::npos)
        return "parse error in (" + std::string(file) + "): " + std::string(error);
    std::string_view location = error.substr(first + 2);
    location = location.substr(0, location.find(": "));
    return "parse error at (" + std::string(location)
           + "): " + std::string(error.substr(error.rfind(": ") + 2));
}

std::string helmExecutionError(std::string_view error)
{
    const std::size_t first = error.find(": ");
    const std::size_t second =
        first == std::string_view::npos ? first : error.find(": ", first + 2);
    if (second == std::string_view::npos)
        return std::string(error);
    const std::string_view location = error.substr(first + 2, second - first - 2);
    const std::string_view rest = error.substr(second + 2);
    const std::size_t begin = rest.find(warningBegin);
    const std::size_t end = rest.rfind(warningEnd);
    if (begin == std::string_view::npos || end == std::string_view::npos
        || end < begin + warningBegin.size())
        return std::string(error);
    const std::size_t message = begin + warningBegin.size();
    return "execution error at (" + std::string(location)
           + "): " + std::string(rest.substr(message, end - message));
}

std::string withoutNoValue(std::string_view text)
{
    constexpr std::string_view noValue = "<no value>";
    std::string out;
    while (true) {
        const std::size_t found = text.find(noValue);
        out += text.substr(0, found);
        if (found == std::string_view::npos)
            return out;
        text.remove_prefix(found + noValue.size());
    }
}

} // namespace fleetwright::gotemplate
