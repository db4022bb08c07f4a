// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::analysis {

// What people write into an exception: "PROM-2187 retention fix, created 2026-01-15, until
// 2026-Q3".

/// The last day on which it holds, as an ISO date: the date after until, expires, expiry or by,
/// else the last one that does not follow since, from, created, approved or added. A month and a
/// quarter mean their last day.
[[nodiscard]] std::optional<std::string> lastDayOf(std::string_view text);

/// "OPS-4121", "#418", the address of an issue or pull request; in lower case.
[[nodiscard]] std::vector<std::string> ticketsIn(std::string_view text);

/// The first of them as it is written; "" without any.
[[nodiscard]] std::string firstTicketIn(std::string_view text);

/// Words and tickets that tell one exception from another: at least four letters, without dates and
/// the words that every exception has; tickets as they are. In lower case.
[[nodiscard]] std::vector<std::string> exceptionWords(std::string_view text);

/// Whether two texts share a ticket or a word.
[[nodiscard]] bool shareWord(const std::vector<std::string> &left,
                             const std::vector<std::string> &right);

} // namespace fleetwright::analysis
