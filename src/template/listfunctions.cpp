// SPDX-License-Identifier: Apache-2.0
#include "template/format.h"
#include "template/sprig.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace fleetwright::gotemplate {

namespace {

using Arguments = std::span<const Value>;

constexpr const char *nilPointer =
    "runtime error: invalid memory address or nil pointer dereference";

/// The elements of a list. Otherwise the context has failed: "Cannot VERB on type KIND".
bool elementsOf(CallContext &context, const Value &list, std::string_view verb,
                std::span<const Value> &elements)
{
    if (!list.type()) {
        context.fail(nilPointer);
        return false;
    }
    if (!list.isSlice()) {
        context.fail("Cannot " + std::string(verb) + " type " + std::string(kindName(list.kind())));
        return false;
    }
    elements = list.isNil() ? std::span<Value>() : list.asSlice()->all();
    return true;
}

Value anyList(CallContext &context, std::span<const Value> elements)
{
    return Value::slice(context.heap().newSlice(elements));
}

bool isIn(std::span<const Value> list, const Value &wanted)
{
    return std::any_of(list.begin(), list.end(),
                       [&wanted](const Value &element) { return deepEqual(wanted, element); });
}

Value list(CallContext &context, Arguments arguments)
{
    return anyList(context, arguments);
}

Value push(CallContext &context, Arguments arguments)
{
    std::span<const Value> elements;
    if (!elementsOf(context, arguments[0], "push on", elements))
        return {};
    SliceData *result = context.heap().newSlice(elements.size() + 1);
    std::copy(elements.begin(), elements.end(), result->elements);
    result->elements[elements.size()] = arguments[1];
    return Value::slice(result);
}

Value prepend(CallContext &context, Arguments arguments)
{
    std::span<const Value> elements;
    if (!elementsOf(context, arguments[0], "prepend on", elements))
        return {};
    SliceData *result = context.heap().newSlice(elements.size() + 1);
    result->elements[0] = arguments[1];
    std::copy(elements.begin(), elements.end(), result->elements + 1);
    return Value::slice(result);
}

Value chunk(CallContext &context, Arguments arguments)
{
    std::span<const Value> elements;
    if (!elementsOf(context, arguments[1], "chunk", elements))
        return {};
    const std::int64_t size = arguments[0].asInteger();
    if (size <= 0) {
        return context.fail("runtime error: makeslice: len out of range");
    }
    const auto part = static_cast<std::size_t>(size);
    const std::size_t count = elements.empty() ? 0 : (elements.size() - 1) / part + 1;
    SliceData *chunks = context.heap().newSlice(count);
    for (std::size_t index = 0; index < count; ++index) {
        const std::size_t begin = index * part;
        const std::size_t length = std::min(part, elements.size() - begin);
        chunks->elements[index] = anyList(context, elements.subspan(begin, length));
    }
    return Value::slice(chunks, types::anySliceSlice);
}

Value first(CallContext &context, Arguments arguments)
{
    std::span<const Value> elements;
    if (!elementsOf(context, arguments[0], "find first on", elements) || elements.empty())
        return {};
    return elements.front();
}

Value last(CallContext &context, Arguments arguments)
{
    std::span<const Value> elements;
    if (!elementsOf(context, arguments[0], "find last on", elements) || elements.empty())
        return {};
    return elements.back();
}

Value rest(CallContext &context, Arguments arguments)
{
    std::span<const Value> elements;
    if (!elementsOf(context, arguments[0], "find rest on", elements))
        return {};
    return elements.empty() ? Value::slice(nullptr) : anyList(context, elements.subspan(1));
}

Value initial(CallContext &context, Arguments arguments)
{
    std::span<const Value> elements;
    if (!elementsOf(context, arguments[0], "find initial on", elements))
        return {};
    return elements.empty() ? Value::slice(nullptr)
                            : anyList(context, elements.first(elements.size() - 1));
}

Value reverse(CallContext &context, Arguments arguments)
{
    std::span<const Value> elements;
    if (!elementsOf(context, arguments[0], "find reverse on", elements))
        return {};
    SliceData *result = context.heap().newSlice(elements);
    std::reverse(result->elements, result->elements + result->size);
    return Value::slice(result);
}

template<typename Keeps>
Value filtered(CallContext &context, std::span<const Value> elements, Keeps keeps)
{
    std::vector<Value> kept;
    for (const Value &element : elements) {
        if (keeps(kept, element))
            kept.push_back(element);
    }
    return anyList(context, kept);
}

Value compact(CallContext &context, Arguments arguments)
{
    std::span<const Value> elements;
    if (!elementsOf(context, arguments[0], "compact on", elements))
        return {};
    return filtered(context, elements, [](const std::vector<Value> & /*kept*/, const Value &value) {
        return !isEmptyValue(value);
    });
}

Value unique(CallContext &context, Arguments arguments)
{
    std::span<const Value> elements;
    if (!elementsOf(context, arguments[0], "find uniq on", elements))
        return {};
    return filtered(context, elements, [](const std::vector<Value> &kept, const Value &value) {
        return !isIn(kept, value);
    });
}

Value without(CallContext &context, Arguments arguments)
{
    std::span<const Value> elements;
    if (!elementsOf(context, arguments[0], "find without on", elements))
        return {};
    const Arguments omitted = arguments.subspan(1);
    return filtered(context, elements,
                    [omitted](const std::vector<Value> & /*kept*/, const Value &value) {
                        return !isIn(omitted, value);
                    });
}

Value has(CallContext &context, Arguments arguments)
{
    if (!arguments[1].type())
        return Value::boolean(false);
    std::span<const Value> elements;
    if (!elementsOf(context, arguments[1], "find has on", elements))
        return {};
    return Value::boolean(isIn(elements, arguments[0]));
}

Value slice(CallContext &context, Arguments arguments)
{
    const Value &list = arguments[0];
    if (!list.type())
        return context.fail(nilPointer);
    if (!list.isSlice())
        return context.fail("list should be type of slice or array but "
                            + std::string(kindName(list.kind())));
    if (list.size() == 0)
        return {};
    const SliceData &data = *list.asSlice();
    const std::int64_t begin = arguments.size() > 1 ? castToInt64(arguments[1]) : 0;
    const std::int64_t end =
        arguments.size() > 2 ? castToInt64(arguments[2]) : static_cast<std::int64_t>(data.size);
    if (begin < 0 || begin > end || end > static_cast<std::int64_t>(data.capacity))
        return context.fail("reflect.Value.Slice: slice index out of bounds");
    return Value::slice(context.heap().part(data, static_cast<std::size_t>(begin),
                                            static_cast<std::size_t>(end), data.capacity),
                        *list.type());
}

Value concat(CallContext &context, Arguments arguments)
{
    std::vector<Value> all;
    for (const Value &list : arguments) {
        if (!list.type())
            return context.fail(nilPointer);
        if (!list.isSlice())
            return context.fail("Cannot concat type " + std::string(kindName(list.kind()))
                                + " as list");
        if (!list.isNil()) {
            const std::span<Value> elements = list.asSlice()->all();
            all.insert(all.end(), elements.begin(), elements.end());
        }
        if (!context.mayMake(all.size() * sizeof(Value)))
            return {};
    }
    return all.empty() ? Value::slice(nullptr) : anyList(context, all);
}

constexpr const Type *any = &types::any;
constexpr const Type *anys = &types::anySlice;

const std::array functions = {
    Function{"list", list, {any}, true, anys},
    Function{"tuple", list, {any}, true, anys},
    Function{"append", push, {any, any}, false, anys},
    Function{"push", push, {any, any}, false, anys},
    Function{"mustAppend", push, {any, any}, false, anys},
    Function{"mustPush", push, {any, any}, false, anys},
    Function{"prepend", prepend, {any, any}, false, anys},
    Function{"mustPrepend", prepend, {any, any}, false, anys},
    Function{"chunk", chunk, {&types::integer, any}, false, &types::anySliceSlice},
    Function{"mustChunk", chunk, {&types::integer, any}, false, &types::anySliceSlice},
    Function{"first", first, {any}, false, any},
    Function{"mustFirst", first, {any}, false, any},
    Function{"last", last, {any}, false, any},
    Function{"mustLast", last, {any}, false, any},
    Function{"rest", rest, {any}, false, anys},
    Function{"mustRest", rest, {any}, false, anys},
    Function{"initial", initial, {any}, false, anys},
    Function{"mustInitial", initial, {any}, false, anys},
    Function{"reverse", reverse, {any}, false, anys},
    Function{"mustReverse", reverse, {any}, false, anys},
    Function{"compact", compact, {any}, false, anys},
    Function{"mustCompact", compact, {any}, false, anys},
    Function{"uniq", unique, {any}, false, anys},
    Function{"mustUniq", unique, {any}, false, anys},
    Function{"without", without, {any, any}, true, anys},
    Function{"mustWithout", without, {any, any}, true, anys},
    Function{"has", has, {any, any}, false, &types::boolean},
    Function{"mustHas", has, {any, any}, false, &types::boolean},
    Function{"slice", slice, {any, any}, true, any},
    Function{"mustSlice", slice, {any, any}, true, any},
    Function{"concat", concat, {any}, true, any},
};

} // namespace

std::span<const Function> sprigLists()
{
    return functions;
}

} // namespace fleetwright::gotemplate
