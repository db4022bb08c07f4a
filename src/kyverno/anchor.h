// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace fleetwright::kyverno {

/// How a pattern treats a key (pkg/engine/anchor).
struct Anchor {
    enum class Type : std::uint8_t {
        Condition,       ///< (k)
        Global,          ///< <(k)
        Negation,        ///< X(k)
        AddIfNotPresent, ///< +(k), of mutations
        Equality,        ///< =(k)
        Existence,       ///< ^(k)
    };
    Type type = Type::Condition;
    std::string key;

    /// Nothing if the key is a plain one.
    [[nodiscard]] static std::optional<Anchor> parse(std::string_view text);
    /// The key of another field with this anchor.
    [[nodiscard]] std::string with(std::string_view key) const;
};

} // namespace fleetwright::kyverno
