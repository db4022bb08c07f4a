// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace fleetwright::analysis::policy {

/// The last day that a mark's text agrees on, as an ISO date: the date after until, expires, expiry
/// or by, else the last one that does not follow since, from, created, approved or added. A month
/// ("2026-05") and a quarter ("2026-Q2") mean their last day.
[[nodiscard]] std::optional<std::string> agreedDay(std::string_view text);

} // namespace fleetwright::analysis::policy
