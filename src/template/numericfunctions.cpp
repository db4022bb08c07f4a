// SPDX-License-Identifier: Apache-2.0
#include "template/decimal.h"
#include "template/execution.h"
#include "template/format.h"
#include "template/numbers.h"
#include "template/sprig.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace fleetwright::gotemplate {

namespace {

using Arguments = std::span<const Value>;

/// cast.trimZeroDecimal: "3.00" as "3".
std::string_view withoutZeroDecimals(std::string_view text)
{
    bool sawZero = false;
    for (std::size_t at = text.size(); at > 0; --at) {
        const char c = text[at - 1];
        if (c == '.') {
            if (sawZero)
                return text.substr(0, at - 1);
        } else if (c == '0') {
            sawZero = true;
        } else {
            return text;
        }
    }
    return text;
}

std::int64_t wrapped(std::uint64_t value)
{
    return static_cast<std::int64_t>(value);
}

Value int64Of(std::int64_t value)
{
    return Value::integer(value, types::int64);
}

Value toInt(CallContext & /*context*/, Arguments arguments)
{
    return Value::integer(castToInt64(arguments[0]));
}

Value toLong(CallContext & /*context*/, Arguments arguments)
{
    return int64Of(castToInt64(arguments[0]));
}

Value toReal(CallContext & /*context*/, Arguments arguments)
{
    return Value::real(castToReal(arguments[0]));
}

Value atoi(CallContext & /*context*/, Arguments arguments)
{
    // strconv.Atoi gives the nearest number where it fails for size, 0 where it fails for form.
    return Value::integer(parseInt(arguments[0].asString(), 10).value);
}

Value toDecimal(CallContext & /*context*/, Arguments arguments)
{
    const Parsed<std::int64_t> number = parseInt(valueText(arguments[0]), 8);
    return int64Of(number.ok() ? number.value : 0);
}

Value add1(CallContext & /*context*/, Arguments arguments)
{
    return int64Of(wrapped(static_cast<std::uint64_t>(castToInt64(arguments[0])) + 1));
}

Value add(CallContext & /*context*/, Arguments arguments)
{
    std::uint64_t sum = 0;
    for (const Value &value : arguments)
        sum += static_cast<std::uint64_t>(castToInt64(value));
    return int64Of(wrapped(sum));
}

Value sub(CallContext & /*context*/, Arguments arguments)
{
    return int64Of(wrapped(static_cast<std::uint64_t>(castToInt64(arguments[0]))
                           - static_cast<std::uint64_t>(castToInt64(arguments[1]))));
}

Value mul(CallContext & /*context*/, Arguments arguments)
{
    std::uint64_t product = 1;
    for (const Value &value : arguments)
        product *= static_cast<std::uint64_t>(castToInt64(value));
    return int64Of(wrapped(product));
}

constexpr const char *divideByZero = "runtime error: integer divide by zero";

Value div(CallContext &context, Arguments arguments)
{
    const std::int64_t divisor = castToInt64(arguments[1]);
    const std::int64_t dividend = castToInt64(arguments[0]);
    if (divisor == 0)
        return context.fail(divideByZero);
    if (divisor == -1)
        return int64Of(wrapped(0 - static_cast<std::uint64_t>(dividend)));
    return int64Of(dividend / divisor);
}

Value mod(CallContext &context, Arguments arguments)
{
    const std::int64_t divisor = castToInt64(arguments[1]);
    if (divisor == 0)
        return context.fail(divideByZero);
    return int64Of(divisor == -1 ? 0 : castToInt64(arguments[0]) % divisor);
}

Value maxOf(CallContext & /*context*/, Arguments arguments)
{
    std::int64_t most = castToInt64(arguments[0]);
    for (const Value &value : arguments)
        most = std::max(most, castToInt64(value));
    return int64Of(most);
}

Value minOf(CallContext & /*context*/, Arguments arguments)
{
    std::int64_t least = castToInt64(arguments[0]);
    for (const Value &value : arguments)
        least = std::min(least, castToInt64(value));
    return int64Of(least);
}

/// math.Max and math.Min: NaN wins, and +0 is more than -0.
double larger(double left, double right)
{
    if (std::isinf(left) && left > 0)
        return left;
    if (std::isinf(right) && right > 0)
        return right;
    if (std::isnan(left) || std::isnan(right))
        return std::numeric_limits<double>::quiet_NaN();
    if (left == 0 && right == 0)
        return std::signbit(left) ? right : left;
    return std::max(left, right);
}

double smaller(double left, double right)
{
    return -larger(-left, -right);
}

Value maxReal(CallContext & /*context*/, Arguments arguments)
{
    double most = castToReal(arguments[0]);
    for (const Value &value : arguments.subspan(1))
        most = larger(most, castToReal(value));
    return Value::real(most);
}

Value minReal(CallContext & /*context*/, Arguments arguments)
{
    double least = castToReal(arguments[0]);
    for (const Value &value : arguments.subspan(1))
        least = smaller(least, castToReal(value));
    return Value::real(least);
}

Value ceiling(CallContext & /*context*/, Arguments arguments)
{
    return Value::real(std::ceil(castToReal(arguments[0])));
}

Value floorOf(CallContext & /*context*/, Arguments arguments)
{
    return Value::real(std::floor(castToReal(arguments[0])));
}

Value roundTo(CallContext & /*context*/, Arguments arguments)
{
    const double roundOn = arguments.size() > 2 ? arguments[2].asReal() : 0.5;
    const double value = castToReal(arguments[0]);
    const double power = std::pow(10, static_cast<double>(arguments[1].asInteger()));
    const double digits = power * value;
    double whole = 0;
    const double fraction = std::modf(digits, &whole);
    return Value::real((fraction >= roundOn ? std::ceil(digits) : std::floor(digits)) / power);
}

Value decimalResult(CallContext &context, const std::optional<Decimal> &result)
{
    return result ? Value::real(result->toReal()) : context.fail("decimal division by 0");
}

using DecimalOperation = std::optional<Decimal> (*)(const Decimal &, const Decimal &);

Value decimals(CallContext &context, double first, Arguments rest, DecimalOperation operation)
{
    if (!std::isfinite(first))
        return context.fail("Cannot create a Decimal from " + formatFloat(first, 'g', -1));
    std::optional<Decimal> result = Decimal::fromReal(first);
    for (const Value &value : rest) {
        const double next = castToReal(value);
        if (!std::isfinite(next))
            return context.fail("Cannot create a Decimal from " + formatFloat(next, 'g', -1));
        result = operation(*result, Decimal::fromReal(next));
        if (!result)
            break;
    }
    return decimalResult(context, result);
}

std::optional<Decimal> plus(const Decimal &left, const Decimal &right)
{
    return left.plus(right);
}

std::optional<Decimal> minus(const Decimal &left, const Decimal &right)
{
    return left.minus(right);
}

std::optional<Decimal> times(const Decimal &left, const Decimal &right)
{
    return left.times(right);
}

std::optional<Decimal> dividedBy(const Decimal &left, const Decimal &right)
{
    return left.dividedBy(right);
}

Value add1Real(CallContext &context, Arguments arguments)
{
    const Value one = Value::integer(1);
    return decimals(context, castToReal(arguments[0]), {&one, 1}, plus);
}

Value addReal(CallContext &context, Arguments arguments)
{
    return decimals(context, 0, arguments, plus);
}

Value subReal(CallContext &context, Arguments arguments)
{
    return decimals(context, castToReal(arguments[0]), arguments.subspan(1), minus);
}

Value mulReal(CallContext &context, Arguments arguments)
{
    return decimals(context, castToReal(arguments[0]), arguments.subspan(1), times);
}

Value divReal(CallContext &context, Arguments arguments)
{
    return decimals(context, castToReal(arguments[0]), arguments.subspan(1), dividedBy);
}

/// numeric.go untilStep.
bool steps(CallContext &context, std::int64_t start, std::int64_t stop, std::int64_t step,
           std::vector<std::int64_t> &numbers)
{
    const bool down = stop < start;
    if (down ? step >= 0 : step <= 0)
        return true;
    const auto span = static_cast<std::uint64_t>(down ? start : stop)
                      - static_cast<std::uint64_t>(down ? stop : start);
    const std::uint64_t width =
        down ? 0 - static_cast<std::uint64_t>(step) : static_cast<std::uint64_t>(step);
    const std::uint64_t count = span / width + (span % width != 0 ? 1 : 0);
    if (count > context.heap().limit() / sizeof(Value))
        return context.mayMake(context.heap().limit() + 1);
    if (!context.mayMake(count * sizeof(Value)))
        return false;
    for (std::uint64_t index = 0; index < count; ++index)
        numbers.push_back(
            wrapped(static_cast<std::uint64_t>(start) + index * static_cast<std::uint64_t>(step)));
    return true;
}

Value intList(CallContext &context, const std::vector<std::int64_t> &numbers)
{
    SliceData *slice = context.heap().newSlice(numbers.size());
    for (std::size_t index = 0; index < numbers.size(); ++index)
        slice->elements[index] = Value::integer(numbers[index]);
    return Value::slice(slice, types::intSlice);
}

Value untilStep(CallContext &context, Arguments arguments)
{
    std::vector<std::int64_t> numbers;
    if (!steps(context, arguments[0].asInteger(), arguments[1].asInteger(),
               arguments[2].asInteger(), numbers))
        return {};
    return intList(context, numbers);
}

Value until(CallContext &context, Arguments arguments)
{
    std::vector<std::int64_t> numbers;
    const std::int64_t count = arguments[0].asInteger();
    if (!steps(context, 0, count, count < 0 ? -1 : 1, numbers))
        return {};
    return intList(context, numbers);
}

Value seq(CallContext &context, Arguments arguments)
{
    const std::size_t count = arguments.size();
    if (count == 0 || count > 3)
        return Value::string({});
    const std::int64_t start = count == 1 ? 1 : arguments[0].asInteger();
    const std::int64_t end = arguments[count - 1].asInteger();
    const std::int64_t increment = end < start ? -1 : 1;
    const std::int64_t step = count == 3 ? arguments[1].asInteger() : increment;
    if (count == 3 && increment < 0 && step > 0)
        return Value::string({});
    std::vector<std::int64_t> numbers;
    if (!steps(context, start,
               wrapped(static_cast<std::uint64_t>(end) + static_cast<std::uint64_t>(increment)),
               step, numbers))
        return {};
    std::string out;
    for (const std::int64_t number : numbers) {
        out += out.empty() ? "" : " ";
        out += std::to_string(number);
    }
    return context.string(out);
}

Value randInt(CallContext &context, Arguments arguments)
{
    const std::int64_t least = arguments[0].asInteger();
    const std::int64_t range = wrapped(static_cast<std::uint64_t>(arguments[1].asInteger())
                                       - static_cast<std::uint64_t>(least));
    if (range <= 0)
        return context.fail("invalid argument to Intn");
    const std::uint64_t random = context.execution().random() % static_cast<std::uint64_t>(range);
    return Value::integer(least + static_cast<std::int64_t>(random));
}

constexpr const Type *any = &types::any;
constexpr const Type *num = &types::integer;
constexpr const Type *lng = &types::int64;
constexpr const Type *real = &types::float64;

const std::array functions = {
    Function{"int", toInt, {any}, false, num},
    Function{"int64", toLong, {any}, false, lng},
    Function{"float64", toReal, {any}, false, real},
    Function{"atoi", atoi, {&types::string}, false, num},
    Function{"toDecimal", toDecimal, {any}, false, lng},
    Function{"add1", add1, {any}, false, lng},
    Function{"add", add, {any}, true, lng},
    Function{"sub", sub, {any, any}, false, lng},
    Function{"mul", mul, {any, any}, true, lng},
    Function{"div", div, {any, any}, false, lng},
    Function{"mod", mod, {any, any}, false, lng},
    Function{"max", maxOf, {any, any}, true, lng},
    Function{"biggest", maxOf, {any, any}, true, lng},
    Function{"min", minOf, {any, any}, true, lng},
    Function{"maxf", maxReal, {any, any}, true, real},
    Function{"minf", minReal, {any, any}, true, real},
    Function{"ceil", ceiling, {any}, false, real},
    Function{"floor", floorOf, {any}, false, real},
    Function{"round", roundTo, {any, num, real}, true, real},
    Function{"add1f", add1Real, {any}, false, real},
    Function{"addf", addReal, {any}, true, real},
    Function{"subf", subReal, {any, any}, true, real},
    Function{"mulf", mulReal, {any, any}, true, real},
    Function{"divf", divReal, {any, any}, true, real},
    Function{"until", until, {num}, false, &types::intSlice},
    Function{"untilStep", untilStep, {num, num, num}, false, &types::intSlice},
    Function{"seq", seq, {num}, true, &types::string},
    Function{"randInt", randInt, {num, num}, false, num},
};

} // namespace

std::int64_t castToInt64(const Value &value)
{
    switch (value.kind()) {
    case Kind::Bool:
        return value.asBool() ? 1 : 0;
    case Kind::Int:
    case Kind::Int32:
    case Kind::Int64:
    case Kind::Uint8:
    case Kind::Uint32:
    case Kind::Uint64:
        return value.asInteger();
    case Kind::Float64:
        return toInt64(value.asReal());
    case Kind::String: {
        const Parsed<std::int64_t> number = parseInt(withoutZeroDecimals(value.asString()), 0);
        return number.ok() ? number.value : 0;
    }
    default:
        return 0;
    }
}

double castToReal(const Value &value)
{
    switch (value.kind()) {
    case Kind::Float64:
        return value.asReal();
    case Kind::Uint64:
        return static_cast<double>(value.asUnsigned());
    case Kind::String: {
        const Parsed<double> number = parseFloat(value.asString());
        return number.ok() ? number.value : 0;
    }
    default:
        return static_cast<double>(castToInt64(value));
    }
}

std::span<const Function> sprigNumbers()
{
    return functions;
}

} // namespace fleetwright::gotemplate
