// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "yaml/node.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace fleetwright::yaml {

/// The tag of a plain scalar by go-yaml v3 (resolve.go): 1.2 booleans, null, ints with
/// 0x/0o/0b/underscores, 0-octals, floats, dates.
[[nodiscard]] Tag resolvePlain(std::string_view text);

/// The tag of a plain scalar by YAML 1.1 as go-yaml v2 resolves it (yes/no/on/off are booleans).
[[nodiscard]] Tag resolvePlain11(std::string_view text);

struct Integer {
    bool negative = false;
    std::uint64_t magnitude = 0;
};

[[nodiscard]] std::optional<Integer> parseInteger(std::string_view text);
[[nodiscard]] std::optional<double> parseFloat(std::string_view text);
[[nodiscard]] std::optional<bool> parseBool(std::string_view text);

/// A finite float in strconv's 'f' form with the shortest digits, never with an exponent.
[[nodiscard]] std::string formatFixedFloat(double value);

/// A float as Go's encoding/json prints it ('f' or 'e' form, shortest digits).
[[nodiscard]] std::string formatJsonFloat(double value);

/// A float as go-yaml v2 prints it (strconv's 'g' form: 1.5e+06, 1e-05).
[[nodiscard]] std::string formatYamlFloat(double value);

} // namespace fleetwright::yaml
