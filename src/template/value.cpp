// SPDX-License-Identifier: Apache-2.0
#include "template/value.h"

#include <algorithm>
#include <cstring>

namespace fleetwright::gotemplate {

Value Value::boolean(bool value)
{
    Value result;
    result.m_type = &types::boolean;
    result.m_content.integer = value ? 1 : 0;
    return result;
}

Value Value::integer(std::int64_t value, const Type &type)
{
    Value result;
    result.m_type = &type;
    result.m_content.integer = value;
    return result;
}

Value Value::unsignedInteger(std::uint64_t value, const Type &type)
{
    return integer(static_cast<std::int64_t>(value), type);
}

Value Value::real(double value)
{
    Value result;
    result.m_type = &types::float64;
    result.m_content.real = value;
    return result;
}

Value Value::string(std::string_view text, const Type &type)
{
    Value result;
    result.m_type = &type;
    result.m_content.text = text.data();
    result.m_size = static_cast<std::uint32_t>(text.size());
    return result;
}

Value Value::map(MapData *data, const Type &type)
{
    Value result;
    result.m_type = &type;
    result.m_content.map = data;
    return result;
}

Value Value::slice(SliceData *data, const Type &type)
{
    Value result;
    result.m_type = &type;
    result.m_content.slice = data;
    return result;
}

Value Value::object(const void *data, const Type &type)
{
    Value result;
    result.m_type = &type;
    result.m_content.object = data;
    return result;
}

Value Value::function(const Function *function)
{
    Value result;
    result.m_type = &types::function;
    result.m_content.function = function;
    return result;
}

Value Value::complexNumber(const double *parts)
{
    return object(parts, types::complex128);
}

Value Value::zeroOf(const Type &type)
{
    if (type.kind == Kind::Interface)
        return Value().boxed();
    if (&type == &types::reflectValue)
        return {};
    if (type.kind == Kind::String)
        return string({}, type);
    Value result;
    result.m_type = &type;
    result.m_content.integer = 0;
    if (type.kind == Kind::Float64)
        result.m_content.real = 0;
    return result;
}

bool Value::isNil() const
{
    switch (kind()) {
    case Kind::Invalid:
        return true;
    case Kind::Map:
    case Kind::Slice:
    case Kind::Pointer:
    case Kind::Func:
        return m_content.object == nullptr;
    default:
        return false;
    }
}

std::size_t Value::size() const
{
    switch (kind()) {
    case Kind::String:
        return m_size;
    case Kind::Map:
        return m_content.map ? m_content.map->size : 0;
    case Kind::Slice:
        return m_content.slice ? m_content.slice->size : 0;
    default:
        return 0;
    }
}

namespace {

MapEntry *placeOf(const MapData &map, std::string_view key)
{
    return std::lower_bound(
        map.entries, map.entries + map.size, key,
        [](const MapEntry &entry, std::string_view wanted) { return entry.key < wanted; });
}

} // namespace

const Value *MapData::find(std::string_view key) const
{
    const MapEntry *place = placeOf(*this, key);
    return place != entries + size && place->key == key ? &place->value : nullptr;
}

void MapData::erase(std::string_view key)
{
    MapEntry *place = placeOf(*this, key);
    if (place == entries + size || place->key != key)
        return;
    std::copy(place + 1, entries + size, place);
    --size;
}

void *Heap::allocate(std::size_t bytes, std::size_t alignment)
{
    m_used += bytes;
    return m_memory.allocate(std::max<std::size_t>(bytes, 1), alignment);
}

std::string_view Heap::copy(std::string_view text)
{
    if (text.empty())
        return {};
    char *place = static_cast<char *>(allocate(text.size(), 1));
    std::memcpy(place, text.data(), text.size());
    return {place, text.size()};
}

MapData *Heap::newMap(std::size_t capacity)
{
    auto *map = make<MapData>();
    if (capacity > 0) {
        map->entries = makeArray<MapEntry>(capacity);
        map->capacity = static_cast<std::uint32_t>(capacity);
    }
    return map;
}

SliceData *Heap::newSlice(std::size_t size)
{
    auto *slice = make<SliceData>();
    slice->elements = makeArray<Value>(size);
    slice->size = size;
    slice->capacity = size;
    return slice;
}

SliceData *Heap::newSlice(std::span<const Value> elements)
{
    SliceData *slice = newSlice(elements.size());
    std::copy(elements.begin(), elements.end(), slice->elements);
    return slice;
}

SliceData *Heap::part(const SliceData &slice, std::size_t begin, std::size_t end,
                      std::size_t capacity)
{
    auto *result = make<SliceData>();
    result->elements = slice.elements + begin;
    result->size = end - begin;
    result->capacity = capacity - begin;
    return result;
}

void Heap::set(MapData &map, std::string_view key, Value value)
{
    MapEntry *place = placeOf(map, key);
    if (place != map.entries + map.size && place->key == key) {
        place->value = value;
        return;
    }
    const std::size_t index = static_cast<std::size_t>(place - map.entries);
    const std::string_view kept = copy(key);
    append(map, kept, value);
    std::rotate(map.entries + index, map.entries + map.size - 1, map.entries + map.size);
}

void Heap::append(MapData &map, std::string_view key, Value value)
{
    if (map.size == map.capacity) {
        const std::uint32_t larger = std::max<std::uint32_t>(4, map.capacity * 2);
        MapEntry *entries = makeArray<MapEntry>(larger);
        std::copy(map.entries, map.entries + map.size, entries);
        map.entries = entries;
        map.capacity = larger;
    }
    map.entries[map.size++] = {key, value};
}

namespace {

bool equalMaps(const Value &left, const Value &right)
{
    if (left.isNil() != right.isNil() || left.size() != right.size())
        return false;
    if (left.asMap() == right.asMap())
        return true;
    const std::span<const MapEntry> first = left.asMap()->all();
    const std::span<const MapEntry> second = right.asMap()->all();
    return std::equal(first.begin(), first.end(), second.begin(),
                      [](const MapEntry &one, const MapEntry &other) {
                          return one.key == other.key && deepEqual(one.value, other.value);
                      });
}

bool equalSlices(const Value &left, const Value &right)
{
    if (left.isNil() != right.isNil() || left.size() != right.size())
        return false;
    if (left.asSlice() == right.asSlice())
        return true;
    const std::span<Value> first = left.asSlice()->all();
    const std::span<Value> second = right.asSlice()->all();
    return std::equal(first.begin(), first.end(), second.begin(), deepEqual);
}

bool equalStructs(const Value &left, const Value &right, const Type &type)
{
    if (left.asObject() == right.asObject())
        return true;
    if (!left.asObject() || !right.asObject())
        return false;
    if (type.opaque)
        return type.text && type.text(left) == type.text(right);
    const Value *first = static_cast<const Value *>(left.asObject());
    const Value *second = static_cast<const Value *>(right.asObject());
    return std::equal(first, first + type.fields.size(), second, deepEqual);
}

} // namespace

bool deepEqual(const Value &left, const Value &right)
{
    if (left.type() != right.type())
        return false;
    switch (left.kind()) {
    case Kind::Invalid:
        return true;
    case Kind::String:
        return left.asString() == right.asString();
    case Kind::Float64:
        return left.asReal() == right.asReal();
    case Kind::Complex128:
        return std::equal(&left.as<double>(), &left.as<double>() + 2, &right.as<double>());
    case Kind::Map:
        return equalMaps(left, right);
    case Kind::Slice:
        return equalSlices(left, right);
    case Kind::Pointer:
        return equalStructs(left, right, *left.type()->element);
    case Kind::Struct:
        return equalStructs(left, right, *left.type());
    case Kind::Func:
        return !left.asFunction() && !right.asFunction();
    default:
        return left.asInteger() == right.asInteger();
    }
}

} // namespace fleetwright::gotemplate
