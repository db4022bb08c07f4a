// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace fleetwright::diff {

/// A run of equal elements.
struct EqualRun {
    std::size_t before = 0;
    std::size_t after = 0;
    std::size_t count = 0;

    friend bool operator==(const EqualRun &, const EqualRun &) = default;
};

/// The common subsequence of two sequences of hashes, as ascending runs: equal ends first, then
/// elements that are unique on both sides (patience), then Myers' shortest edit script in what lies
/// between. Very different long parts count as unequal as a whole.
[[nodiscard]] std::vector<EqualRun> equalRuns(std::span<const std::uint64_t> before,
                                              std::span<const std::uint64_t> after);

/// Pairs (position in `before`, position in `after`) of elements that are unique on both sides and
/// keep their order.
struct Anchor {
    std::size_t before = 0;
    std::size_t after = 0;
};
[[nodiscard]] std::vector<Anchor> patienceAnchors(std::span<const std::uint64_t> before,
                                                  std::span<const std::uint64_t> after);

} // namespace fleetwright::diff
