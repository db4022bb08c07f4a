// SPDX-License-Identifier: Apache-2.0
#include "analysis/exceptiontext.h"

#include "base/ascii.h"
#include "inventory/words.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace fleetwright::analysis {

namespace {

using base::isDigit;
using base::isLetter;

template<std::size_t size>
bool isOneOf(const std::array<std::string_view, size> &list, std::string_view word)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

std::size_t digitsAt(std::string_view text, std::size_t at)
{
    std::size_t end = at;
    while (end < text.size() && isDigit(text[end]))
        ++end;
    return end - at;
}

bool wordTouches(std::string_view text, std::size_t before)
{
    return before > 0 && (isLetter(text[before - 1]) || isDigit(text[before - 1]));
}

/// "OPS-4121": capitals (and digits), a dash, digits. Its length, 0 if there is none.
std::size_t keyLength(std::string_view text, std::size_t at)
{
    if (!base::isUpper(text[at]) || wordTouches(text, at))
        return 0;
    std::size_t end = at;
    while (end < text.size() && (base::isUpper(text[end]) || isDigit(text[end])))
        ++end;
    if (end - at < 2 || end >= text.size() || text[end] != '-')
        return 0;
    static constexpr std::array<std::string_view, 7> notTickets = {"UTF", "SHA", "ISO", "CVE",
                                                                   "RFC", "TLS", "AES"};
    if (isOneOf(notTickets, text.substr(at, end - at)))
        return 0;
    const std::size_t digits = digitsAt(text, end + 1);
    return digits == 0 ? 0 : end + 1 + digits - at;
}

/// "#418"
std::size_t numberLength(std::string_view text, std::size_t at)
{
    if (text[at] != '#' || wordTouches(text, at))
        return 0;
    const std::size_t digits = digitsAt(text, at + 1);
    return digits == 0 ? 0 : 1 + digits;
}

/// The address of an issue or pull request.
std::size_t addressLength(std::string_view text, std::size_t at)
{
    const std::string_view rest = text.substr(at);
    if (!rest.starts_with("https://") && !rest.starts_with("http://"))
        return 0;
    const std::string_view address = rest.substr(0, rest.find_first_of(" \t,;\"'<>"));
    static constexpr std::array<std::string_view, 7> parts = {
        "/issues/",        "/issue/",          "/pull/",  "/pulls/",
        "/pull-requests/", "/merge_requests/", "/browse/"};
    for (const std::string_view part : parts) {
        const std::size_t found = address.find(part);
        if (found == std::string_view::npos)
            continue;
        const std::size_t name = found + part.size();
        const bool numbered =
            name < address.size()
            && (isDigit(address[name]) || (part == "/browse/" && isLetter(address[name])));
        if (numbered)
            return address.size();
    }
    return 0;
}

std::size_t ticketLength(std::string_view text, std::size_t at)
{
    for (const auto &length : {addressLength, keyLength, numberLength}) {
        if (const std::size_t found = length(text, at))
            return found;
    }
    return 0;
}

struct WrittenDate {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string lastDay;
};

int daysIn(int year, int month)
{
    static constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[static_cast<std::size_t>(month - 1)];
}

int numberAt(std::string_view text, std::size_t at, std::size_t length)
{
    int value = 0;
    for (std::size_t i = at; i < at + length; ++i)
        value = value * 10 + (text[i] - '0');
    return value;
}

std::string padded(int number, std::size_t digits)
{
    std::string text = std::to_string(number);
    return std::string(digits - std::min(digits, text.size()), '0') + text;
}

/// A date at `at`: 2026-05-20, 2026-05 or 2026-Q2.
std::optional<WrittenDate> dateAt(std::string_view text, std::size_t at)
{
    constexpr std::size_t yearDigits = 4;
    if (wordTouches(text, at) || digitsAt(text, at) != yearDigits || at + yearDigits >= text.size()
        || text[at + yearDigits] != '-')
        return {};
    const int year = numberAt(text, at, yearDigits);
    const std::size_t part = at + yearDigits + 1;
    const auto made = [&](std::size_t end, int month, int day) -> std::optional<WrittenDate> {
        if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month))
            return {};
        return WrittenDate{
            at, end, padded(year, yearDigits) + "-" + padded(month, 2) + "-" + padded(day, 2)};
    };
    if (part < text.size() && (text[part] == 'Q' || text[part] == 'q')
        && digitsAt(text, part + 1) == 1) {
        const int quarter = numberAt(text, part + 1, 1);
        if (quarter < 1 || quarter > 4)
            return {};
        return made(part + 2, quarter * 3, daysIn(year, quarter * 3));
    }
    if (digitsAt(text, part) != 2)
        return {};
    const int month = numberAt(text, part, 2);
    const std::size_t monthEnd = part + 2;
    if (monthEnd < text.size() && text[monthEnd] == '-' && digitsAt(text, monthEnd + 1) > 0) {
        if (digitsAt(text, monthEnd + 1) != 2)
            return {};
        return made(monthEnd + 3, month, numberAt(text, monthEnd + 1, 2));
    }
    return made(monthEnd, month, month >= 1 && month <= 12 ? daysIn(year, month) : 0);
}

std::vector<WrittenDate> datesIn(std::string_view text)
{
    std::vector<WrittenDate> dates;
    for (std::size_t at = 0; at < text.size();) {
        if (std::optional<WrittenDate> date = dateAt(text, at)) {
            at = date->end;
            dates.push_back(*std::move(date));
        } else {
            ++at;
        }
    }
    return dates;
}

/// The word before a date, over the small words between: "until the end of 2026-06" → until.
std::string wordBefore(std::string_view text, std::size_t end)
{
    static constexpr std::array<std::string_view, 7> small = {"the", "end", "of",  "on",
                                                              "at",  "in",  "date"};
    while (true) {
        while (end > 0 && !isLetter(text[end - 1])) {
            if (isDigit(text[end - 1]))
                return {};
            --end;
        }
        std::size_t begin = end;
        while (begin > 0 && isLetter(text[begin - 1]))
            --begin;
        const std::string word = inventory::lowered(text.substr(begin, end - begin));
        if (word.empty() || !isOneOf(small, word))
            return word;
        end = begin;
    }
}

} // namespace

std::optional<std::string> lastDayOf(std::string_view text)
{
    static constexpr std::array<std::string_view, 4> ending = {"until", "expires", "expiry", "by"};
    static constexpr std::array<std::string_view, 5> beginning = {"since", "from", "created",
                                                                  "approved", "added"};
    std::optional<std::string> ends;
    std::optional<std::string> last;
    for (const WrittenDate &date : datesIn(text)) {
        const std::string word = wordBefore(text, date.begin);
        if (isOneOf(ending, word))
            ends = date.lastDay;
        else if (!isOneOf(beginning, word))
            last = date.lastDay;
    }
    return ends ? ends : last;
}

std::vector<std::string> ticketsIn(std::string_view text)
{
    std::vector<std::string> tickets;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = ticketLength(text, at);
        if (length > 0)
            tickets.push_back(inventory::lowered(text.substr(at, length)));
        at += std::max<std::size_t>(length, 1);
    }
    return tickets;
}

std::string firstTicketIn(std::string_view text)
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (const std::size_t length = ticketLength(text, at))
            return std::string(text.substr(at, length));
    }
    return {};
}

std::vector<std::string> exceptionWords(std::string_view text)
{
    static constexpr std::array<std::string_view, 5> common = {"until", "canary", "exception",
                                                               "temporary", "test"};
    constexpr std::size_t shortest = 4;
    std::vector<std::string> words;
    for (std::size_t i = 0; i < text.size();) {
        if (const std::size_t length = ticketLength(text, i)) {
            words.push_back(inventory::lowered(text.substr(i, length)));
            i += length;
            continue;
        }
        std::size_t end = i;
        while (end < text.size() && isLetter(text[end]))
            ++end;
        const std::string word = inventory::lowered(text.substr(i, end - i));
        if (word.size() >= shortest && !isOneOf(common, word))
            words.push_back(word);
        i = std::max(end, i + 1);
    }
    return words;
}

bool shareWord(const std::vector<std::string> &left, const std::vector<std::string> &right)
{
    return std::any_of(left.begin(), left.end(), [&](const std::string &word) {
        return std::find(right.begin(), right.end(), word) != right.end();
    });
}

} // namespace fleetwright::analysis
