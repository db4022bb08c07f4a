// SPDX-License-Identifier: Apache-2.0
#include "argocd/cron.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <string>
#include <vector>

namespace fleetwright::argocd {

namespace {

constexpr std::uint64_t starBit = std::uint64_t{1} << 63;

struct Bounds {
    unsigned low;
    unsigned high;
    std::span<const std::string_view> names; ///< the first stands for `low`
};

constexpr std::array<std::string_view, 12> monthNames = {"jan", "feb", "mar", "apr", "may", "jun",
                                                         "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 7> weekdayNames = {"sun", "mon", "tue", "wed",
                                                          "thu", "fri", "sat"};

base::Error malformed(std::string detail)
{
    return {.code = base::ErrorCode::Syntax,
            .detail = std::move(detail),
            .place = {},
            .hint = {},
            .causes = {}};
}

std::vector<std::string_view> split(std::string_view text, std::string_view separators)
{
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const std::size_t end = text.find_first_of(separators);
        if (end != 0)
            parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos)
            break;
        text.remove_prefix(end + 1);
    }
    return parts;
}

/// strings.Split: empty parts count.
std::vector<std::string_view> splitAll(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return parts;
        text.remove_prefix(end + 1);
    }
}

base::Result<unsigned> number(std::string_view text)
{
    std::string_view digits = text;
    if (digits.starts_with('+'))
        digits.remove_prefix(1);
    unsigned value = 0;
    const auto [stop, failure] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (digits.empty() || failure != std::errc() || stop != digits.data() + digits.size())
        return malformed("failed to parse int from " + std::string(text));
    return value;
}

base::Result<unsigned> numberOrName(std::string_view text, const Bounds &bounds)
{
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    const auto name = std::find(bounds.names.begin(), bounds.names.end(), lower);
    if (name != bounds.names.end())
        return bounds.low + static_cast<unsigned>(name - bounds.names.begin());
    return number(text);
}

struct Range {
    unsigned begin = 0;
    unsigned end = 0;
    unsigned step = 1;
    bool isStar = false;
};

base::Result<void> readEnds(std::string_view text, const Bounds &bounds, Range &range)
{
    const std::vector<std::string_view> ends = splitAll(text, '-');
    if (ends.front() == "*" || ends.front() == "?") {
        range = {bounds.low, bounds.high, 1, true};
        return {};
    }
    if (ends.size() > 2)
        return malformed("too many hyphens: " + std::string(text));
    const base::Result<unsigned> begin = numberOrName(ends.front(), bounds);
    if (!begin)
        return begin.error();
    const base::Result<unsigned> end = numberOrName(ends.back(), bounds);
    if (!end)
        return end.error();
    range.begin = *begin;
    range.end = *end;
    return {};
}

base::Result<void> check(const Range &range, const Bounds &bounds, std::string_view text)
{
    const auto fail = [text](const std::string &what) {
        return malformed(what + ": " + std::string(text));
    };
    if (range.begin < bounds.low)
        return fail("beginning of range (" + std::to_string(range.begin) + ") below minimum ("
                    + std::to_string(bounds.low) + ")");
    if (range.end > bounds.high)
        return fail("end of range (" + std::to_string(range.end) + ") above maximum ("
                    + std::to_string(bounds.high) + ")");
    if (range.begin > range.end)
        return fail("beginning of range (" + std::to_string(range.begin) + ") beyond end of range ("
                    + std::to_string(range.end) + ")");
    if (range.step == 0)
        return fail("step of range should be a positive number");
    return {};
}

/// getRange: NUMBER | NUMBER-NUMBER [/NUMBER]; "N/step" runs to the end.
base::Result<std::uint64_t> rangeBits(std::string_view text, const Bounds &bounds)
{
    const std::vector<std::string_view> parts = splitAll(text, '/');
    Range range;
    const base::Result<void> ends = readEnds(parts.front(), bounds, range);
    if (!ends)
        return ends.error();
    if (parts.size() > 2)
        return malformed("too many slashes: " + std::string(text));
    if (parts.size() == 2) {
        const base::Result<unsigned> step = number(parts.back());
        if (!step)
            return step.error();
        range.step = *step;
        if (parts.front().find('-') == std::string_view::npos)
            range.end = bounds.high;
        if (range.step > 1)
            range.isStar = false;
    }
    const base::Result<void> checked = check(range, bounds, text);
    if (!checked)
        return checked.error();
    std::uint64_t bits = range.isStar ? starBit : 0;
    for (unsigned value = range.begin; value <= range.end; value += range.step)
        bits |= std::uint64_t{1} << value;
    return bits;
}

base::Result<std::uint64_t> fieldBits(std::string_view field, const Bounds &bounds)
{
    std::uint64_t bits = 0;
    for (const std::string_view part : split(field, ",")) {
        const base::Result<std::uint64_t> range = rangeBits(part, bounds);
        if (!range)
            return range.error();
        bits |= *range;
    }
    return bits;
}

bool has(std::uint64_t bits, unsigned value)
{
    return (bits >> value & 1) != 0;
}

} // namespace

base::Result<CronSchedule> CronSchedule::parse(std::string_view text)
{
    constexpr std::size_t fieldCount = 5;
    if (text.empty())
        return malformed("empty spec string");
    if (text.starts_with('@'))
        return malformed("parser does not accept descriptors: " + std::string(text));
    const std::vector<std::string_view> fields = split(text, " \t\n\v\f\r");
    if (fields.size() != fieldCount)
        return malformed("expected exactly 5 fields, found " + std::to_string(fields.size()) + ": "
                         + std::string(text));
    const std::array<Bounds, fieldCount> bounds = {Bounds{0, 59, {}}, Bounds{0, 23, {}},
                                                   Bounds{1, 31, {}}, Bounds{1, 12, monthNames},
                                                   Bounds{0, 6, weekdayNames}};
    CronSchedule schedule;
    const std::array<std::uint64_t *, fieldCount> targets = {&schedule.m_minutes, &schedule.m_hours,
                                                             &schedule.m_days, &schedule.m_months,
                                                             &schedule.m_weekdays};
    for (std::size_t at = 0; at < fieldCount; ++at) {
        const base::Result<std::uint64_t> bits = fieldBits(fields[at], bounds[at]);
        if (!bits)
            return bits.error();
        *targets[at] = *bits;
    }
    return schedule;
}

bool CronSchedule::hasDay(std::chrono::sys_days day) const
{
    const std::chrono::year_month_day date(day);
    if (!has(m_months, static_cast<unsigned>(date.month())))
        return false;
    const bool dayMatches = has(m_days, static_cast<unsigned>(date.day()));
    const bool weekdayMatches = has(m_weekdays, std::chrono::weekday(day).c_encoding());
    if ((m_days & starBit) != 0 || (m_weekdays & starBit) != 0)
        return dayMatches && weekdayMatches;
    return dayMatches || weekdayMatches;
}

std::optional<ClockTime> CronSchedule::next(ClockTime time) const
{
    using namespace std::chrono;
    constexpr unsigned hoursOfDay = 24;
    constexpr unsigned minutesOfHour = 60;
    const ClockTime earliest = time + seconds(1);
    // Schedules fire at full minutes.
    const auto from = ceil<minutes>(earliest);
    const year lastYear = year_month_day(floor<days>(earliest)).year() + years(5);
    for (sys_days day = floor<days>(from); year_month_day(day).year() <= lastYear; day += days(1)) {
        if (!hasDay(day))
            continue;
        for (unsigned hour = 0; hour < hoursOfDay; ++hour) {
            if (!has(m_hours, hour) || day + hours(hour + 1) <= from)
                continue;
            for (unsigned minute = 0; minute < minutesOfHour; ++minute) {
                const auto found = day + hours(hour) + minutes(minute);
                if (has(m_minutes, minute) && found >= from)
                    return ClockTime(found);
            }
        }
    }
    return std::nullopt;
}

base::Result<std::chrono::nanoseconds> parseDuration(std::string_view text)
{
    struct Unit {
        std::string_view name;
        double nanoseconds;
    };
    constexpr std::array<Unit, 8> units = {Unit{"ns", 1},      {"us", 1e3},  {"\xc2\xb5s", 1e3},
                                           {"\xce\xbcs", 1e3}, {"ms", 1e6},  {"s", 1e9},
                                           {"m", 60e9},        {"h", 3600e9}};
    constexpr double longest = 9.2e18;
    const auto fail = [text] {
        return malformed("time: invalid duration \"" + std::string(text) + '"');
    };
    std::string_view rest = text;
    const bool isNegative = rest.starts_with('-');
    if (isNegative || rest.starts_with('+'))
        rest.remove_prefix(1);
    if (rest == "0")
        return std::chrono::nanoseconds(0);
    double sum = 0;
    bool hasAny = false;
    while (!rest.empty()) {
        const std::size_t end = rest.find_first_not_of("0123456789.");
        if (end == 0 || end == std::string_view::npos)
            return fail();
        double value = 0;
        const auto [stop, failure] =
            std::from_chars(rest.data(), rest.data() + end, value, std::chars_format::fixed);
        if (failure != std::errc() || stop != rest.data() + end)
            return fail();
        rest.remove_prefix(end);
        const std::string_view name = rest.substr(0, rest.find_first_of("0123456789."));
        const auto unit = std::find_if(units.begin(), units.end(),
                                       [name](const Unit &one) { return one.name == name; });
        if (unit == units.end())
            return malformed("time: unknown unit \"" + std::string(name) + "\" in duration \""
                             + std::string(text) + '"');
        rest.remove_prefix(name.size());
        sum += value * unit->nanoseconds;
        hasAny = true;
    }
    if (!hasAny || sum > longest)
        return fail();
    return std::chrono::nanoseconds(static_cast<std::int64_t>(isNegative ? -sum : sum));
}

} // namespace fleetwright::argocd
