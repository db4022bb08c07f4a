// SPDX-License-Identifier: Apache-2.0
#include "yaml/timestamp.h"

#include "base/ascii.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace fleetwright::yaml {
namespace {

using base::isDigit;

struct Moment {
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    std::int64_t nanosecond = 0;
    int offsetSeconds = 0;
};

/// Reads as Go's time.Parse does (format.go), field by field.
class Reader {
public:
    explicit Reader(std::string_view text) : m_rest(text) {}

    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }

    bool literal(char c)
    {
        if (m_rest.empty() || m_rest.front() != c)
            return false;
        m_rest.remove_prefix(1);
        return true;
    }

    /// time.getnum without `fixed`: one or two digits.
    bool number(int &value)
    {
        if (m_rest.empty() || !isDigit(m_rest[0]))
            return false;
        value = m_rest[0] - '0';
        m_rest.remove_prefix(1);
        if (!m_rest.empty() && isDigit(m_rest[0])) {
            value = value * 10 + (m_rest[0] - '0');
            m_rest.remove_prefix(1);
        }
        return true;
    }

    bool fixed(std::size_t digits, int &value)
    {
        if (m_rest.size() < digits
            || !std::all_of(m_rest.begin(), m_rest.begin() + static_cast<std::ptrdiff_t>(digits),
                            isDigit))
            return false;
        value = 0;
        for (std::size_t i = 0; i < digits; ++i)
            value = value * 10 + (m_rest[i] - '0');
        m_rest.remove_prefix(digits);
        return true;
    }

    /// A fraction is optional; Go takes a comma too. Digits past the ninth are cut.
    void fraction(std::int64_t &nanosecond)
    {
        if (m_rest.size() < 2 || (m_rest[0] != '.' && m_rest[0] != ',') || !isDigit(m_rest[1]))
            return;
        m_rest.remove_prefix(1);
        std::int64_t scale = 100'000'000;
        while (!m_rest.empty() && isDigit(m_rest[0])) {
            nanosecond += scale * (m_rest[0] - '0');
            scale /= 10;
            m_rest.remove_prefix(1);
        }
    }

    bool zone(int &offsetSeconds)
    {
        if (literal('Z'))
            return true;
        if (m_rest.empty() || (m_rest[0] != '+' && m_rest[0] != '-'))
            return false;
        const int sign = m_rest[0] == '-' ? -1 : 1;
        m_rest.remove_prefix(1);
        int hours = 0;
        int minutes = 0;
        if (!fixed(2, hours) || !literal(':') || !fixed(2, minutes) || hours > 24 || minutes > 60)
            return false;
        offsetSeconds = sign * (hours * 3600 + minutes * 60);
        return true;
    }

private:
    std::string_view m_rest;
};

int daysIn(int month, int year)
{
    constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : days[static_cast<std::size_t>(month - 1)];
}

bool inRange(const Moment &moment)
{
    return moment.month >= 1 && moment.month <= 12 && moment.day >= 1
           && moment.day <= daysIn(moment.month, moment.year) && moment.hour < 24
           && moment.minute < 60 && moment.second < 60;
}

bool readClock(Reader &reader, Moment &moment)
{
    if (!reader.number(moment.hour) || !reader.literal(':') || !reader.number(moment.minute)
        || !reader.literal(':') || !reader.number(moment.second))
        return false;
    reader.fraction(moment.nanosecond);
    return true;
}

std::optional<Moment> parse(std::string_view text)
{
    // The commonest case by far is a number that is no date.
    if (text.size() < 8 || text[4] != '-')
        return std::nullopt;
    Reader reader(text);
    Moment moment;
    if (!reader.fixed(4, moment.year) || !reader.literal('-') || !reader.number(moment.month)
        || !reader.literal('-') || !reader.number(moment.day))
        return std::nullopt;
    bool complete = reader.atEnd();
    if (!complete && (reader.literal('T') || reader.literal('t'))) {
        complete = readClock(reader, moment) && reader.zone(moment.offsetSeconds);
    } else if (!complete && reader.literal(' ')) {
        // Go's Parse skips a run of blanks where its layout has one.
        while (reader.literal(' ')) {
        }
        complete = readClock(reader, moment);
    }
    if (!complete || !reader.atEnd() || !inRange(moment))
        return std::nullopt;
    return moment;
}

void appendPadded(std::string &out, int value, std::size_t width)
{
    const std::string digits = std::to_string(value);
    out.append(width - std::min(width, digits.size()), '0');
    out += digits;
}

} // namespace

bool isTimestamp(std::string_view text)
{
    return parse(text).has_value();
}

std::optional<std::string> formatTimestamp(std::string_view text)
{
    const std::optional<Moment> moment = parse(text);
    if (!moment)
        return std::nullopt;
    std::string out;
    appendPadded(out, moment->year, 4);
    out += '-';
    appendPadded(out, moment->month, 2);
    out += '-';
    appendPadded(out, moment->day, 2);
    out += 'T';
    appendPadded(out, moment->hour, 2);
    out += ':';
    appendPadded(out, moment->minute, 2);
    out += ':';
    appendPadded(out, moment->second, 2);
    if (moment->nanosecond != 0) {
        std::string digits = std::to_string(moment->nanosecond);
        digits.insert(0, 9 - digits.size(), '0');
        digits.erase(digits.find_last_not_of('0') + 1);
        out += '.';
        out += digits;
    }
    const int minutes = moment->offsetSeconds / 60;
    if (minutes == 0)
        return out + 'Z';
    const int magnitude = minutes < 0 ? -minutes : minutes;
    if (magnitude >= 24 * 60)
        return std::nullopt;
    out += minutes < 0 ? '-' : '+';
    appendPadded(out, magnitude / 60, 2);
    out += ':';
    appendPadded(out, magnitude % 60, 2);
    return out;
}

} // namespace fleetwright::yaml
