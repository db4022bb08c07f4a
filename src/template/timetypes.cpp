// SPDX-License-Identifier: Apache-2.0
#include "template/timetypes.h"

#include "template/function.h"
#include "template/numbers.h"

#include <array>
#include <limits>

namespace fleetwright::gotemplate {

namespace {

using Arguments = std::span<const Value>;

constexpr std::int64_t nanosecondsPerSecond = 1'000'000'000;

struct HeldTime {
    std::int64_t seconds;
    std::int32_t nanoseconds;
    std::int32_t offset;
    std::string_view zone;
};

const Type &monthType();
const Type &weekDayType();
const Type &durationType();

std::string timeText(const Value &value)
{
    return formatTime(timeFrom(value), "2006-01-02 15:04:05.999999999 -0700 MST");
}

std::string timeJson(const Value &value)
{
    return '"' + formatTime(timeFrom(value), "2006-01-02T15:04:05.999999999Z07:00") + '"';
}

std::string monthText(const Value &value)
{
    return std::string(monthName(value.asInteger()));
}

std::string weekDayText(const Value &value)
{
    return std::string(weekDayName(value.asInteger()));
}

std::string durationValueText(const Value &value)
{
    return durationText(value.asInteger());
}

CivilTime civil(Arguments arguments)
{
    return civilOf(timeFrom(arguments[0]));
}

Value year(CallContext & /*context*/, Arguments arguments)
{
    return Value::integer(civil(arguments).year);
}

Value month(CallContext & /*context*/, Arguments arguments)
{
    return Value::integer(civil(arguments).month, monthType());
}

Value day(CallContext & /*context*/, Arguments arguments)
{
    return Value::integer(civil(arguments).day);
}

Value hour(CallContext & /*context*/, Arguments arguments)
{
    return Value::integer(civil(arguments).hour);
}

Value minute(CallContext & /*context*/, Arguments arguments)
{
    return Value::integer(civil(arguments).minute);
}

Value second(CallContext & /*context*/, Arguments arguments)
{
    return Value::integer(civil(arguments).second);
}

Value nanosecond(CallContext & /*context*/, Arguments arguments)
{
    return Value::integer(timeFrom(arguments[0]).nanoseconds);
}

Value yearDay(CallContext & /*context*/, Arguments arguments)
{
    return Value::integer(civil(arguments).yearDay);
}

Value weekDay(CallContext & /*context*/, Arguments arguments)
{
    return Value::integer(civil(arguments).weekDay, weekDayType());
}

Value unixTime(CallContext & /*context*/, Arguments arguments)
{
    return Value::integer(timeFrom(arguments[0]).seconds, types::int64);
}

Value unixIn(Arguments arguments, std::int64_t perSecond)
{
    const GoTime time = timeFrom(arguments[0]);
    const auto whole =
        static_cast<std::uint64_t>(time.seconds) * static_cast<std::uint64_t>(perSecond);
    const std::int64_t part = time.nanoseconds / (nanosecondsPerSecond / perSecond);
    return Value::integer(static_cast<std::int64_t>(whole + static_cast<std::uint64_t>(part)),
                          types::int64);
}

Value unixMilli(CallContext & /*context*/, Arguments arguments)
{
    return unixIn(arguments, 1'000);
}

Value unixMicro(CallContext & /*context*/, Arguments arguments)
{
    return unixIn(arguments, 1'000'000);
}

Value unixNano(CallContext & /*context*/, Arguments arguments)
{
    return unixIn(arguments, nanosecondsPerSecond);
}

Value inUtc(CallContext &context, Arguments arguments)
{
    GoTime time = timeFrom(arguments[0]);
    time.zone = {};
    return timeValue(context.heap(), time);
}

Value format(CallContext &context, Arguments arguments)
{
    return context.string(formatTime(timeFrom(arguments[0]), arguments[1].asString()));
}

Value text(CallContext &context, Arguments arguments)
{
    return context.string(timeText(arguments[0]));
}

Value add(CallContext &context, Arguments arguments)
{
    return timeValue(context.heap(), added(timeFrom(arguments[0]), arguments[1].asInteger()));
}

Value addDate(CallContext &context, Arguments arguments)
{
    GoTime time = timeFrom(arguments[0]);
    const CivilTime date = civilOf(time);
    time.seconds =
        secondsOf(date.year + arguments[1].asInteger(), date.month + arguments[2].asInteger(),
                  date.day + arguments[3].asInteger(), date.hour, date.minute, date.second)
        - time.zone.seconds;
    return timeValue(context.heap(), time);
}

Value sub(CallContext & /*context*/, Arguments arguments)
{
    return Value::integer(between(timeFrom(arguments[0]), timeFrom(arguments[1])), durationType());
}

int compared(Arguments arguments)
{
    const GoTime left = timeFrom(arguments[0]);
    const GoTime right = timeFrom(arguments[1]);
    if (left.seconds != right.seconds)
        return left.seconds < right.seconds ? -1 : 1;
    if (left.nanoseconds != right.nanoseconds)
        return left.nanoseconds < right.nanoseconds ? -1 : 1;
    return 0;
}

Value before(CallContext & /*context*/, Arguments arguments)
{
    return Value::boolean(compared(arguments) < 0);
}

Value after(CallContext & /*context*/, Arguments arguments)
{
    return Value::boolean(compared(arguments) > 0);
}

Value equalTo(CallContext & /*context*/, Arguments arguments)
{
    return Value::boolean(compared(arguments) == 0);
}

Value compare(CallContext & /*context*/, Arguments arguments)
{
    return Value::integer(compared(arguments));
}

Value isZero(CallContext & /*context*/, Arguments arguments)
{
    const GoTime time = timeFrom(arguments[0]);
    return Value::boolean(time.seconds == GoTime::zeroSeconds && time.nanoseconds == 0);
}

Value inUnits(Arguments arguments, double unit)
{
    return Value::real(static_cast<double>(arguments[0].asInteger()) / unit);
}

Value hours(CallContext & /*context*/, Arguments arguments)
{
    return inUnits(arguments, 3.6e12);
}

Value minutes(CallContext & /*context*/, Arguments arguments)
{
    return inUnits(arguments, 6e10);
}

Value seconds(CallContext & /*context*/, Arguments arguments)
{
    return inUnits(arguments, 1e9);
}

Value milliseconds(CallContext & /*context*/, Arguments arguments)
{
    return Value::integer(arguments[0].asInteger() / 1'000'000, types::int64);
}

Value microseconds(CallContext & /*context*/, Arguments arguments)
{
    return Value::integer(arguments[0].asInteger() / 1'000, types::int64);
}

Value nanoseconds(CallContext & /*context*/, Arguments arguments)
{
    return Value::integer(arguments[0].asInteger(), types::int64);
}

Value roundLength(CallContext & /*context*/, Arguments arguments)
{
    return Value::integer(roundDuration(arguments[0].asInteger(), arguments[1].asInteger()),
                          durationType());
}

Value truncateLength(CallContext & /*context*/, Arguments arguments)
{
    const std::int64_t unit = arguments[1].asInteger();
    const std::int64_t length = arguments[0].asInteger();
    return Value::integer(unit <= 0 ? length : length - length % unit, durationType());
}

Value ownText(CallContext &context, Arguments arguments)
{
    return context.string(arguments[0].type()->text(arguments[0]));
}

constexpr const Type *str = &types::string;
constexpr const Type *num = &types::integer;
constexpr const Type *lng = &types::int64;
constexpr const Type *real = &types::float64;
constexpr const Type *boolean = &types::boolean;

const Type &named(std::span<const Function> *methods, Type &type)
{
    type.methods = methods;
    return type;
}

const Type &monthType()
{
    static const std::array all = {Function{"String", ownText, {}, false, str}};
    static std::span<const Function> methods = all;
    static const Type type{.kind = Kind::Int,
                           .name = "time.Month",
                           .underlying = &types::integer,
                           .methods = &methods,
                           .text = monthText};
    return type;
}

const Type &weekDayType()
{
    static const std::array all = {Function{"String", ownText, {}, false, str}};
    static std::span<const Function> methods = all;
    static const Type type{.kind = Kind::Int,
                           .name = "time.Weekday",
                           .underlying = &types::integer,
                           .methods = &methods,
                           .text = weekDayText};
    return type;
}

const Type &durationType()
{
    static Type type{.kind = Kind::Int64,
                     .name = "time.Duration",
                     .underlying = &types::int64,
                     .text = durationValueText};
    static const std::array all = {
        Function{"Hours", hours, {}, false, real},
        Function{"Minutes", minutes, {}, false, real},
        Function{"Seconds", seconds, {}, false, real},
        Function{"Milliseconds", milliseconds, {}, false, lng},
        Function{"Microseconds", microseconds, {}, false, lng},
        Function{"Nanoseconds", nanoseconds, {}, false, lng},
        Function{"Round", roundLength, {&type}, false, &type},
        Function{"Truncate", truncateLength, {&type}, false, &type},
        Function{"String", ownText, {}, false, str},
    };
    static std::span<const Function> methods = all;
    static const Type &made = named(&methods, type);
    return made;
}

} // namespace

const Type &timeType()
{
    static Type type{.kind = Kind::Struct,
                     .name = "time.Time",
                     .text = timeText,
                     .json = timeJson,
                     .opaque = true};
    static const std::array all = {
        Function{"Year", year, {}, false, num},
        Function{"Month", month, {}, false, &monthType()},
        Function{"Day", day, {}, false, num},
        Function{"Hour", hour, {}, false, num},
        Function{"Minute", minute, {}, false, num},
        Function{"Second", second, {}, false, num},
        Function{"Nanosecond", nanosecond, {}, false, num},
        Function{"YearDay", yearDay, {}, false, num},
        Function{"Weekday", weekDay, {}, false, &weekDayType()},
        Function{"Unix", unixTime, {}, false, lng},
        Function{"UnixMilli", unixMilli, {}, false, lng},
        Function{"UnixMicro", unixMicro, {}, false, lng},
        Function{"UnixNano", unixNano, {}, false, lng},
        Function{"UTC", inUtc, {}, false, &type},
        Function{"Local", inUtc, {}, false, &type},
        Function{"Format", format, {str}, false, str},
        Function{"String", text, {}, false, str},
        Function{"Add", add, {&durationType()}, false, &type},
        Function{"AddDate", addDate, {num, num, num}, false, &type},
        Function{"Sub", sub, {&type}, false, &durationType()},
        Function{"Before", before, {&type}, false, boolean},
        Function{"After", after, {&type}, false, boolean},
        Function{"Equal", equalTo, {&type}, false, boolean},
        Function{"Compare", compare, {&type}, false, num},
        Function{"IsZero", isZero, {}, false, boolean},
    };
    static std::span<const Function> methods = all;
    static const Type &made = named(&methods, type);
    return made;
}

Value timeValue(Heap &heap, const GoTime &time)
{
    return Value::object(heap.make<HeldTime>(time.seconds, time.nanoseconds, time.zone.seconds,
                                             heap.copy(time.zone.name)),
                         timeType());
}

GoTime timeFrom(const Value &value)
{
    const auto &held = value.as<HeldTime>();
    return {held.seconds, held.nanoseconds, {held.offset, std::string(held.zone)}};
}

GoTime added(GoTime time, std::int64_t nanoseconds)
{
    const std::int64_t sum = time.nanoseconds + nanoseconds % nanosecondsPerSecond;
    time.seconds += nanoseconds / nanosecondsPerSecond;
    time.seconds += sum < 0 ? -1 : sum >= nanosecondsPerSecond ? 1 : 0;
    time.nanoseconds =
        static_cast<std::int32_t>((sum + nanosecondsPerSecond) % nanosecondsPerSecond);
    return time;
}

std::int64_t between(const GoTime &later, const GoTime &earlier)
{
    std::int64_t seconds = 0;
    std::int64_t result = 0;
    if (__builtin_sub_overflow(later.seconds, earlier.seconds, &seconds)
        || __builtin_mul_overflow(seconds, nanosecondsPerSecond, &result)
        || __builtin_add_overflow(result, std::int64_t{later.nanoseconds} - earlier.nanoseconds,
                                  &result))
        return later.seconds < earlier.seconds ? std::numeric_limits<std::int64_t>::min()
                                               : std::numeric_limits<std::int64_t>::max();
    return result;
}

std::int64_t castSeconds(std::string_view text)
{
    return parseInt(text, 10).value;
}

} // namespace fleetwright::gotemplate
