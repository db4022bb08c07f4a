// SPDX-License-Identifier: Apache-2.0
#include "template/gotime.h"

#include <array>

namespace fleetwright::gotemplate {

namespace {

constexpr std::int64_t secondsPerDay = 86'400;
constexpr std::array<std::string_view, 12> monthNames = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<std::string_view, 7> weekDayNames = {
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};

std::int64_t floorDivide(std::int64_t dividend, std::int64_t divisor)
{
    return dividend / divisor - (dividend % divisor < 0 ? 1 : 0);
}

/// Days from 1970-01-01 (Howard Hinnant's days_from_civil).
std::int64_t daysOf(std::int64_t year, std::int64_t month, std::int64_t day)
{
    year -= month <= 2 ? 1 : 0;
    const std::int64_t era = floorDivide(year, 400);
    const std::int64_t yearOfEra = year - era * 400;
    const std::int64_t dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146'097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719'468;
}

} // namespace

std::string_view monthName(std::int64_t month)
{
    return month >= 1 && month <= 12 ? monthNames[static_cast<std::size_t>(month - 1)]
                                     : std::string_view("%!Month");
}

std::string_view weekDayName(std::int64_t weekDay)
{
    return weekDay >= 0 && weekDay <= 6 ? weekDayNames[static_cast<std::size_t>(weekDay)]
                                        : std::string_view("%!Weekday");
}

bool isLeapYear(std::int64_t year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int daysInMonth(std::int64_t year, int month)
{
    if (month == 2)
        return isLeapYear(year) ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

std::int64_t secondsOf(std::int64_t year, std::int64_t month, std::int64_t day, std::int64_t hour,
                       std::int64_t minute, std::int64_t second)
{
    const std::int64_t months = month - 1;
    year += floorDivide(months, 12);
    month = months - floorDivide(months, 12) * 12 + 1;
    const std::int64_t days = daysOf(year, month, 1) + day - 1;
    return days * secondsPerDay + hour * 3'600 + minute * 60 + second;
}

CivilTime civilOf(const GoTime &time)
{
    const std::int64_t local = time.seconds + time.zone.seconds;
    const std::int64_t days = floorDivide(local, secondsPerDay);
    const std::int64_t clock = local - days * secondsPerDay;
    // civil_from_days.
    const std::int64_t shifted = days + 719'468;
    const std::int64_t era = floorDivide(shifted, 146'097);
    const std::int64_t dayOfEra = shifted - era * 146'097;
    const std::int64_t yearOfEra =
        (dayOfEra - dayOfEra / 1'460 + dayOfEra / 36'524 - dayOfEra / 146'096) / 365;
    const std::int64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const std::int64_t fifth = (5 * dayOfYear + 2) / 153;
    CivilTime civil;
    civil.day = static_cast<int>(dayOfYear - (153 * fifth + 2) / 5 + 1);
    civil.month = static_cast<int>(fifth < 10 ? fifth + 3 : fifth - 9);
    civil.year = yearOfEra + era * 400 + (civil.month <= 2 ? 1 : 0);
    civil.hour = static_cast<int>(clock / 3'600);
    civil.minute = static_cast<int>(clock / 60 % 60);
    civil.second = static_cast<int>(clock % 60);
    civil.weekDay = static_cast<int>(((days + 4) % 7 + 7) % 7);
    civil.yearDay = static_cast<int>(days - daysOf(civil.year, 1, 1) + 1);
    return civil;
}

} // namespace fleetwright::gotemplate
