// SPDX-License-Identifier: Apache-2.0
#include "template/gotime.h"

#include <array>
#include <utility>

namespace fleetwright::gotemplate {

namespace {

bool startsWithLower(std::string_view text)
{
    return !text.empty() && text[0] >= 'a' && text[0] <= 'z';
}

bool isDigit(std::string_view text, std::size_t at)
{
    return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

struct Found {
    LayoutPart part = LayoutPart::None;
    std::size_t size = 0;
    std::size_t skipped = 0; ///< characters before it that stay text
};

using Words = std::pair<std::string_view, LayoutPart>;

template<std::size_t count>
Found firstOf(std::string_view rest, const std::array<Words, count> &words)
{
    for (const auto &[word, part] : words) {
        if (rest.starts_with(word))
            return {part, word.size(), 0};
    }
    return {};
}

Found fraction(std::string_view rest)
{
    if (rest.size() < 2 || (rest[1] != '0' && rest[1] != '9'))
        return {};
    std::size_t end = 1;
    while (end < rest.size() && rest[end] == rest[1])
        ++end;
    if (isDigit(rest, end))
        return {};
    return {rest[1] == '0' ? LayoutPart::FractionZeros : LayoutPart::FractionNines, end, 0};
}

Found leadingZero(std::string_view rest)
{
    static constexpr std::array parts = {LayoutPart::ZeroMonth,  LayoutPart::ZeroDay,
                                         LayoutPart::ZeroHour12, LayoutPart::ZeroMinute,
                                         LayoutPart::ZeroSecond, LayoutPart::Year};
    if (rest.size() >= 2 && rest[1] >= '1' && rest[1] <= '6')
        return {parts[static_cast<std::size_t>(rest[1] - '1')], 2, 0};
    if (rest.starts_with("002"))
        return {LayoutPart::ZeroYearDay, 3, 0};
    return {};
}

Found nameAt(std::string_view rest)
{
    if (rest.starts_with("January"))
        return {LayoutPart::LongMonth, 7, 0};
    if (rest.starts_with("Jan") && !startsWithLower(rest.substr(3)))
        return {LayoutPart::Month, 3, 0};
    if (rest.starts_with("Monday"))
        return {LayoutPart::LongWeekDay, 6, 0};
    if (rest.starts_with("Mon") && !startsWithLower(rest.substr(3)))
        return {LayoutPart::WeekDay, 3, 0};
    if (rest.starts_with("MST"))
        return {LayoutPart::ZoneName, 3, 0};
    return {};
}

Found underscore(std::string_view rest)
{
    if (rest.starts_with("_2006"))
        return {LayoutPart::LongYear, 4, 1};
    if (rest.starts_with("_2"))
        return {LayoutPart::UnderDay, 2, 0};
    if (rest.starts_with("__2"))
        return {LayoutPart::UnderYearDay, 3, 0};
    return {};
}

Found partAt(std::string_view rest)
{
    static constexpr std::array<Words, 5> numericZones = {{
        {"-070000", LayoutPart::NumSecondsZone},
        {"-07:00:00", LayoutPart::NumColonSecondsZone},
        {"-0700", LayoutPart::NumZone},
        {"-07:00", LayoutPart::NumColonZone},
        {"-07", LayoutPart::NumShortZone},
    }};
    static constexpr std::array<Words, 5> isoZones = {{
        {"Z070000", LayoutPart::IsoSecondsZone},
        {"Z07:00:00", LayoutPart::IsoColonSecondsZone},
        {"Z0700", LayoutPart::IsoZone},
        {"Z07:00", LayoutPart::IsoColonZone},
        {"Z07", LayoutPart::IsoShortZone},
    }};
    switch (rest[0]) {
    case 'J':
    case 'M':
        return nameAt(rest);
    case '0':
        return leadingZero(rest);
    case '1':
        return rest.starts_with("15") ? Found{LayoutPart::Hour, 2, 0}
                                      : Found{LayoutPart::NumMonth, 1, 0};
    case '2':
        return rest.starts_with("2006") ? Found{LayoutPart::LongYear, 4, 0}
                                        : Found{LayoutPart::Day, 1, 0};
    case '_':
        return underscore(rest);
    case '3':
        return {LayoutPart::Hour12, 1, 0};
    case '4':
        return {LayoutPart::Minute, 1, 0};
    case '5':
        return {LayoutPart::Second, 1, 0};
    case 'P':
        return rest.starts_with("PM") ? Found{LayoutPart::UpperPm, 2, 0} : Found{};
    case 'p':
        return rest.starts_with("pm") ? Found{LayoutPart::LowerPm, 2, 0} : Found{};
    case '-':
        return firstOf(rest, numericZones);
    case 'Z':
        return firstOf(rest, isoZones);
    case '.':
    case ',':
        return fraction(rest);
    default:
        return {};
    }
}

void appendNumber(std::string &out, std::int64_t number, std::size_t width)
{
    const bool isNegative = number < 0;
    std::string digits = std::to_string(isNegative ? -number : number);
    if (digits.size() < width)
        digits.insert(0, width - digits.size(), '0');
    out += isNegative ? "-" : "";
    out += digits;
}

void appendFraction(std::string &out, std::int32_t nanoseconds, const LayoutChunk &chunk)
{
    std::string digits = std::to_string(nanoseconds);
    digits.insert(0, 9 - digits.size(), '0');
    digits.resize(chunk.text.size() - 1 < 9 ? chunk.text.size() - 1 : 9);
    if (chunk.part == LayoutPart::FractionNines) {
        while (digits.ends_with('0'))
            digits.pop_back();
        if (digits.empty())
            return;
    }
    out += chunk.text[0];
    out += digits;
}

void appendZone(std::string &out, std::int32_t offset, LayoutPart part)
{
    const bool isIso = part >= LayoutPart::IsoZone && part <= LayoutPart::IsoColonSecondsZone;
    if (isIso && offset == 0) {
        out += 'Z';
        return;
    }
    const bool hasColons = part == LayoutPart::IsoColonZone || part == LayoutPart::NumColonZone
                           || part == LayoutPart::IsoColonSecondsZone
                           || part == LayoutPart::NumColonSecondsZone;
    const bool isShort = part == LayoutPart::IsoShortZone || part == LayoutPart::NumShortZone;
    const bool hasSeconds = part == LayoutPart::IsoSecondsZone || part == LayoutPart::NumSecondsZone
                            || part == LayoutPart::IsoColonSecondsZone
                            || part == LayoutPart::NumColonSecondsZone;
    const std::int32_t minutes = (offset < 0 ? -offset : offset) / 60;
    out += offset / 60 < 0 ? '-' : '+';
    appendNumber(out, minutes / 60, 2);
    out += hasColons ? ":" : "";
    if (!isShort)
        appendNumber(out, minutes % 60, 2);
    if (hasSeconds) {
        out += hasColons ? ":" : "";
        appendNumber(out, (offset < 0 ? -offset : offset) % 60, 2);
    }
}

void appendPart(std::string &out, const GoTime &time, const CivilTime &civil,
                const LayoutChunk &chunk)
{
    const int hour12 = civil.hour % 12 == 0 ? 12 : civil.hour % 12;
    switch (chunk.part) {
    case LayoutPart::Year:
        return appendNumber(out, (civil.year < 0 ? -civil.year : civil.year) % 100, 2);
    case LayoutPart::LongYear:
        return appendNumber(out, civil.year, 4);
    case LayoutPart::Month:
        out += monthName(civil.month).substr(0, 3);
        return;
    case LayoutPart::LongMonth:
        out += monthName(civil.month);
        return;
    case LayoutPart::NumMonth:
        return appendNumber(out, civil.month, 0);
    case LayoutPart::ZeroMonth:
        return appendNumber(out, civil.month, 2);
    case LayoutPart::WeekDay:
        out += weekDayName(civil.weekDay).substr(0, 3);
        return;
    case LayoutPart::LongWeekDay:
        out += weekDayName(civil.weekDay);
        return;
    case LayoutPart::Day:
        return appendNumber(out, civil.day, 0);
    case LayoutPart::UnderDay:
        out += civil.day < 10 ? " " : "";
        return appendNumber(out, civil.day, 0);
    case LayoutPart::ZeroDay:
        return appendNumber(out, civil.day, 2);
    case LayoutPart::UnderYearDay:
        out += civil.yearDay < 10 ? "  " : civil.yearDay < 100 ? " " : "";
        return appendNumber(out, civil.yearDay, 0);
    case LayoutPart::ZeroYearDay:
        return appendNumber(out, civil.yearDay, 3);
    case LayoutPart::Hour:
        return appendNumber(out, civil.hour, 2);
    case LayoutPart::Hour12:
        return appendNumber(out, hour12, 0);
    case LayoutPart::ZeroHour12:
        return appendNumber(out, hour12, 2);
    case LayoutPart::Minute:
        return appendNumber(out, civil.minute, 0);
    case LayoutPart::ZeroMinute:
        return appendNumber(out, civil.minute, 2);
    case LayoutPart::Second:
        return appendNumber(out, civil.second, 0);
    case LayoutPart::ZeroSecond:
        return appendNumber(out, civil.second, 2);
    case LayoutPart::UpperPm:
        out += civil.hour >= 12 ? "PM" : "AM";
        return;
    case LayoutPart::LowerPm:
        out += civil.hour >= 12 ? "pm" : "am";
        return;
    case LayoutPart::ZoneName:
        if (!time.zone.name.empty())
            out += time.zone.name;
        else
            appendZone(out, time.zone.seconds, LayoutPart::NumZone);
        return;
    case LayoutPart::FractionZeros:
    case LayoutPart::FractionNines:
        return appendFraction(out, time.nanoseconds, chunk);
    default:
        return appendZone(out, time.zone.seconds, chunk.part);
    }
}

} // namespace

LayoutChunk nextChunk(std::string_view layout)
{
    for (std::size_t at = 0; at < layout.size(); ++at) {
        const Found found = partAt(layout.substr(at));
        if (found.part == LayoutPart::None)
            continue;
        const std::size_t begin = at + found.skipped;
        return {layout.substr(0, begin), found.part, layout.substr(begin, found.size),
                layout.substr(begin + found.size)};
    }
    return {layout, LayoutPart::None, {}, {}};
}

std::string formatTime(const GoTime &time, std::string_view layout)
{
    const CivilTime civil = civilOf(time);
    std::string out;
    while (!layout.empty()) {
        const LayoutChunk chunk = nextChunk(layout);
        out += chunk.prefix;
        if (chunk.part == LayoutPart::None)
            break;
        appendPart(out, time, civil, chunk);
        layout = chunk.suffix;
    }
    return out;
}

} // namespace fleetwright::gotemplate
