// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::diff {

/// A version that can be told older or newer: `v?N(.N)*`, then a semver pre-release ("-rc.1") or a
/// variant in words ("-alpine"), build metadata left out of account.
struct ComponentVersion {
    std::vector<std::uint64_t> numbers;
    std::vector<std::string> preRelease; ///< identifiers; empty for a release
    std::string variant;

    /// Nothing for what has no order: "latest", "4.x", a digest.
    [[nodiscard]] static std::optional<ComponentVersion> read(std::string_view text);
    [[nodiscard]] std::uint64_t number(std::size_t position) const;
};

/// Older or newer by numbers and pre-release; nothing where the variants are not the same.
[[nodiscard]] std::optional<std::strong_ordering> compareVersions(const ComponentVersion &left,
                                                                  const ComponentVersion &right);

/// One major release behind, or so many minor ones, or more.
[[nodiscard]] bool isFarBehind(const ComponentVersion &older, const ComponentVersion &newer,
                               std::uint64_t minors = 2);

} // namespace fleetwright::diff
