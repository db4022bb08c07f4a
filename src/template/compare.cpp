// SPDX-License-Identifier: Apache-2.0
#include "template/builtins.h"
#include "template/format.h"

#include <string>

namespace fleetwright::gotemplate {

namespace {

using Arguments = std::span<const Value>;

/// funcs.go basicKind.
enum class Basic { None, Bool, Complex, Integer, Real, String, Unsigned };

Basic basicKind(const Value &value)
{
    switch (value.kind()) {
    case Kind::Bool:
        return Basic::Bool;
    case Kind::Int:
    case Kind::Int32:
    case Kind::Int64:
        return Basic::Integer;
    case Kind::Uint8:
    case Kind::Uint32:
    case Kind::Uint64:
        return Basic::Unsigned;
    case Kind::Float64:
        return Basic::Real;
    case Kind::Complex128:
        return Basic::Complex;
    case Kind::String:
        return Basic::String;
    default:
        return Basic::None;
    }
}

std::string incompatible(const Value &left, const Value &right)
{
    return "incompatible types for comparison: " + std::string(typeName(left)) + " and "
           + std::string(typeName(right));
}

/// reflect.Type.Comparable.
bool isComparable(const Value &value)
{
    return value.kind() != Kind::Map && value.kind() != Kind::Slice && value.kind() != Kind::Func;
}

std::string formatted(std::string_view format, std::initializer_list<Value> values)
{
    std::string text;
    appendFormat(text, format, {values.begin(), values.size()});
    return text;
}

bool equalOthers(CallContext &context, const Value &left, const Value &right)
{
    const bool mayCompare = left.kind() == right.kind() || !left.type() || !right.type();
    if (!mayCompare) {
        const std::string leftType(typeName(left));
        const std::string rightType(typeName(right));
        context.fail("non-comparable types " + formatted("%s", {left}) + ": " + leftType + ", "
                     + rightType + ": " + valueText(right));
        return false;
    }
    if (left.isNil() || right.isNil())
        return left.isNil() == right.isNil();
    if (!isComparable(right)) {
        context.fail("non-comparable type " + formatted("%s", {right}) + ": "
                     + std::string(typeName(right)));
        return false;
    }
    if (left.type() != right.type())
        return false;
    return left.kind() == Kind::Pointer ? left.asObject() == right.asObject()
                                        : deepEqual(left, right);
}

bool equalIntegers(std::int64_t integer, std::uint64_t other)
{
    return integer >= 0 && static_cast<std::uint64_t>(integer) == other;
}

/// One comparison of eq; on failure the context says so.
bool isEqual(CallContext &context, const Value &left, const Value &right)
{
    const Basic leftKind = basicKind(left);
    const Basic rightKind = basicKind(right);
    if (leftKind != rightKind) {
        if (leftKind == Basic::Integer && rightKind == Basic::Unsigned)
            return equalIntegers(left.asInteger(), right.asUnsigned());
        if (leftKind == Basic::Unsigned && rightKind == Basic::Integer)
            return equalIntegers(right.asInteger(), left.asUnsigned());
        if (left.type() && right.type())
            context.fail(incompatible(left, right));
        return false;
    }
    switch (leftKind) {
    case Basic::Real:
        return left.asReal() == right.asReal();
    case Basic::String:
        return left.asString() == right.asString();
    case Basic::Complex:
        return deepEqual(left, right);
    case Basic::None:
        return equalOthers(context, left, right);
    default:
        return left.asInteger() == right.asInteger();
    }
}

bool isLess(CallContext &context, const Value &left, const Value &right)
{
    const Basic leftKind = basicKind(left);
    const Basic rightKind = basicKind(right);
    if (leftKind == Basic::None || rightKind == Basic::None) {
        context.fail("invalid type for comparison");
        return false;
    }
    if (leftKind != rightKind) {
        if (leftKind == Basic::Integer && rightKind == Basic::Unsigned)
            return left.asInteger() < 0 || left.asUnsigned() < right.asUnsigned();
        if (leftKind == Basic::Unsigned && rightKind == Basic::Integer)
            return right.asInteger() >= 0 && left.asUnsigned() < right.asUnsigned();
        context.fail(incompatible(left, right));
        return false;
    }
    switch (leftKind) {
    case Basic::Real:
        return left.asReal() < right.asReal();
    case Basic::Integer:
        return left.asInteger() < right.asInteger();
    case Basic::Unsigned:
        return left.asUnsigned() < right.asUnsigned();
    case Basic::String:
        return left.asString() < right.asString();
    default:
        context.fail("invalid type for comparison");
        return false;
    }
}

} // namespace

Value equal(CallContext &context, Arguments arguments)
{
    if (arguments.size() < 2)
        return context.fail("missing argument for comparison");
    const Value left = arguments[0].unboxed();
    for (const Value &right : arguments.subspan(1)) {
        const bool same = isEqual(context, left, right.unboxed());
        if (context.failed())
            return {};
        if (same)
            return Value::boolean(true);
    }
    return Value::boolean(false);
}

Value notEqual(CallContext &context, Arguments arguments)
{
    return Value::boolean(!equal(context, arguments).asBool());
}

Value less(CallContext &context, Arguments arguments)
{
    return Value::boolean(isLess(context, arguments[0].unboxed(), arguments[1].unboxed()));
}

Value lessOrEqual(CallContext &context, Arguments arguments)
{
    const Value left = arguments[0].unboxed();
    const Value right = arguments[1].unboxed();
    const bool isSmaller = isLess(context, left, right);
    if (isSmaller || context.failed())
        return Value::boolean(isSmaller);
    return Value::boolean(isEqual(context, left, right));
}

Value greater(CallContext &context, Arguments arguments)
{
    return Value::boolean(!lessOrEqual(context, arguments).asBool());
}

Value notLess(CallContext &context, Arguments arguments)
{
    return Value::boolean(!less(context, arguments).asBool());
}

} // namespace fleetwright::gotemplate
