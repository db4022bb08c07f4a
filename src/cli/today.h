// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace fleetwright::cli {

/// The date that everything about time counts from: that of --today, of --now (in UTC), or of the
/// clock.
[[nodiscard]] std::string todayOf(const std::string &today, const std::string &now = {});

/// Of the form 2026-06-01, and in the calendar.
[[nodiscard]] bool isDate(const std::string &text);

} // namespace fleetwright::cli
