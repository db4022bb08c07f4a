// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace fleetwright::gotemplate {

// Go's strconv for numbers.

enum class NumberFault : std::uint8_t { None, Syntax, Range };

template<typename T>
struct Parsed {
    T value = 0; ///< on Range: the nearest that fits, as Go has it
    NumberFault fault = NumberFault::None;

    [[nodiscard]] bool ok() const { return fault == NumberFault::None; }
};

/// strconv.ParseInt(text, base, 64); base 0 reads prefixes and underscores.
[[nodiscard]] Parsed<std::int64_t> parseInt(std::string_view text, int base);
[[nodiscard]] Parsed<std::uint64_t> parseUint(std::string_view text, int base);
/// strconv.ParseFloat(text, 64): decimal and hexadecimal, infinities, NaN, underscores as in
/// literals.
[[nodiscard]] Parsed<double> parseFloat(std::string_view text);

/// strconv.FormatFloat(value, verb, precision, 64): verbs b e E f g G x X, precision -1 for the
/// shortest text that reads the same.
[[nodiscard]] std::string formatFloat(double value, char verb, int precision);

/// Go's conversions of a float to an integer on amd64: what does not fit is the smallest int64.
[[nodiscard]] std::int64_t toInt64(double value);
[[nodiscard]] std::uint64_t toUint64(double value);

} // namespace fleetwright::gotemplate
