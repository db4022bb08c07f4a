// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace fleetwright::gotemplate {

// Go's package time, as far as templates reach it.

struct ZoneOffset {
    std::int32_t seconds = 0; ///< east of UTC
    std::string name = "UTC"; ///< may be ""
};

/// A moment and the zone it is shown in.
struct GoTime {
    static constexpr std::int64_t zeroSeconds = -62'135'596'800; ///< January 1, year 1

    std::int64_t seconds = zeroSeconds; ///< since 1970
    std::int32_t nanoseconds = 0;
    ZoneOffset zone;
};

struct CivilTime {
    std::int64_t year = 1;
    int month = 1;
    int day = 1;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int weekDay = 1; ///< Sunday is 0
    int yearDay = 1;
};

[[nodiscard]] CivilTime civilOf(const GoTime &time);
/// time.Date in a zone of fixed offset; out-of-range parts carry over.
[[nodiscard]] std::int64_t secondsOf(std::int64_t year, std::int64_t month, std::int64_t day,
                                     std::int64_t hour, std::int64_t minute, std::int64_t second);

[[nodiscard]] std::string_view monthName(std::int64_t month);
[[nodiscard]] std::string_view weekDayName(std::int64_t weekDay);
[[nodiscard]] bool isLeapYear(std::int64_t year);
[[nodiscard]] int daysInMonth(std::int64_t year, int month);

/// Time.Format by a layout such as "2006-01-02".
[[nodiscard]] std::string formatTime(const GoTime &time, std::string_view layout);

/// time.ParseInLocation(layout, text, UTC).
struct ParsedTime {
    GoTime time;
    std::string error; ///< Go's text; "" if it was read
};
[[nodiscard]] ParsedTime parseTime(std::string_view layout, std::string_view text);

/// Nanoseconds; time.ParseDuration.
struct ParsedDuration {
    std::int64_t nanoseconds = 0;
    std::string error;
};
[[nodiscard]] ParsedDuration parseDuration(std::string_view text);
/// Duration.String.
[[nodiscard]] std::string durationText(std::int64_t nanoseconds);
/// Duration.Round to a multiple of `unit`, half away from zero.
[[nodiscard]] std::int64_t roundDuration(std::int64_t nanoseconds, std::int64_t unit);

/// What a part of a layout stands for (time/format.go).
enum class LayoutPart : std::uint8_t {
    None,
    LongMonth,
    Month,
    NumMonth,
    ZeroMonth,
    LongWeekDay,
    WeekDay,
    Day,
    UnderDay,
    ZeroDay,
    UnderYearDay,
    ZeroYearDay,
    Hour,
    Hour12,
    ZeroHour12,
    Minute,
    ZeroMinute,
    Second,
    ZeroSecond,
    LongYear,
    Year,
    UpperPm,
    LowerPm,
    ZoneName,
    IsoZone,
    IsoSecondsZone,
    IsoShortZone,
    IsoColonZone,
    IsoColonSecondsZone,
    NumZone,
    NumSecondsZone,
    NumShortZone,
    NumColonZone,
    NumColonSecondsZone,
    FractionZeros,
    FractionNines,
};

struct LayoutChunk {
    std::string_view prefix;
    LayoutPart part = LayoutPart::None;
    std::string_view text;   ///< of the part in the layout
    std::string_view suffix; ///< the layout behind it
};
/// nextStdChunk.
[[nodiscard]] LayoutChunk nextChunk(std::string_view layout);

} // namespace fleetwright::gotemplate
