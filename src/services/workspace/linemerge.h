// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace fleetwright::services {

/// Three-way merge by lines; every byte of a line counts, its ending too. Nothing if both sides
/// changed the same or touching lines differently.
[[nodiscard]] std::optional<std::string> mergeLines(std::string_view original,
                                                    std::string_view mine, std::string_view theirs);

} // namespace fleetwright::services
