// SPDX-License-Identifier: Apache-2.0
#include "template/format.h"
#include "template/merge.h"
#include "template/sprig.h"

#include <algorithm>
#include <array>
#include <string>

namespace fleetwright::gotemplate {

namespace {

using Arguments = std::span<const Value>;

std::span<const MapEntry> entriesOf(const Value &map)
{
    return map.isNil() ? std::span<const MapEntry>() : map.asMap()->all();
}

const Value *find(const Value &map, const Value &key)
{
    return map.isNil() ? nullptr : map.asMap()->find(key.asString());
}

Value dict(CallContext &context, Arguments arguments)
{
    MapData *map = context.heap().newMap(arguments.size() / 2 + 1);
    for (std::size_t index = 0; index < arguments.size(); index += 2) {
        const Value value = index + 1 < arguments.size() ? arguments[index + 1] : Value::string({});
        if (arguments[index].type() == &types::string)
            context.heap().set(*map, arguments[index].asString(), value);
        else
            context.heap().set(*map, stringOf(arguments[index]), value);
    }
    return Value::map(map);
}

Value get(CallContext & /*context*/, Arguments arguments)
{
    const Value *found = find(arguments[0], arguments[1]);
    return found ? *found : Value::string({});
}

Value set(CallContext &context, Arguments arguments)
{
    if (arguments[0].isNil())
        return context.fail("assignment to entry in nil map");
    context.heap().set(*arguments[0].asMap(), arguments[1].asString(), arguments[2]);
    return arguments[0].withType(types::anyMap);
}

Value unset(CallContext & /*context*/, Arguments arguments)
{
    if (!arguments[0].isNil())
        arguments[0].asMap()->erase(arguments[1].asString());
    return arguments[0].withType(types::anyMap);
}

Value hasKey(CallContext & /*context*/, Arguments arguments)
{
    return Value::boolean(find(arguments[0], arguments[1]) != nullptr);
}

Value pluck(CallContext &context, Arguments arguments)
{
    std::vector<Value> values;
    for (const Value &map : arguments.subspan(1)) {
        if (const Value *found = find(map, arguments[0]))
            values.push_back(*found);
    }
    return Value::slice(context.heap().newSlice(values));
}

/// Go's order of keys differs from call to call; here they are sorted.
Value keys(CallContext &context, Arguments arguments)
{
    std::vector<Value> keys;
    for (const Value &map : arguments) {
        for (const MapEntry &entry : entriesOf(map))
            keys.push_back(Value::string(entry.key));
    }
    return Value::slice(context.heap().newSlice(keys), types::stringSlice);
}

Value values(CallContext &context, Arguments arguments)
{
    std::vector<Value> values;
    for (const MapEntry &entry : entriesOf(arguments[0]))
        values.push_back(entry.value);
    return Value::slice(context.heap().newSlice(values));
}

Value pick(CallContext &context, Arguments arguments)
{
    MapData *map = context.heap().newMap();
    for (const Value &key : arguments.subspan(1)) {
        if (const Value *found = find(arguments[0], key))
            context.heap().set(*map, key.asString(), *found);
    }
    return Value::map(map);
}

Value omit(CallContext &context, Arguments arguments)
{
    const Arguments omitted = arguments.subspan(1);
    MapData *map = context.heap().newMap();
    for (const MapEntry &entry : entriesOf(arguments[0])) {
        const bool isOmitted =
            std::any_of(omitted.begin(), omitted.end(),
                        [&entry](const Value &key) { return key.asString() == entry.key; });
        if (!isOmitted)
            context.heap().append(*map, entry.key, entry.value);
    }
    return Value::map(map);
}

Value mergeAll(CallContext &context, Arguments arguments, MergeMode mode)
{
    Value target = arguments[0].withType(types::anyMap);
    for (const Value &source : arguments.subspan(1)) {
        if (target.isNil() && !source.isNil())
            target = Value::map(context.heap().newMap());
        if (!source.isNil())
            mergeMaps(context.heap(), *target.asMap(), *source.asMap(), mode);
    }
    return target;
}

Value merge(CallContext &context, Arguments arguments)
{
    return mergeAll(context, arguments, MergeMode::Keep);
}

Value mergeOverwrite(CallContext &context, Arguments arguments)
{
    return mergeAll(context, arguments, MergeMode::Overwrite);
}

/// Go's panic when an interface holds another type than a conversion asks for.
std::string conversionError(const Value &value, const Type &wanted)
{
    const std::string held = value.type() ? std::string(value.type()->name) : "nil";
    return "interface conversion: interface {} is " + held + ", not " + std::string(wanted.name);
}

Value dig(CallContext &context, Arguments arguments)
{
    if (arguments.size() < 3)
        return context.fail("dig needs at least three arguments");
    Value at = arguments.back();
    if (at.type() != &types::anyMap)
        return context.fail(conversionError(at, types::anyMap));
    const Arguments keys = arguments.first(arguments.size() - 2);
    for (const Value &key : keys) {
        if (key.type() != &types::string)
            return context.fail(conversionError(key, types::string));
    }
    for (std::size_t index = 0; index < keys.size(); ++index) {
        const Value *found = find(at, keys[index]);
        if (!found)
            return arguments[arguments.size() - 2];
        at = *found;
        if (index + 1 < keys.size() && at.type() != &types::anyMap)
            return context.fail(conversionError(at, types::anyMap));
    }
    return at;
}

constexpr int deepestCopy = 1'000;

Value copied(Heap &heap, const Value &value, int depth)
{
    if (depth > deepestCopy || value.isNil())
        return value;
    if (value.isMap()) {
        if (value.type()->element->kind != Kind::Interface)
            return value; // no function changes such a map
        MapData *map = heap.newMap(value.size());
        for (const MapEntry &entry : value.asMap()->all())
            heap.append(*map, entry.key, copied(heap, entry.value, depth + 1));
        return Value::map(map, *value.type());
    }
    if (value.isSlice()) {
        SliceData *slice = heap.newSlice(value.size());
        for (std::size_t index = 0; index < value.size(); ++index)
            slice->elements[index] = copied(heap, value.asSlice()->elements[index], depth + 1);
        return Value::slice(slice, *value.type());
    }
    return value;
}

Value deepCopy(CallContext &context, Arguments arguments)
{
    if (!arguments[0].type())
        return context.fail("reflect: call of reflect.Value.Type on zero Value");
    return copied(context.heap(), arguments[0], 0);
}

constexpr const Type *any = &types::any;
constexpr const Type *str = &types::string;
constexpr const Type *map = &types::anyMap;

const std::array functions = {
    Function{"dict", dict, {any}, true, map},
    Function{"get", get, {map, str}, false, any},
    Function{"set", set, {map, str, any}, false, map},
    Function{"unset", unset, {map, str}, false, map},
    Function{"hasKey", hasKey, {map, str}, false, &types::boolean},
    Function{"pluck", pluck, {str, map}, true, &types::anySlice},
    Function{"keys", keys, {map}, true, &types::stringSlice},
    Function{"values", values, {map}, false, &types::anySlice},
    Function{"pick", pick, {map, str}, true, map},
    Function{"omit", omit, {map, str}, true, map},
    Function{"merge", merge, {map, map}, true, any},
    Function{"mustMerge", merge, {map, map}, true, any},
    Function{"mergeOverwrite", mergeOverwrite, {map, map}, true, any},
    Function{"mustMergeOverwrite", mergeOverwrite, {map, map}, true, any},
    Function{"dig", dig, {any}, true, any},
    Function{"deepCopy", deepCopy, {any}, false, any},
    Function{"mustDeepCopy", deepCopy, {any}, false, any},
};

} // namespace

std::span<const Function> sprigDicts()
{
    return functions;
}

} // namespace fleetwright::gotemplate
