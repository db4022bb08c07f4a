// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "template/type.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <memory_resource>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>

namespace fleetwright::gotemplate {

struct MapData;
struct SliceData;

/// A Go value as templates see it: a handle that is copied freely. Text, lists, maps and objects
/// live in a Heap and are shared by all handles to them, as in Go: a map that a function changes is
/// changed for everybody.
///
/// It also knows whether it stands in an interface (an element of map[string]interface {}): error
/// texts depend on it, and a nil in an interface differs from no value at all.
class Value {
public:
    Value() = default; ///< no value: reflect's zero Value

    [[nodiscard]] static Value boolean(bool value);
    [[nodiscard]] static Value integer(std::int64_t value, const Type &type = types::integer);
    [[nodiscard]] static Value unsignedInteger(std::uint64_t value,
                                               const Type &type = types::uint64);
    [[nodiscard]] static Value real(double value);
    /// The bytes must outlive the value: a Heap's, a template's, or static.
    [[nodiscard]] static Value string(std::string_view text, const Type &type = types::string);
    /// nullptr is a nil map.
    [[nodiscard]] static Value map(MapData *data, const Type &type = types::anyMap);
    [[nodiscard]] static Value slice(SliceData *data, const Type &type = types::anySlice);
    /// Structs (an array of the fields' values), pointers to them, native objects.
    [[nodiscard]] static Value object(const void *data, const Type &type);
    [[nodiscard]] static Value function(const Function *function);
    /// `parts` are the real and the imaginary one.
    [[nodiscard]] static Value complexNumber(const double *parts);
    /// reflect.Zero.
    [[nodiscard]] static Value zeroOf(const Type &type);

    /// reflect.Value.IsValid: false for no value, true for a nil in an interface.
    [[nodiscard]] bool isValid() const { return m_type || m_interface; }
    [[nodiscard]] bool inInterface() const { return m_interface; }
    /// `x == nil` for an interface {} x: no value, or nothing in the interface.
    [[nodiscard]] bool isNothing() const { return !m_type; }

    /// The dynamic type; nullptr for nothing.
    [[nodiscard]] const Type *type() const { return m_type; }
    /// reflect.ValueOf(x).Kind() of what an interface holds.
    [[nodiscard]] Kind kind() const { return m_type ? m_type->kind : Kind::Invalid; }
    /// reflect.Value.Type(): interface {} for what stands in an interface. Not for no value.
    [[nodiscard]] const Type &staticType() const { return m_interface ? types::any : *m_type; }

    [[nodiscard]] bool asBool() const { return m_content.integer != 0; }
    [[nodiscard]] std::int64_t asInteger() const { return m_content.integer; }
    [[nodiscard]] std::uint64_t asUnsigned() const
    {
        return static_cast<std::uint64_t>(m_content.integer);
    }
    [[nodiscard]] double asReal() const { return m_content.real; }
    [[nodiscard]] std::string_view asString() const { return {m_content.text, m_size}; }
    [[nodiscard]] MapData *asMap() const { return m_content.map; }
    [[nodiscard]] SliceData *asSlice() const { return m_content.slice; }
    [[nodiscard]] const void *asObject() const { return m_content.object; }
    template<typename T>
    [[nodiscard]] const T &as() const
    {
        return *static_cast<const T *>(m_content.object);
    }
    [[nodiscard]] const Function *asFunction() const { return m_content.function; }

    [[nodiscard]] bool isString() const { return kind() == Kind::String; }
    [[nodiscard]] bool isMap() const { return kind() == Kind::Map; }
    [[nodiscard]] bool isSlice() const { return kind() == Kind::Slice; }

    /// reflect.Value.IsNil of what it holds; false for kinds that are never nil.
    [[nodiscard]] bool isNil() const;
    /// Len() of text, lists and maps; 0 otherwise.
    [[nodiscard]] std::size_t size() const;

    /// The same value as an element of a container with interface elements, and out of it again.
    [[nodiscard]] Value boxed() const
    {
        Value copy = *this;
        copy.m_interface = true;
        return copy;
    }
    [[nodiscard]] Value unboxed() const
    {
        Value copy = *this;
        copy.m_interface = false;
        return copy;
    }
    /// The same bytes under another type of the same underlying one.
    [[nodiscard]] Value withType(const Type &type) const
    {
        Value copy = *this;
        copy.m_type = &type;
        return copy;
    }

private:
    const Type *m_type = nullptr;
    union {
        std::int64_t integer = 0;
        double real;
        const char *text;
        MapData *map;
        SliceData *slice;
        const void *object;
        const Function *function;
    } m_content;
    std::uint32_t m_size = 0; ///< bytes of a text
    bool m_interface = false;
};

static_assert(std::is_trivially_copyable_v<Value> && sizeof(Value) == 24);

struct MapEntry {
    std::string_view key;
    Value value;
};

/// A map with string keys, which is every map that JSON and YAML make. Entries are in the order of
/// their keys, which is how templates walk and print a map.
struct MapData {
    MapEntry *entries = nullptr;
    std::uint32_t size = 0;
    std::uint32_t capacity = 0;

    [[nodiscard]] std::span<const MapEntry> all() const { return {entries, size}; }
    [[nodiscard]] const Value *find(std::string_view key) const;
    void erase(std::string_view key);
};

/// A slice's header: its elements may be shared with other slices.
struct SliceData {
    Value *elements = nullptr;
    std::size_t size = 0;
    std::size_t capacity = 0; ///< elements that exist behind the end count, as in Go

    [[nodiscard]] std::span<Value> all() const { return {elements, size}; }
};

/// Memory of values: filled during executions by one thread at a time, freed at once. Values of a
/// Heap stay valid while it lives.
class Heap {
public:
    static constexpr std::size_t defaultLimit = std::size_t{512} << 20;

    explicit Heap(std::size_t limit = defaultLimit) : m_limit(limit) {}
    Heap(const Heap &) = delete;
    Heap &operator=(const Heap &) = delete;

    [[nodiscard]] std::string_view copy(std::string_view text);
    [[nodiscard]] Value string(std::string_view text) { return Value::string(copy(text)); }
    [[nodiscard]] MapData *newMap(std::size_t capacity = 0);
    /// Elements are no values until they are set. Those of an interface type must be boxed().
    [[nodiscard]] SliceData *newSlice(std::size_t size);
    [[nodiscard]] SliceData *newSlice(std::span<const Value> elements);
    /// Part of a slice, sharing its elements; `end` may lie behind its size, up to its capacity.
    [[nodiscard]] SliceData *part(const SliceData &slice, std::size_t begin, std::size_t end,
                                  std::size_t capacity);
    /// Stores the value as the map's type wants it: boxed where `map` holds interfaces. The key is
    /// copied when it is new.
    void set(MapData &map, std::string_view key, Value value);
    /// As set, for keys that come in order and live as long as the heap.
    void append(MapData &map, std::string_view key, Value value);

    template<typename T, typename... Arguments>
    [[nodiscard]] T *make(Arguments &&...arguments)
    {
        static_assert(std::is_trivially_destructible_v<T>);
        return new (allocate(sizeof(T), alignof(T))) T{std::forward<Arguments>(arguments)...};
    }
    template<typename T>
    [[nodiscard]] T *makeArray(std::size_t count)
    {
        static_assert(std::is_trivially_destructible_v<T>);
        T *first = static_cast<T *>(allocate(count * sizeof(T), alignof(T)));
        std::uninitialized_value_construct_n(first, count);
        return first;
    }

    /// Whether `bytes` more may be taken. Who makes much at once asks first.
    [[nodiscard]] bool hasRoomFor(std::size_t bytes) const
    {
        return bytes <= m_limit && m_used <= m_limit - bytes;
    }
    /// More was taken than allowed: the execution ends with ErrorCode::TooLarge.
    [[nodiscard]] bool isExhausted() const { return m_used > m_limit; }
    [[nodiscard]] std::size_t limit() const { return m_limit; }

private:
    void *allocate(std::size_t bytes, std::size_t alignment);

    std::pmr::monotonic_buffer_resource m_memory;
    std::size_t m_used = 0;
    std::size_t m_limit;
};

/// reflect.DeepEqual.
[[nodiscard]] bool deepEqual(const Value &left, const Value &right);

} // namespace fleetwright::gotemplate
