// SPDX-License-Identifier: Apache-2.0
#include "cli/today.h"

#include "cli/output.h"
#include "topology/windows.h"

#include <CLI/CLI.hpp>

#include <array>
#include <chrono>
#include <cstdio>
#include <string_view>

namespace fleetwright::cli {

namespace {

constexpr std::size_t dateLength = std::string_view("2026-06-01").size();

std::string currentDate()
{
    const std::chrono::year_month_day today(
        std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
    std::array<char, 32> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", static_cast<int>(today.year()),
                  static_cast<unsigned>(today.month()), static_cast<unsigned>(today.day()));
    return buffer.data();
}

/// Of the form 2026-06-01, and in the calendar.
bool isDate(const std::string &text)
{
    return text.size() == dateLength && topology::readTime(text + "T00:00:00Z");
}

} // namespace

void addToday(CLI::App &command, std::string &today)
{
    command.add_option("--today", today, "The date that everything about time counts from")
        ->type_name("DATE");
}

std::optional<std::string> todayOf(Invocation &invocation, const std::string &today,
                                   const std::string &now)
{
    if (today.empty()) {
        const auto moment = topology::readTime(now);
        return moment ? topology::timeText(*moment).substr(0, dateLength) : currentDate();
    }
    if (isDate(today))
        return today;
    failUse(invocation, "--today: \"" + today + "\" is no date", "write it as 2026-06-01");
    return std::nullopt;
}

} // namespace fleetwright::cli
