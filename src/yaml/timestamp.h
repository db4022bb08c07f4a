// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace fleetwright::yaml {

/// Whether a plain scalar is a date for go-yaml (resolve.go parseTimestamp: four layouts of Go's
/// time.Parse).
[[nodiscard]] bool isTimestamp(std::string_view text);

/// The date as Go's time.Time marshals it (RFC 3339 with nanoseconds, trimmed); nothing if it is
/// none or if Go refuses (an offset of 24 hours).
[[nodiscard]] std::optional<std::string> formatTimestamp(std::string_view text);

} // namespace fleetwright::yaml
