// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace fleetwright::gotemplate {

// The folder is named template, as the architecture names it; a C++ namespace cannot be, the word
// is taken.

class Value;
struct Function;

/// Go's reflect.Kind, as far as data of templates has them.
enum class Kind : std::uint8_t {
    Invalid,
    Bool,
    Int,
    Int32,
    Int64,
    Uint8,
    Uint32,
    Uint64,
    Float64,
    Complex128,
    Func,
    Interface,
    Map,
    Pointer,
    Slice,
    String,
    Struct,
};

/// reflect.Kind.String().
[[nodiscard]] std::string_view kindName(Kind kind);

struct Type;

struct Field {
    std::string_view name;     ///< Go's, as templates write it
    std::string_view jsonName; ///< "" stands for `name`, "-" leaves the field out
    const Type *type = nullptr;
    bool omitEmpty = false;
};

/// A Go type. Types are compared by address: each is one object that lives as long as the program.
struct Type {
    Kind kind = Kind::Invalid;
    std::string_view name;                        ///< what %T prints
    const Type *element = nullptr;                ///< of a slice, map or pointer
    const Type *underlying = nullptr;             ///< of a named type; nullptr: the type itself
    std::span<const Field> fields = {};           ///< of a struct
    std::span<const Function> *methods = nullptr; ///< of the value and of a pointer to it
    /// Error() or String(), which fmt prefers to the value's own text.
    std::string (*text)(const Value &value) = nullptr;
    /// String() of a pointer to it, which text/template prints a field by, and fmt does not.
    std::string (*addressedText)(const Value &value) = nullptr;
    /// MarshalJSON or MarshalText, as JSON text.
    std::string (*json)(const Value &value) = nullptr;
    /// Unexported parts of a struct, as fmt's %+v shows them.
    bool opaque = false;
};

/// The types that Go's data has. Slices and maps not listed here are not made by any function.
namespace types {
extern const Type boolean, integer, int32, int64, uint8, uint32, uint64, float64, complex128,
    string;
extern const Type any;          ///< interface {}
extern const Type reflectValue; ///< reflect.Value, only as a parameter: takes anything
extern const Type anySlice, stringSlice, intSlice, anySliceSlice, byteSlice, mapSlice;
extern const Type anyMap, stringMap;
extern const Type function;
} // namespace types

[[nodiscard]] inline const Type &underlying(const Type &type)
{
    return type.underlying ? *type.underlying : type;
}

/// reflect.Type.AssignableTo.
[[nodiscard]] bool assignable(const Type &from, const Type &to);

/// exec.go canBeNil.
[[nodiscard]] bool canBeNil(const Type &type);

} // namespace fleetwright::gotemplate
