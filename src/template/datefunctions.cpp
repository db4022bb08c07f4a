// SPDX-License-Identifier: Apache-2.0
#include "base/timezone.h"
#include "template/execution.h"
#include "template/sprig.h"
#include "template/timetypes.h"

#include <array>

namespace fleetwright::gotemplate {

namespace {

using Arguments = std::span<const Value>;

constexpr std::int64_t nanosecondsPerSecond = 1'000'000'000;

GoTime currentTime(CallContext &context)
{
    const Surroundings &surroundings = context.execution().surroundings();
    return {surroundings.nowSeconds, surroundings.nowNanoseconds, {}};
}

/// What date functions take for a time; the rest is now, which differs from run to run.
GoTime timeOf(CallContext &context, const Value &value)
{
    if (value.type() == &timeType())
        return timeFrom(value);
    if (value.type() == &types::int64 || value.type() == &types::integer
        || value.type() == &types::int32)
        return {value.asInteger(), 0, {}};
    return currentTime(context);
}

/// Time.In; an unknown zone is UTC.
GoTime inZone(GoTime time, std::string_view name)
{
    // The machine's own zone is not asked: what is rendered must not depend on where.
    const std::shared_ptr<const base::TimeZone> zone =
        base::TimeZone::load(name == "Local" ? "UTC" : name);
    time.zone = {};
    if (zone) {
        const base::TimeZone::Offset offset = zone->at(time.seconds);
        time.zone = {offset.seconds, offset.name};
    }
    return time;
}

Value dateInZone(CallContext &context, Arguments arguments)
{
    const GoTime time = timeOf(context, arguments[1]);
    return context.string(
        formatTime(inZone(time, arguments[2].asString()), arguments[0].asString()));
}

Value date(CallContext &context, Arguments arguments)
{
    const GoTime time = timeOf(context, arguments[1]);
    return context.string(formatTime(inZone(time, "UTC"), arguments[0].asString()));
}

Value htmlDate(CallContext &context, Arguments arguments)
{
    return context.string(formatTime(inZone(timeOf(context, arguments[0]), "UTC"), "2006-01-02"));
}

Value htmlDateInZone(CallContext &context, Arguments arguments)
{
    const GoTime time = timeOf(context, arguments[0]);
    return context.string(formatTime(inZone(time, arguments[1].asString()), "2006-01-02"));
}

Value dateModify(CallContext &context, Arguments arguments)
{
    const ParsedDuration duration = parseDuration(arguments[0].asString());
    if (!duration.error.empty())
        return arguments[1];
    return timeValue(context.heap(), added(timeFrom(arguments[1]), duration.nanoseconds));
}

Value mustDateModify(CallContext &context, Arguments arguments)
{
    const ParsedDuration duration = parseDuration(arguments[0].asString());
    return duration.error.empty() ? dateModify(context, arguments) : context.fail(duration.error);
}

Value dateAgo(CallContext &context, Arguments arguments)
{
    const GoTime now = currentTime(context);
    const GoTime then = timeOf(context, arguments[0]);
    return context.string(durationText(roundDuration(between(now, then), nanosecondsPerSecond)));
}

Value duration(CallContext &context, Arguments arguments)
{
    std::int64_t seconds = 0;
    if (arguments[0].type() == &types::string) {
        // strconv.ParseInt gives 0 or the nearest.
        const std::string_view text = arguments[0].asString();
        seconds = castSeconds(text);
    } else if (arguments[0].type() == &types::int64) {
        seconds = arguments[0].asInteger();
    }
    const auto wrapped =
        static_cast<std::uint64_t>(seconds) * static_cast<std::uint64_t>(nanosecondsPerSecond);
    return context.string(durationText(static_cast<std::int64_t>(wrapped)));
}

Value durationRound(CallContext &context, Arguments arguments)
{
    std::int64_t length = 0;
    if (arguments[0].type() == &types::string)
        length = parseDuration(arguments[0].asString()).nanoseconds;
    else if (arguments[0].type() == &types::int64)
        length = arguments[0].asInteger();
    else if (arguments[0].type() == &timeType())
        length = between(currentTime(context), timeFrom(arguments[0]));
    const std::uint64_t magnitude =
        length < 0 ? 0 - static_cast<std::uint64_t>(length) : static_cast<std::uint64_t>(length);
    constexpr auto second = static_cast<std::uint64_t>(nanosecondsPerSecond);
    static constexpr std::array<std::pair<std::uint64_t, std::string_view>, 6> units = {{
        {second * 3'600 * 24 * 365, "y"},
        {second * 3'600 * 24 * 30, "mo"},
        {second * 3'600 * 24, "d"},
        {second * 3'600, "h"},
        {second * 60, "m"},
        {second, "s"},
    }};
    for (const auto &[unit, name] : units) {
        if (magnitude > unit)
            return context.string(std::to_string(magnitude / unit) + std::string(name));
    }
    return Value::string("0s");
}

Value now(CallContext &context, Arguments /*arguments*/)
{
    return timeValue(context.heap(), currentTime(context));
}

Value toDate(CallContext &context, Arguments arguments)
{
    return timeValue(context.heap(),
                     parseTime(arguments[0].asString(), arguments[1].asString()).time);
}

Value mustToDate(CallContext &context, Arguments arguments)
{
    const ParsedTime parsed = parseTime(arguments[0].asString(), arguments[1].asString());
    return parsed.error.empty() ? timeValue(context.heap(), parsed.time)
                                : context.fail(parsed.error);
}

Value unixEpoch(CallContext &context, Arguments arguments)
{
    return context.string(std::to_string(timeFrom(arguments[0]).seconds));
}

constexpr const Type *str = &types::string;
constexpr const Type *any = &types::any;

} // namespace

std::span<const Function> sprigDates()
{
    static const Type *time = &timeType();
    static const std::array functions = {
        Function{"ago", dateAgo, {any}, false, str},
        Function{"date", date, {str, any}, false, str},
        Function{"date_in_zone", dateInZone, {str, any, str}, false, str},
        Function{"dateInZone", dateInZone, {str, any, str}, false, str},
        Function{"date_modify", dateModify, {str, time}, false, time},
        Function{"dateModify", dateModify, {str, time}, false, time},
        Function{"must_date_modify", mustDateModify, {str, time}, false, time},
        Function{"mustDateModify", mustDateModify, {str, time}, false, time},
        Function{"duration", duration, {any}, false, str},
        Function{"durationRound", durationRound, {any}, false, str},
        Function{"htmlDate", htmlDate, {any}, false, str},
        Function{"htmlDateInZone", htmlDateInZone, {any, str}, false, str},
        Function{"now", now, {}, false, time},
        Function{"toDate", toDate, {str, str}, false, time},
        Function{"mustToDate", mustToDate, {str, str}, false, time},
        Function{"unixEpoch", unixEpoch, {time}, false, str},
    };
    return functions;
}

} // namespace fleetwright::gotemplate
