// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

namespace fleetwright::argocd {

/// Seconds since 1970 of a clock without a zone: UTC, or a zone's wall clock.
using ClockTime = std::chrono::sys_seconds;

/// A schedule of five fields, minute hour day month weekday (robfig/cron v3's parser and
/// SpecSchedule, as AppProjects use them).
class CronSchedule {
public:
    [[nodiscard]] static base::Result<CronSchedule> parse(std::string_view text);

    /// The first time after `time`; nothing within five years. Fractions of a second are the
    /// caller's to cut.
    [[nodiscard]] std::optional<ClockTime> next(ClockTime time) const;

private:
    [[nodiscard]] bool hasDay(std::chrono::sys_days day) const;

    // One bit a value; the top bit says that the field is a star.
    std::uint64_t m_minutes = 0;
    std::uint64_t m_hours = 0;
    std::uint64_t m_days = 0;
    std::uint64_t m_months = 0;
    std::uint64_t m_weekdays = 0;
};

/// time.ParseDuration, cut to nanoseconds.
[[nodiscard]] base::Result<std::chrono::nanoseconds> parseDuration(std::string_view text);

} // namespace fleetwright::argocd
