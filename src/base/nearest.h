// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace fleetwright::base {

/// Damerau-Levenshtein distance (optimal string alignment) of bytes; ASCII letters of either case
/// are the same.
[[nodiscard]] std::size_t editDistance(std::string_view left, std::string_view right);

/// The name nearest to `text`, "" if none is near enough to be meant.
[[nodiscard]] std::string_view nearestName(std::string_view text,
                                           std::span<const std::string_view> names);

} // namespace fleetwright::base
