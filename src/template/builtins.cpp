// SPDX-License-Identifier: Apache-2.0
#include "template/builtins.h"

#include "template/execution.h"
#include "template/format.h"

#include <array>

namespace fleetwright::gotemplate {

namespace {

using Arguments = std::span<const Value>;

std::string nameOf(const Value &value)
{
    return std::string(typeName(value));
}

bool isInteger(const Value &value)
{
    switch (value.kind()) {
    case Kind::Int:
    case Kind::Int32:
    case Kind::Int64:
    case Kind::Uint8:
    case Kind::Uint32:
    case Kind::Uint64:
        return true;
    default:
        return false;
    }
}

/// funcs.go indexArg; false: the context has failed.
bool indexFrom(CallContext &context, const Value &index, std::size_t capacity, std::size_t &result)
{
    if (!index.type()) {
        context.fail("cannot index slice/array with nil");
        return false;
    }
    if (!isInteger(index)) {
        context.fail("cannot index slice/array with type " + nameOf(index));
        return false;
    }
    const std::int64_t at = index.asInteger();
    if (at < 0 || static_cast<std::uint64_t>(at) > capacity) {
        context.fail("index out of range: " + std::to_string(at));
        return false;
    }
    result = static_cast<std::size_t>(at);
    return true;
}

Value elementOf(const Value &element, const Type &type)
{
    return type.kind == Kind::Interface ? element.boxed() : element;
}

Value indexSequence(CallContext &context, const Value &item, const Value &index)
{
    std::size_t at = 0;
    if (!indexFrom(context, index, item.size(), at))
        return {};
    if (item.isString()) {
        if (at >= item.size())
            return context.fail("reflect: string index out of range");
        return Value::unsignedInteger(static_cast<unsigned char>(item.asString()[at]),
                                      types::uint8);
    }
    if (at >= item.size())
        return context.fail("reflect: slice index out of range");
    return elementOf(item.asSlice()->elements[at], *item.type()->element);
}

Value indexMap(CallContext &context, const Value &item, const Value &index)
{
    if (!index.type())
        return context.fail("value is nil; should be of type string");
    if (!assignable(*index.type(), types::string))
        return context.fail("value has type " + nameOf(index) + "; should be string");
    const MapData *map = item.asMap();
    const Value *found = map ? map->find(index.asString()) : nullptr;
    const Type &element = *item.type()->element;
    return found ? elementOf(*found, element) : Value::zeroOf(element);
}

Value index(CallContext &context, Arguments arguments)
{
    Value item = arguments[0].unboxed();
    if (!item.type())
        return context.fail("index of untyped nil");
    for (const Value &boxed : arguments.subspan(1)) {
        bool isNil = false;
        item = indirect(item, isNil);
        if (isNil)
            return context.fail("index of nil pointer");
        const Value at = boxed.unboxed();
        if (item.isString() || item.isSlice())
            item = indexSequence(context, item, at);
        else if (item.isMap())
            item = indexMap(context, item, at);
        else
            return context.fail("can't index item of type " + nameOf(item));
        if (context.failed())
            return {};
    }
    return item;
}

Value slice(CallContext &context, Arguments arguments)
{
    const Value first = arguments[0].unboxed();
    if (!first.type())
        return context.fail("slice of untyped nil");
    bool isNil = false;
    const Value item = indirect(first, isNil);
    if (isNil)
        return context.fail("slice of nil pointer");
    const Arguments indexes = arguments.subspan(1);
    if (indexes.size() > 3)
        return context.fail("too many slice indexes: " + std::to_string(indexes.size()));
    if (!item.isString() && !item.isSlice())
        return context.fail("can't slice item of type " + nameOf(item));
    if (item.isString() && indexes.size() == 3)
        return context.fail("cannot 3-index slice a string");
    const SliceData *data = item.isSlice() ? item.asSlice() : nullptr;
    const std::size_t capacity = item.isString() ? item.size() : data ? data->capacity : 0;
    std::array<std::size_t, 3> at = {0, item.size(), capacity};
    for (std::size_t number = 0; number < indexes.size(); ++number) {
        // Unlike index, Go does not look into interfaces here.
        if (indexes[number].inInterface())
            return context.fail("cannot index slice/array with type interface {}");
        if (!indexFrom(context, indexes[number], capacity, at[number]))
            return {};
    }
    if (at[0] > at[1] || at[1] > at[2]) {
        const std::size_t wrong = at[0] > at[1] ? 0 : 1;
        return context.fail("invalid slice index: " + std::to_string(at[wrong]) + " > "
                            + std::to_string(at[wrong + 1]));
    }
    if (item.isString())
        return Value::string(item.asString().substr(at[0], at[1] - at[0]), *item.type());
    if (!data)
        return item;
    return Value::slice(context.heap().part(*data, at[0], at[1], at[2]), *item.type());
}

Value length(CallContext &context, Arguments arguments)
{
    bool isNil = false;
    const Value item = indirect(arguments[0], isNil);
    if (isNil)
        return context.fail("len of nil pointer");
    if (!item.type())
        return context.fail("reflect: call of reflect.Value.Type on zero Value");
    if (item.isString() || item.isSlice() || item.isMap())
        return Value::integer(static_cast<std::int64_t>(item.size()));
    return context.fail("len of type " + nameOf(item));
}

Value negation(CallContext & /*context*/, Arguments arguments)
{
    return Value::boolean(!isTrue(arguments[0]));
}

Value print(CallContext &context, Arguments arguments)
{
    std::string text;
    appendPrint(text, arguments);
    return context.string(text);
}

Value printLine(CallContext &context, Arguments arguments)
{
    std::string text;
    appendPrintLine(text, arguments);
    return context.string(text);
}

Value printFormatted(CallContext &context, Arguments arguments)
{
    std::string text;
    appendFormat(text, arguments[0].asString(), arguments.subspan(1));
    return context.string(text);
}

/// and, or, call: the executor's own.
Value neverCalled(CallContext &context, Arguments /*arguments*/)
{
    return context.fail("unreachable");
}

const std::array functions = {
    Function{"and",
             neverCalled,
             {&types::reflectValue, &types::reflectValue},
             true,
             &types::reflectValue,
             Special::And},
    Function{"call",
             neverCalled,
             {&types::reflectValue, &types::reflectValue},
             true,
             &types::reflectValue,
             Special::Call},
    Function{"html", escapeHtml, {&types::any}, true, &types::string},
    Function{
        "index", index, {&types::reflectValue, &types::reflectValue}, true, &types::reflectValue},
    Function{
        "slice", slice, {&types::reflectValue, &types::reflectValue}, true, &types::reflectValue},
    Function{"js", escapeJs, {&types::any}, true, &types::string},
    Function{"len", length, {&types::reflectValue}, false, &types::integer},
    Function{"not", negation, {&types::reflectValue}, false, &types::boolean},
    Function{"or",
             neverCalled,
             {&types::reflectValue, &types::reflectValue},
             true,
             &types::reflectValue,
             Special::Or},
    Function{"print", print, {&types::any}, true, &types::string},
    Function{"printf", printFormatted, {&types::string, &types::any}, true, &types::string},
    Function{"println", printLine, {&types::any}, true, &types::string},
    Function{"urlquery", escapeUrlQuery, {&types::any}, true, &types::string},
    Function{"eq", equal, {&types::reflectValue, &types::reflectValue}, true, &types::boolean},
    Function{"ge", notLess, {&types::reflectValue, &types::reflectValue}, false, &types::boolean},
    Function{"gt", greater, {&types::reflectValue, &types::reflectValue}, false, &types::boolean},
    Function{
        "le", lessOrEqual, {&types::reflectValue, &types::reflectValue}, false, &types::boolean},
    Function{"lt", less, {&types::reflectValue, &types::reflectValue}, false, &types::boolean},
    Function{"ne", notEqual, {&types::reflectValue, &types::reflectValue}, false, &types::boolean},
};

} // namespace

std::span<const Function> builtinFunctions()
{
    return functions;
}

void FunctionSet::add(std::span<const Function> added)
{
    for (const Function &function : added)
        m_functions[function.name] = &function;
}

void FunctionSet::remove(std::string_view name)
{
    m_functions.erase(name);
}

const Function *FunctionSet::find(std::string_view name) const
{
    const auto found = m_functions.find(name);
    return found != m_functions.end() ? found->second : nullptr;
}

std::vector<std::string_view> FunctionSet::names() const
{
    std::vector<std::string_view> names;
    for (const auto &[name, function] : m_functions)
        names.push_back(name);
    return names;
}

} // namespace fleetwright::gotemplate
