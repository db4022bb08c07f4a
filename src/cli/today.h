// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace fleetwright::cli {

struct Invocation;

/// Adds --today.
void addToday(CLI::App &command, std::string &today);

/// The date that everything about time counts from: that of --today, of --now (in UTC), or of the
/// clock. Nothing where --today is no date, which is told.
[[nodiscard]] std::optional<std::string> todayOf(Invocation &invocation, const std::string &today,
                                                 const std::string &now = {});

} // namespace fleetwright::cli
