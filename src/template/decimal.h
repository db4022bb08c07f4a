// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace fleetwright::gotemplate {

/// An exact decimal number: github.com/shopspring/decimal v1.4.0 as far as Sprig's addf, subf, mulf
/// and divf need it. Numbers of more than `mostDigits` digits are none.
class Decimal {
public:
    static constexpr std::size_t mostDigits = 2'000;

    /// The shortest decimal that reads as `value`, which is finite (decimal.NewFromFloat).
    [[nodiscard]] static Decimal fromReal(double value);
    /// The nearest float (Decimal.Float64).
    [[nodiscard]] double toReal() const;

    [[nodiscard]] std::optional<Decimal> plus(const Decimal &other) const;
    [[nodiscard]] std::optional<Decimal> minus(const Decimal &other) const;
    [[nodiscard]] std::optional<Decimal> times(const Decimal &other) const;
    /// Rounded to 16 digits behind the point; nothing for a division by zero.
    [[nodiscard]] std::optional<Decimal> dividedBy(const Decimal &other) const;

private:
    Decimal(bool isNegative, std::string digits, std::int64_t exponent);

    bool m_isNegative = false;
    std::string m_digits; ///< most significant first, "" is zero
    std::int64_t m_exponent = 0;
};

} // namespace fleetwright::gotemplate
