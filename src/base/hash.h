// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace fleetwright::base {

/// A 128-bit content hash (XXH3). Equal hash is taken as equal content throughout the engine.
struct Hash128 {
    std::uint64_t low = 0;
    std::uint64_t high = 0;

    friend constexpr auto operator<=>(const Hash128 &, const Hash128 &) = default;
};

[[nodiscard]] Hash128 hashBytes(std::string_view bytes);

/// Order matters: combine(a, b) != combine(b, a).
[[nodiscard]] Hash128 combine(Hash128 first, Hash128 second);

/// 32 lower-case hexadecimal digits, high half first.
[[nodiscard]] std::string toHex(Hash128 hash);

/// SHA-256 of `bytes` as 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256Hex(std::string_view bytes);

} // namespace fleetwright::base

template<>
struct std::hash<fleetwright::base::Hash128> {
    std::size_t operator()(const fleetwright::base::Hash128 &value) const noexcept
    {
        return static_cast<std::size_t>(value.low);
    }
};
