// SPDX-License-Identifier: Apache-2.0
#include "template/type.h"

#include <array>

namespace fleetwright::gotemplate {

namespace types {

const Type boolean{.kind = Kind::Bool, .name = "bool"};
const Type integer{.kind = Kind::Int, .name = "int"};
const Type int32{.kind = Kind::Int32, .name = "int32"};
const Type int64{.kind = Kind::Int64, .name = "int64"};
const Type uint8{.kind = Kind::Uint8, .name = "uint8"};
const Type uint32{.kind = Kind::Uint32, .name = "uint32"};
const Type uint64{.kind = Kind::Uint64, .name = "uint64"};
const Type float64{.kind = Kind::Float64, .name = "float64"};
const Type complex128{.kind = Kind::Complex128, .name = "complex128"};
const Type string{.kind = Kind::String, .name = "string"};
const Type any{.kind = Kind::Interface, .name = "interface {}"};
const Type reflectValue{.kind = Kind::Struct, .name = "reflect.Value"};
const Type anySlice{.kind = Kind::Slice, .name = "[]interface {}", .element = &any};
const Type stringSlice{.kind = Kind::Slice, .name = "[]string", .element = &string};
const Type intSlice{.kind = Kind::Slice, .name = "[]int", .element = &integer};
const Type anySliceSlice{.kind = Kind::Slice, .name = "[][]interface {}", .element = &anySlice};
const Type byteSlice{.kind = Kind::Slice, .name = "[]uint8", .element = &uint8};
const Type anyMap{.kind = Kind::Map, .name = "map[string]interface {}", .element = &any};
const Type mapSlice{.kind = Kind::Slice, .name = "[]map[string]interface {}", .element = &anyMap};
const Type stringMap{.kind = Kind::Map, .name = "map[string]string", .element = &string};
const Type function{.kind = Kind::Func, .name = "func()"};

} // namespace types

std::string_view kindName(Kind kind)
{
    static constexpr std::array<std::string_view, 17> names = {
        "invalid",    "bool", "int",       "int32", "int64", "uint8", "uint32", "uint64", "float64",
        "complex128", "func", "interface", "map",   "ptr",   "slice", "string", "struct"};
    return names[static_cast<std::size_t>(kind)];
}

bool assignable(const Type &from, const Type &to)
{
    if (&from == &to || &to == &types::any)
        return true;
    const auto isUnnamed = [](const Type &type) {
        return !type.underlying
               && (type.kind == Kind::Map || type.kind == Kind::Slice || type.kind == Kind::Func);
    };
    const bool oneIsUnnamed = isUnnamed(from) || isUnnamed(to);
    return oneIsUnnamed && &underlying(from) == &underlying(to);
}

bool canBeNil(const Type &type)
{
    switch (type.kind) {
    case Kind::Func:
    case Kind::Interface:
    case Kind::Map:
    case Kind::Pointer:
    case Kind::Slice:
        return true;
    default:
        return &type == &types::reflectValue;
    }
}

} // namespace fleetwright::gotemplate
