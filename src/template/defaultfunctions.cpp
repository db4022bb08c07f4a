// SPDX-License-Identifier: Apache-2.0
#include "template/format.h"
#include "template/json.h"
#include "template/sprig.h"

#include <algorithm>
#include <array>

namespace fleetwright::gotemplate {

bool isEmptyValue(const Value &value)
{
    switch (value.kind()) {
    case Kind::Invalid:
        return true;
    case Kind::Map:
    case Kind::Slice:
    case Kind::String:
        return value.size() == 0;
    case Kind::Float64:
        return value.asReal() == 0;
    case Kind::Complex128:
        return (&value.as<double>())[0] == 0 && (&value.as<double>())[1] == 0;
    case Kind::Pointer:
    case Kind::Func:
        return value.isNil();
    case Kind::Struct:
        return false;
    default:
        return value.asInteger() == 0;
    }
}

namespace {

using Arguments = std::span<const Value>;

Value orDefault(CallContext & /*context*/, Arguments arguments)
{
    return arguments.size() < 2 || isEmptyValue(arguments[1]) ? arguments[0] : arguments[1];
}

Value empty(CallContext & /*context*/, Arguments arguments)
{
    return Value::boolean(isEmptyValue(arguments[0]));
}

Value coalesce(CallContext & /*context*/, Arguments arguments)
{
    const auto found = std::find_if_not(arguments.begin(), arguments.end(), isEmptyValue);
    return found == arguments.end() ? Value() : *found;
}

Value all(CallContext & /*context*/, Arguments arguments)
{
    return Value::boolean(std::none_of(arguments.begin(), arguments.end(), isEmptyValue));
}

Value anyOf(CallContext & /*context*/, Arguments arguments)
{
    return Value::boolean(!std::all_of(arguments.begin(), arguments.end(), isEmptyValue));
}

Value ternary(CallContext & /*context*/, Arguments arguments)
{
    return arguments[2].asBool() ? arguments[0] : arguments[1];
}

Value fromJson(CallContext &context, Arguments arguments)
{
    return parseJson(arguments[0].asString(), context.heap()).value;
}

Value mustFromJson(CallContext &context, Arguments arguments)
{
    const JsonValue json = parseJson(arguments[0].asString(), context.heap());
    return json.error.empty() ? json.value : context.fail(json.error);
}

enum class Failure { Ignored, Reported };
enum class Layout { Compact, Pretty };

Value writeJson(CallContext &context, const Value &value, JsonEscapes escapes, Layout layout,
                Failure failure)
{
    std::string error;
    const std::optional<std::string> json = toJson(value, escapes, error);
    if (!json)
        return failure == Failure::Reported ? context.fail(error) : Value::string({});
    return context.string(layout == Layout::Pretty ? indentJson(*json) : *json);
}

Value toJsonText(CallContext &context, Arguments arguments)
{
    return writeJson(context, arguments[0], JsonEscapes::Html, Layout::Compact, Failure::Ignored);
}

Value mustToJson(CallContext &context, Arguments arguments)
{
    return writeJson(context, arguments[0], JsonEscapes::Html, Layout::Compact, Failure::Reported);
}

Value toPrettyJson(CallContext &context, Arguments arguments)
{
    return writeJson(context, arguments[0], JsonEscapes::Html, Layout::Pretty, Failure::Ignored);
}

Value mustToPrettyJson(CallContext &context, Arguments arguments)
{
    return writeJson(context, arguments[0], JsonEscapes::Html, Layout::Pretty, Failure::Reported);
}

Value toRawJson(CallContext &context, Arguments arguments)
{
    return writeJson(context, arguments[0], JsonEscapes::Raw, Layout::Compact, Failure::Reported);
}

Value typeOf(CallContext & /*context*/, Arguments arguments)
{
    return Value::string(typeName(arguments[0]));
}

Value typeIs(CallContext & /*context*/, Arguments arguments)
{
    return Value::boolean(arguments[0].asString() == typeName(arguments[1]));
}

Value typeIsLike(CallContext & /*context*/, Arguments arguments)
{
    const std::string_view wanted = arguments[0].asString();
    const std::string_view name = typeName(arguments[1]);
    return Value::boolean(wanted == name || (name.starts_with('*') && name.substr(1) == wanted));
}

Value kindOf(CallContext & /*context*/, Arguments arguments)
{
    return Value::string(kindName(arguments[0].kind()));
}

Value kindIs(CallContext & /*context*/, Arguments arguments)
{
    return Value::boolean(arguments[0].asString() == kindName(arguments[1].kind()));
}

Value isDeepEqual(CallContext & /*context*/, Arguments arguments)
{
    return Value::boolean(deepEqual(arguments[0], arguments[1]));
}

Value failWith(CallContext &context, Arguments arguments)
{
    return context.fail(std::string(arguments[0].asString()));
}

constexpr const Type *any = &types::any;
constexpr const Type *str = &types::string;
constexpr const Type *boolean = &types::boolean;

const std::array functions = {
    Function{"default", orDefault, {any, any}, true, any},
    Function{"empty", empty, {any}, false, boolean},
    Function{"coalesce", coalesce, {any}, true, any},
    Function{"all", all, {any}, true, boolean},
    Function{"any", anyOf, {any}, true, boolean},
    Function{"ternary", ternary, {any, any, boolean}, false, any},
    Function{"fromJson", fromJson, {str}, false, any},
    Function{"mustFromJson", mustFromJson, {str}, false, any},
    Function{"toJson", toJsonText, {any}, false, str},
    Function{"mustToJson", mustToJson, {any}, false, str},
    Function{"toPrettyJson", toPrettyJson, {any}, false, str},
    Function{"mustToPrettyJson", mustToPrettyJson, {any}, false, str},
    Function{"toRawJson", toRawJson, {any}, false, str},
    Function{"mustToRawJson", toRawJson, {any}, false, str},
    Function{"typeOf", typeOf, {any}, false, str},
    Function{"typeIs", typeIs, {str, any}, false, boolean},
    Function{"typeIsLike", typeIsLike, {str, any}, false, boolean},
    Function{"kindOf", kindOf, {any}, false, str},
    Function{"kindIs", kindIs, {str, any}, false, boolean},
    Function{"deepEqual", isDeepEqual, {any, any}, false, boolean},
    Function{"fail", failWith, {str}, false, str},
};

} // namespace

std::span<const Function> sprigDefaults()
{
    return functions;
}

} // namespace fleetwright::gotemplate
