// SPDX-License-Identifier: Apache-2.0
#include "cli/today.h"

#include "topology/windows.h"

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

} // namespace

std::string todayOf(const std::string &today, const std::string &now)
{
    if (!today.empty())
        return today;
    const auto moment = topology::readTime(now);
    return moment ? topology::timeText(*moment).substr(0, dateLength) : currentDate();
}

bool isDate(const std::string &text)
{
    return text.size() == dateLength && topology::readTime(text + "T00:00:00Z");
}

} // namespace fleetwright::cli
