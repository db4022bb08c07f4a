// SPDX-License-Identifier: Apache-2.0
#include "base/timezone.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <optional>
#include <vector>

namespace fleetwright::base {

namespace {

constexpr std::int64_t secondsPerDay = 86'400;
constexpr std::array<const char *, 3> databaseFolders = {
    "/usr/share/zoneinfo/", "/usr/share/lib/zoneinfo/", "/usr/lib/locale/TZ/"};

/// Days from 1970-01-01 to a date of the Gregorian calendar (Howard Hinnant's algorithm).
std::int64_t daysFromCivil(std::int64_t year, int month, int day)
{
    year -= month <= 2 ? 1 : 0;
    const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
    const std::int64_t yearOfEra = year - era * 400;
    const std::int64_t dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146'097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719'468;
}

bool isLeap(std::int64_t year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

std::int64_t yearOf(std::int64_t unixSeconds)
{
    std::int64_t year = 1970 + unixSeconds / (secondsPerDay * 366);
    while (daysFromCivil(year + 1, 1, 1) * secondsPerDay <= unixSeconds)
        ++year;
    while (daysFromCivil(year, 1, 1) * secondsPerDay > unixSeconds)
        --year;
    return year;
}

/// When a rule of a POSIX TZ text changes the offset: "M3.2.0/2", "J60", "59".
struct Change {
    enum class Kind { MonthWeekDay, Julian, DayOfYear };
    Kind kind = Kind::MonthWeekDay;
    int month = 0;
    int week = 0;
    int day = 0;
    std::int64_t time = 7'200;

    /// Seconds from the beginning of `year`.
    [[nodiscard]] std::int64_t inYear(std::int64_t year) const
    {
        if (kind == Kind::Julian)
            return (day - 1 + (isLeap(year) && day >= 60 ? 1 : 0)) * secondsPerDay + time;
        if (kind == Kind::DayOfYear)
            return day * secondsPerDay + time;
        const std::int64_t first = daysFromCivil(year, month, 1);
        const std::int64_t weekDay = ((first + 4) % 7 + 7) % 7;
        std::int64_t date = (day - weekDay + 7) % 7 + (week - 1) * 7;
        const std::int64_t length =
            daysFromCivil(month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 1) - first;
        while (date >= length)
            date -= 7;
        return (first - daysFromCivil(year, 1, 1) + date) * secondsPerDay + time;
    }
};

struct Rule {
    TimeZone::Offset standard;
    std::optional<TimeZone::Offset> summer;
    Change toSummer;
    Change toStandard;
};

/// Reads a POSIX TZ text such as "CET-1CEST,M3.5.0,M10.5.0/3".
class RuleReader {
public:
    explicit RuleReader(std::string_view text) : m_text(text) {}

    std::optional<Rule> read()
    {
        Rule rule;
        rule.standard.name = name();
        if (rule.standard.name.empty())
            return std::nullopt;
        rule.standard.seconds = static_cast<std::int32_t>(-offset());
        if (m_text.empty())
            return m_bad ? std::nullopt : std::optional(rule);
        TimeZone::Offset summer;
        summer.name = name();
        summer.seconds = rule.standard.seconds + 3'600;
        if (!m_text.empty() && m_text[0] != ',')
            summer.seconds = static_cast<std::int32_t>(-offset());
        rule.summer = summer;
        rule.toSummer = change();
        rule.toStandard = change();
        return m_bad || summer.name.empty() ? std::nullopt : std::optional(rule);
    }

private:
    std::string name()
    {
        std::size_t end = 0;
        if (m_text.starts_with('<')) {
            end = m_text.find('>');
            if (end == std::string_view::npos)
                return {};
            const std::string inner(m_text.substr(1, end - 1));
            m_text.remove_prefix(end + 1);
            return inner;
        }
        while (end < m_text.size() && ((m_text[end] | 0x20) >= 'a' && (m_text[end] | 0x20) <= 'z'))
            ++end;
        const std::string found(m_text.substr(0, end));
        m_text.remove_prefix(end);
        return found;
    }

    int number()
    {
        int value = 0;
        bool hasDigit = false;
        while (!m_text.empty() && m_text[0] >= '0' && m_text[0] <= '9' && value < 10'000) {
            value = value * 10 + (m_text[0] - '0');
            m_text.remove_prefix(1);
            hasDigit = true;
        }
        m_bad = m_bad || !hasDigit;
        return value;
    }

    bool take(char c)
    {
        if (!m_text.starts_with(c))
            return false;
        m_text.remove_prefix(1);
        return true;
    }

    std::int64_t offset()
    {
        const bool isNegative = take('-');
        if (!isNegative)
            take('+');
        std::int64_t seconds = number() * std::int64_t{3'600};
        if (take(':'))
            seconds += number() * std::int64_t{60};
        if (take(':'))
            seconds += number();
        return isNegative ? -seconds : seconds;
    }

    Change change()
    {
        Change change;
        m_bad = m_bad || !take(',');
        if (take('M')) {
            change.month = number();
            m_bad = m_bad || !take('.');
            change.week = number();
            m_bad = m_bad || !take('.');
            change.day = number();
            m_bad = m_bad || change.month < 1 || change.month > 12 || change.week < 1
                    || change.week > 5 || change.day > 6;
        } else {
            change.kind = take('J') ? Change::Kind::Julian : Change::Kind::DayOfYear;
            change.day = number();
        }
        if (take('/'))
            change.time = offset();
        return change;
    }

    std::string_view m_text;
    bool m_bad = false;
};

class Bytes {
public:
    explicit Bytes(std::string_view bytes) : m_bytes(bytes) {}

    std::int64_t integer(std::size_t size)
    {
        const std::string_view part = take(size);
        std::uint64_t value = !part.empty() && (part[0] & 0x80) != 0 ? ~std::uint64_t{0} : 0;
        for (const char byte : part)
            value = (value << 8) | static_cast<unsigned char>(byte);
        return static_cast<std::int64_t>(value);
    }

    std::string_view take(std::size_t size)
    {
        if (size > m_bytes.size() - m_at) {
            m_bad = true;
            return {};
        }
        m_at += size;
        return m_bytes.substr(m_at - size, size);
    }

    [[nodiscard]] std::string_view rest() const { return m_bytes.substr(m_at); }
    [[nodiscard]] bool bad() const { return m_bad; }

private:
    std::string_view m_bytes;
    std::size_t m_at = 0;
    bool m_bad = false;
};

struct Counts {
    std::size_t utc = 0;
    std::size_t standard = 0;
    std::size_t leaps = 0;
    std::size_t transitions = 0;
    std::size_t types = 0;
    std::size_t characters = 0;
};

std::optional<Counts> readHeader(Bytes &bytes, char &version)
{
    if (bytes.take(4) != "TZif")
        return std::nullopt;
    const std::string_view versionByte = bytes.take(1);
    version = versionByte.empty() ? '\0' : versionByte[0];
    bytes.take(15);
    Counts counts;
    for (std::size_t *count : {&counts.utc, &counts.standard, &counts.leaps, &counts.transitions,
                               &counts.types, &counts.characters})
        *count = static_cast<std::size_t>(bytes.integer(4)) & 0xffff'ffffU;
    return bytes.bad() ? std::nullopt : std::optional(counts);
}

} // namespace

struct TimeZone::Data {
    std::vector<std::int64_t> transitions;
    std::vector<std::size_t> typeOf; ///< after each transition
    std::vector<Offset> types;
    std::vector<bool> isSummer;
    std::optional<Rule> rule; ///< after the last transition
};

namespace {

bool readBlock(Bytes &bytes, const Counts &counts, std::size_t timeSize, TimeZone::Data &data)
{
    constexpr std::size_t most = 100'000;
    if (counts.transitions > most || counts.types == 0 || counts.types > 256)
        return false;
    for (std::size_t index = 0; index < counts.transitions; ++index)
        data.transitions.push_back(bytes.integer(timeSize));
    for (const char type : bytes.take(counts.transitions)) {
        data.typeOf.push_back(static_cast<unsigned char>(type));
        if (data.typeOf.back() >= counts.types)
            return false;
    }
    std::vector<std::size_t> names;
    for (std::size_t index = 0; index < counts.types; ++index) {
        TimeZone::Offset offset;
        offset.seconds = static_cast<std::int32_t>(bytes.integer(4));
        data.isSummer.push_back(bytes.integer(1) != 0);
        names.push_back(static_cast<std::size_t>(bytes.integer(1)) & 0xff);
        data.types.push_back(offset);
    }
    const std::string_view characters = bytes.take(counts.characters);
    for (std::size_t index = 0; index < counts.types; ++index) {
        if (names[index] >= characters.size())
            return false;
        const std::string_view name = characters.substr(names[index]);
        data.types[index].name = name.substr(0, name.find('\0'));
    }
    bytes.take(counts.leaps * (timeSize + 4) + counts.standard + counts.utc);
    return !bytes.bad();
}

} // namespace

std::shared_ptr<const TimeZone> TimeZone::fromBytes(std::string_view text)
{
    Bytes bytes(text);
    char version = '\0';
    std::optional<Counts> counts = readHeader(bytes, version);
    if (!counts)
        return nullptr;
    auto data = std::make_shared<Data>();
    const bool isWide = version >= '2';
    if (isWide) {
        // The old block with 32-bit times stands first.
        bytes.take(counts->transitions * 5 + counts->types * 6 + counts->characters
                   + counts->leaps * 8 + counts->standard + counts->utc);
        counts = readHeader(bytes, version);
    }
    if (!counts || !readBlock(bytes, *counts, isWide ? 8 : 4, *data))
        return nullptr;
    std::string_view footer = bytes.rest();
    if (isWide && footer.starts_with('\n')) {
        footer.remove_prefix(1);
        data->rule = RuleReader(footer.substr(0, footer.find('\n'))).read();
    }
    return std::make_shared<const TimeZone>(std::move(data));
}

std::shared_ptr<const TimeZone> TimeZone::load(std::string_view name)
{
    if (name.empty() || name == "UTC")
        return std::make_shared<const TimeZone>(nullptr);
    // time.LoadLocation: no path that leaves the folder.
    if (name.find("..") != std::string_view::npos || name[0] == '/' || name[0] == '\\')
        return nullptr;
    for (const char *folder : databaseFolders) {
        std::ifstream stream(std::string(folder) + std::string(name), std::ios::binary);
        const std::string bytes((std::istreambuf_iterator<char>(stream)),
                                std::istreambuf_iterator<char>());
        if (!bytes.empty())
            return fromBytes(bytes);
    }
    return nullptr;
}

TimeZone::Offset TimeZone::at(std::int64_t unixSeconds) const
{
    if (!m_data)
        return {};
    const Data &data = *m_data;
    const auto after =
        std::upper_bound(data.transitions.begin(), data.transitions.end(), unixSeconds);
    if (after == data.transitions.end() && data.rule) {
        const Rule &rule = *data.rule;
        if (!rule.summer)
            return rule.standard;
        const std::int64_t year = yearOf(unixSeconds + rule.standard.seconds);
        const std::int64_t begin = daysFromCivil(year, 1, 1) * secondsPerDay;
        const std::int64_t summer = begin + rule.toSummer.inYear(year) - rule.standard.seconds;
        const std::int64_t standard = begin + rule.toStandard.inYear(year) - rule.summer->seconds;
        const bool isSummer = summer < standard ? unixSeconds >= summer && unixSeconds < standard
                                                : unixSeconds >= summer || unixSeconds < standard;
        return isSummer ? *rule.summer : rule.standard;
    }
    if (after != data.transitions.begin()) {
        const auto index = static_cast<std::size_t>(after - data.transitions.begin()) - 1;
        return data.types[data.typeOf[index]];
    }
    // Before the first transition: the first standard time.
    for (std::size_t index = 0; index < data.types.size(); ++index) {
        if (!data.isSummer[index])
            return data.types[index];
    }
    return data.types.front();
}

} // namespace fleetwright::base
