// SPDX-License-Identifier: Apache-2.0
#include "analysis/policy/agreedday.h"

#include "base/regex.h"
#include "inventory/words.h"

#include <array>
#include <chrono>
#include <cstdio>

namespace fleetwright::analysis::policy {

namespace {

using Groups = std::vector<base::Regex::Group>;

int numberOf(std::string_view text, const base::Regex::Group &group)
{
    int number = 0;
    for (std::size_t at = group.begin; at < group.end; ++at)
        number = number * 10 + (text[at] - '0');
    return number;
}

/// Of the day, or the last of the month or quarter; nothing if there is no such day.
std::optional<std::string> lastDayOf(std::string_view text, const Groups &groups)
{
    constexpr int monthsOfQuarter = 3;
    const std::chrono::year year(numberOf(text, groups[1]));
    const int month =
        groups[4].isSet ? numberOf(text, groups[4]) * monthsOfQuarter : numberOf(text, groups[2]);
    const std::chrono::year_month of = year / month;
    std::chrono::year_month_day day = of / std::chrono::last;
    if (groups[3].isSet)
        day = of / numberOf(text, groups[3]);
    if (!of.ok() || !day.ok())
        return {};
    std::array<char, 32> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", static_cast<int>(day.year()),
                  static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
    return buffer.data();
}

} // namespace

std::optional<std::string> agreedDay(std::string_view text)
{
    // The word before tells what the date is: "until 2026-05-15", "approved: 2025-11-03".
    static const base::Regex date =
        base::Regex::compile(R"(\b(\d{4})-(?:(\d{2})(?:-(\d{2}))?|[Qq]([1-4]))\b)").value();
    static const base::Regex ends =
        base::Regex::compile(R"((?i)\b(?:until|expires|expiry|by)\W*(?:on\W+)?$)").value();
    static const base::Regex begins =
        base::Regex::compile(R"((?i)\b(?:since|from|created|approved|added)\W*(?:on\W+)?$)")
            .value();
    std::optional<std::string> last;
    for (Groups groups = date.match(text); !groups.empty();
         groups = date.match(text, groups[0].end)) {
        const std::string_view before = text.substr(0, groups[0].begin);
        const std::optional<std::string> day = lastDayOf(text, groups);
        if (!day)
            continue;
        if (ends.matchesAnywhere(before))
            return day;
        if (!begins.matchesAnywhere(before))
            last = day;
    }
    return last;
}

} // namespace fleetwright::analysis::policy
