// SPDX-License-Identifier: Apache-2.0
#include "template/characters.h"
#include "template/gotime.h"

#include <algorithm>
#include <optional>

namespace fleetwright::gotemplate {

namespace {

bool isDigit(std::string_view text, std::size_t at)
{
    return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

/// time's own quote: bytes that are no printable ASCII as \x.
std::string shown(std::string_view text)
{
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 || byte < 0x20) {
            out += "\\x";
            out += digits[byte >> 4];
            out += digits[byte & 0xf];
            continue;
        }
        if (c == '"' || c == '\\')
            out += '\\';
        out += c;
    }
    return out + "\"";
}

/// time/format.go parse(), with UTC as the default and local zone.
class TimeParser {
public:
    TimeParser(std::string_view layout, std::string_view text)
        : m_wholeLayout(layout), m_wholeText(text), m_layout(layout), m_text(text)
    {}

    ParsedTime parse();

private:
    bool parsePart(const LayoutChunk &chunk);
    bool skip(std::string_view prefix);
    bool number(int &value, bool isFixed);
    bool digits(std::size_t count, int &value);
    bool name(bool isMonth, bool isLong, int &value);
    bool halfDay(std::string_view morning, std::string_view evening);
    bool zoneOffset(LayoutPart part);
    bool zoneName();
    bool yearDay(LayoutPart part);
    bool second(LayoutPart part);
    bool fraction(std::size_t size);
    bool checkDate();
    ParsedTime finish();
    bool outOfRange(std::string_view what)
    {
        m_range = what;
        return true;
    }
    std::string failure(std::string_view element, std::string_view at) const
    {
        return "parsing time " + shown(m_wholeText) + " as " + shown(m_wholeLayout)
               + ": cannot parse " + shown(at) + " as " + shown(element);
    }
    std::string failure(const std::string &message) const
    {
        return "parsing time " + shown(m_wholeText) + message;
    }

    std::string_view m_wholeLayout;
    std::string_view m_wholeText;
    std::string_view m_layout;
    std::string_view m_text;
    std::string m_range;
    int m_year = 0;
    int m_month = -1;
    int m_day = -1;
    int m_yearDay = -1;
    int m_hour = 0;
    int m_minute = 0;
    int m_second = 0;
    int m_nanoseconds = 0;
    bool m_isMorning = false;
    bool m_isEvening = false;
    bool m_isUtc = false;
    std::optional<int> m_offset;
    std::string m_zoneName;
};

bool TimeParser::skip(std::string_view prefix)
{
    const auto withoutBlanks = [](std::string_view text) {
        return text.substr(std::min(text.find_first_not_of(' '), text.size()));
    };
    while (!prefix.empty()) {
        if (prefix[0] == ' ') {
            if (!m_text.empty() && m_text[0] != ' ')
                return false;
            prefix = withoutBlanks(prefix);
            m_text = withoutBlanks(m_text);
            continue;
        }
        if (m_text.empty() || m_text[0] != prefix[0])
            return false;
        prefix.remove_prefix(1);
        m_text.remove_prefix(1);
    }
    return true;
}

bool TimeParser::number(int &value, bool isFixed)
{
    if (!isDigit(m_text, 0) || (isFixed && !isDigit(m_text, 1)))
        return false;
    const std::size_t count = isDigit(m_text, 1) ? 2 : 1;
    return digits(count, value);
}

bool TimeParser::digits(std::size_t count, int &value)
{
    if (m_text.size() < count)
        return false;
    int result = 0;
    for (std::size_t at = 0; at < count; ++at) {
        if (!isDigit(m_text, at))
            return false;
        result = result * 10 + (m_text[at] - '0');
    }
    value = result;
    m_text.remove_prefix(count);
    return true;
}

bool TimeParser::name(bool isMonth, bool isLong, int &value)
{
    const int first = isMonth ? 1 : 0;
    const int last = isMonth ? 12 : 6;
    for (int index = first; index <= last; ++index) {
        std::string_view full = isMonth ? monthName(index) : weekDayName(index);
        if (!isLong)
            full = full.substr(0, 3);
        if (m_text.size() >= full.size()
            && lowerText(m_text.substr(0, full.size())) == lowerText(full)) {
            value = index;
            m_text.remove_prefix(full.size());
            return true;
        }
    }
    return false;
}

bool TimeParser::halfDay(std::string_view morning, std::string_view evening)
{
    m_isEvening = m_text.starts_with(evening) || m_isEvening;
    m_isMorning = m_text.starts_with(morning) || m_isMorning;
    if (!m_text.starts_with(evening) && !m_text.starts_with(morning))
        return false;
    m_text.remove_prefix(2);
    return true;
}

bool TimeParser::fraction(std::size_t size)
{
    if (m_text.size() < size || (m_text[0] != '.' && m_text[0] != ','))
        return false;
    const std::string_view all = m_text.substr(1, std::min<std::size_t>(size - 1, 9));
    int value = 0;
    for (const char c : all) {
        if (c < '0' || c > '9')
            return false;
        value = value * 10 + (c - '0');
    }
    for (std::size_t at = all.size(); at < 9; ++at)
        value *= 10;
    m_nanoseconds = value;
    m_text.remove_prefix(size);
    return true;
}

bool TimeParser::second(LayoutPart part)
{
    if (!number(m_second, part == LayoutPart::ZeroSecond))
        return false;
    if (m_second >= 60)
        return outOfRange("second");
    const bool hasFraction =
        m_text.size() >= 2 && (m_text[0] == '.' || m_text[0] == ',') && isDigit(m_text, 1);
    if (!hasFraction)
        return true;
    const LayoutPart next = nextChunk(m_layout).part;
    if (next == LayoutPart::FractionZeros || next == LayoutPart::FractionNines)
        return true;
    std::size_t size = 2;
    while (isDigit(m_text, size))
        ++size;
    return fraction(size);
}

bool TimeParser::yearDay(LayoutPart part)
{
    for (int round = 0; round < 2; ++round) {
        if (part == LayoutPart::UnderYearDay && m_text.starts_with(' '))
            m_text.remove_prefix(1);
    }
    std::size_t count = 0;
    while (count < 3 && isDigit(m_text, count))
        ++count;
    if (count == 0 || (part == LayoutPart::ZeroYearDay && count != 3))
        return false;
    return digits(count, m_yearDay);
}

bool TimeParser::zoneOffset(LayoutPart part)
{
    const bool isIso = part >= LayoutPart::IsoZone && part <= LayoutPart::IsoColonSecondsZone;
    if (isIso && m_text.starts_with('Z')) {
        m_text.remove_prefix(1);
        m_isUtc = true;
        return true;
    }
    const bool hasColons = part == LayoutPart::IsoColonZone || part == LayoutPart::NumColonZone
                           || part == LayoutPart::IsoColonSecondsZone
                           || part == LayoutPart::NumColonSecondsZone;
    const bool isShort = part == LayoutPart::IsoShortZone || part == LayoutPart::NumShortZone;
    const bool hasSeconds = part == LayoutPart::IsoSecondsZone || part == LayoutPart::NumSecondsZone
                            || part == LayoutPart::IsoColonSecondsZone
                            || part == LayoutPart::NumColonSecondsZone;
    std::string form = isShort ? "+hh" : hasColons ? "+hh:mm" : "+hhmm";
    form += hasSeconds ? (hasColons ? ":ss" : "ss") : "";
    if (m_text.size() < form.size())
        return false;
    std::string clock;
    for (std::size_t at = 1; at < form.size(); ++at) {
        if (form[at] == ':' ? m_text[at] != ':' : !isDigit(m_text, at))
            return false;
        if (form[at] != ':')
            clock += m_text[at];
    }
    clock.resize(6, '0');
    const auto pair = [&clock](std::size_t at) {
        return (clock[at] - '0') * 10 + (clock[at + 1] - '0');
    };
    const char sign = m_text[0];
    m_text.remove_prefix(form.size());
    if (pair(0) > 24)
        outOfRange("time zone offset hour");
    if (pair(2) > 60)
        outOfRange("time zone offset minute");
    if (pair(4) > 60)
        outOfRange("time zone offset second");
    const int offset = (pair(0) * 60 + pair(2)) * 60 + pair(4);
    m_offset = sign == '-' ? -offset : offset;
    return sign == '+' || sign == '-' || !m_range.empty();
}

/// "+3", "-11" of a zone's name; 0 if it is none.
std::size_t signedOffsetSize(std::string_view text)
{
    if (text.empty() || (text[0] != '+' && text[0] != '-'))
        return 0;
    std::size_t end = 1;
    int value = 0;
    while (isDigit(text, end) && value < 1'000)
        value = value * 10 + (text[end++] - '0');
    return end == 1 || value > 23 ? 0 : end;
}

std::size_t zoneNameSize(std::string_view text)
{
    if (text.size() < 3)
        return 0;
    if (text.starts_with("ChST") || text.starts_with("MeST"))
        return 4;
    if (text.starts_with("GMT"))
        return 3 + signedOffsetSize(text.substr(3));
    if (text[0] == '+' || text[0] == '-')
        return signedOffsetSize(text);
    std::size_t count = 0;
    while (count < 6 && count < text.size() && text[count] >= 'A' && text[count] <= 'Z')
        ++count;
    switch (count) {
    case 3:
        return 3;
    case 4:
        return text[3] == 'T' || text.starts_with("WITA") ? 4 : 0;
    case 5:
        return text[4] == 'T' ? 5 : 0;
    default:
        return 0;
    }
}

bool TimeParser::zoneName()
{
    if (m_text.starts_with("UTC")) {
        m_isUtc = true;
        m_text.remove_prefix(3);
        return true;
    }
    const std::size_t size = zoneNameSize(m_text);
    if (size == 0)
        return false;
    m_zoneName = m_text.substr(0, size);
    m_text.remove_prefix(size);
    return true;
}

bool TimeParser::parsePart(const LayoutChunk &chunk)
{
    int ignored = 0;
    switch (chunk.part) {
    case LayoutPart::Year:
        if (!digits(2, m_year))
            return false;
        m_year += m_year >= 69 ? 1900 : 2000;
        return true;
    case LayoutPart::LongYear:
        return digits(4, m_year);
    case LayoutPart::Month:
    case LayoutPart::LongMonth:
        return name(true, chunk.part == LayoutPart::LongMonth, m_month);
    case LayoutPart::NumMonth:
    case LayoutPart::ZeroMonth:
        if (!number(m_month, chunk.part == LayoutPart::ZeroMonth))
            return false;
        return m_month < 1 || m_month > 12 ? outOfRange("month") : true;
    case LayoutPart::WeekDay:
    case LayoutPart::LongWeekDay:
        return name(false, chunk.part == LayoutPart::LongWeekDay, ignored);
    case LayoutPart::UnderDay:
        if (m_text.starts_with(' '))
            m_text.remove_prefix(1);
        return number(m_day, false);
    case LayoutPart::Day:
    case LayoutPart::ZeroDay:
        return number(m_day, chunk.part == LayoutPart::ZeroDay);
    case LayoutPart::UnderYearDay:
    case LayoutPart::ZeroYearDay:
        return yearDay(chunk.part);
    case LayoutPart::Hour:
        if (!number(m_hour, false))
            return false;
        return m_hour >= 24 ? outOfRange("hour") : true;
    case LayoutPart::Hour12:
    case LayoutPart::ZeroHour12:
        if (!number(m_hour, chunk.part == LayoutPart::ZeroHour12))
            return false;
        return m_hour > 12 ? outOfRange("hour") : true;
    case LayoutPart::Minute:
    case LayoutPart::ZeroMinute:
        if (!number(m_minute, chunk.part == LayoutPart::ZeroMinute))
            return false;
        return m_minute >= 60 ? outOfRange("minute") : true;
    case LayoutPart::Second:
    case LayoutPart::ZeroSecond:
        return second(chunk.part);
    case LayoutPart::UpperPm:
        return halfDay("AM", "PM");
    case LayoutPart::LowerPm:
        return halfDay("am", "pm");
    case LayoutPart::ZoneName:
        return zoneName();
    case LayoutPart::FractionZeros:
        return fraction(chunk.text.size());
    case LayoutPart::FractionNines: {
        if (m_text.size() < 2 || (m_text[0] != '.' && m_text[0] != ',') || !isDigit(m_text, 1))
            return true;
        std::size_t size = 1;
        while (isDigit(m_text, size))
            ++size;
        return fraction(size);
    }
    default:
        return zoneOffset(chunk.part);
    }
}

/// Puts the day of the year into month and day.
bool TimeParser::checkDate()
{
    if (m_yearDay < 0) {
        m_month = std::max(m_month, 1);
        m_day = m_day < 0 ? 1 : m_day;
        return true;
    }
    const int days = isLeapYear(m_year) ? 366 : 365;
    if (m_yearDay < 1 || m_yearDay > days)
        return !outOfRange(": day-of-year out of range");
    int month = 1;
    int day = m_yearDay;
    while (day > daysInMonth(m_year, month)) {
        day -= daysInMonth(m_year, month);
        ++month;
    }
    if (m_month >= 0 && m_month != month)
        return !outOfRange(": day-of-year does not match month");
    if (m_day >= 0 && m_day != day)
        return !outOfRange(": day-of-year does not match day");
    m_month = month;
    m_day = day;
    return true;
}

ParsedTime TimeParser::finish()
{
    if (m_isEvening && m_hour < 12)
        m_hour += 12;
    else if (m_isMorning && m_hour == 12)
        m_hour = 0;
    if (!checkDate())
        return {{}, failure(m_range)};
    if (m_day < 1 || m_day > daysInMonth(m_year, m_month))
        return {{}, failure(": day out of range")};
    GoTime time;
    time.seconds = secondsOf(m_year, m_month, m_day, m_hour, m_minute, m_second);
    time.nanoseconds = m_nanoseconds;
    if (m_isUtc)
        return {time, {}};
    if (m_offset) {
        time.seconds -= *m_offset;
        if (*m_offset != 0 || (!m_zoneName.empty() && m_zoneName != "UTC"))
            time.zone = {*m_offset, m_zoneName};
    } else if (!m_zoneName.empty()) {
        int offset = 0;
        if (m_zoneName.size() > 3 && m_zoneName.starts_with("GMT"))
            offset = std::stoi(m_zoneName.substr(3)) * 3'600;
        time.zone = {offset, m_zoneName};
    }
    return {time, {}};
}

ParsedTime TimeParser::parse()
{
    while (true) {
        const LayoutChunk chunk = nextChunk(m_layout);
        if (!skip(chunk.prefix))
            return {{}, failure(chunk.prefix, m_text)};
        if (chunk.part == LayoutPart::None) {
            if (!m_text.empty())
                return {{}, failure(": extra text: " + shown(m_text))};
            return finish();
        }
        m_layout = chunk.suffix;
        const std::string_view hold = m_text;
        const bool isGood = parsePart(chunk);
        if (!m_range.empty())
            return {{}, failure(": " + m_range + " out of range")};
        if (!isGood)
            return {{}, failure(chunk.text, hold)};
    }
}

} // namespace

ParsedTime parseTime(std::string_view layout, std::string_view text)
{
    return TimeParser(layout, text).parse();
}

} // namespace fleetwright::gotemplate
