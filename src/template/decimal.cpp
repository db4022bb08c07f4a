// SPDX-License-Identifier: Apache-2.0
#include "template/decimal.h"

#include "template/numbers.h"

#include <algorithm>
#include <compare>
#include <vector>

namespace fleetwright::gotemplate {

namespace {

constexpr std::int64_t divisionPrecision = 16; // decimal.DivisionPrecision

void dropLeadingZeros(std::string &digits)
{
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
}

std::strong_ordering compare(const std::string &left, const std::string &right)
{
    if (left.size() != right.size())
        return left.size() <=> right.size();
    return left.compare(right) <=> 0;
}

std::string sum(const std::string &left, const std::string &right)
{
    std::string result;
    int carry = 0;
    for (std::size_t at = 0; at < std::max(left.size(), right.size()) || carry > 0; ++at) {
        int digit = carry;
        digit += at < left.size() ? left[left.size() - 1 - at] - '0' : 0;
        digit += at < right.size() ? right[right.size() - 1 - at] - '0' : 0;
        result += static_cast<char>('0' + digit % 10);
        carry = digit / 10;
    }
    std::reverse(result.begin(), result.end());
    return result;
}

/// `left` is not less than `right`.
std::string difference(const std::string &left, const std::string &right)
{
    std::string result;
    int borrow = 0;
    for (std::size_t at = 0; at < left.size(); ++at) {
        int digit = left[left.size() - 1 - at] - '0' - borrow;
        digit -= at < right.size() ? right[right.size() - 1 - at] - '0' : 0;
        borrow = digit < 0 ? 1 : 0;
        result += static_cast<char>('0' + digit + 10 * borrow);
    }
    std::reverse(result.begin(), result.end());
    dropLeadingZeros(result);
    return result;
}

std::string product(const std::string &left, const std::string &right)
{
    std::vector<int> places(left.size() + right.size(), 0);
    for (std::size_t one = left.size(); one > 0; --one) {
        for (std::size_t other = right.size(); other > 0; --other)
            places[one + other - 1] += (left[one - 1] - '0') * (right[other - 1] - '0');
        for (std::size_t at = places.size(); at > 1; --at) {
            places[at - 2] += places[at - 1] / 10;
            places[at - 1] %= 10;
        }
    }
    std::string result;
    for (const int place : places)
        result += static_cast<char>('0' + place);
    dropLeadingZeros(result);
    return result;
}

struct Division {
    std::string quotient;
    std::string remainder;
};

Division division(const std::string &dividend, const std::string &divisor)
{
    Division result;
    for (const char digit : dividend) {
        result.remainder += digit;
        dropLeadingZeros(result.remainder);
        char count = '0';
        while (compare(result.remainder, divisor) >= 0) {
            result.remainder = difference(result.remainder, divisor);
            ++count;
        }
        result.quotient += count;
    }
    dropLeadingZeros(result.quotient);
    return result;
}

} // namespace

Decimal::Decimal(bool isNegative, std::string digits, std::int64_t exponent)
    : m_isNegative(isNegative), m_digits(std::move(digits)), m_exponent(exponent)
{
    dropLeadingZeros(m_digits);
}

Decimal Decimal::fromReal(double value)
{
    if (value == 0)
        return {false, {}, 0};
    std::string text = formatFloat(value, 'e', -1);
    const bool isNegative = text[0] == '-';
    if (isNegative)
        text.erase(0, 1);
    const std::size_t mark = text.find('e');
    std::string digits = text.substr(0, mark);
    std::int64_t exponent = parseInt(std::string_view(text).substr(mark + 1), 10).value;
    if (const std::size_t point = digits.find('.'); point != std::string::npos) {
        exponent -= static_cast<std::int64_t>(digits.size() - point - 1);
        digits.erase(point, 1);
    }
    return {isNegative, std::move(digits), exponent};
}

double Decimal::toReal() const
{
    if (m_digits.empty())
        return 0;
    const std::int64_t exponent = m_exponent + static_cast<std::int64_t>(m_digits.size()) - 1;
    return parseFloat((m_isNegative ? "-" : "") + m_digits.substr(0, 1) + "." + m_digits.substr(1)
                      + "e" + std::to_string(exponent))
        .value;
}

std::optional<Decimal> Decimal::plus(const Decimal &other) const
{
    const std::int64_t exponent = std::min(m_exponent, other.m_exponent);
    const auto shifted = [exponent](const Decimal &decimal) {
        std::string digits = decimal.m_digits;
        if (!digits.empty())
            digits.append(static_cast<std::size_t>(decimal.m_exponent - exponent), '0');
        return digits;
    };
    if (std::max(m_exponent, other.m_exponent) - exponent > std::int64_t{mostDigits})
        return std::nullopt;
    const std::string left = shifted(*this);
    const std::string right = shifted(other);
    if (m_isNegative == other.m_isNegative)
        return Decimal(m_isNegative, sum(left, right), exponent);
    if (compare(left, right) >= 0)
        return Decimal(m_isNegative, difference(left, right), exponent);
    return Decimal(other.m_isNegative, difference(right, left), exponent);
}

std::optional<Decimal> Decimal::minus(const Decimal &other) const
{
    return plus(Decimal(!other.m_isNegative, other.m_digits, other.m_exponent));
}

std::optional<Decimal> Decimal::times(const Decimal &other) const
{
    if (m_digits.size() + other.m_digits.size() > mostDigits)
        return std::nullopt;
    return Decimal(m_isNegative != other.m_isNegative, product(m_digits, other.m_digits),
                   m_exponent + other.m_exponent);
}

/// decimal.DivRound: 16 digits, the last rounded half away from zero.
std::optional<Decimal> Decimal::dividedBy(const Decimal &other) const
{
    if (other.m_digits.empty())
        return std::nullopt;
    const std::int64_t shift = m_exponent - other.m_exponent + divisionPrecision;
    if (shift > std::int64_t{mostDigits} || -shift > std::int64_t{mostDigits})
        return std::nullopt;
    std::string dividend = m_digits;
    std::string divisor = other.m_digits;
    if (shift >= 0 && !dividend.empty())
        dividend.append(static_cast<std::size_t>(shift), '0');
    else if (shift < 0)
        divisor.append(static_cast<std::size_t>(-shift), '0');
    Division result = division(dividend, divisor);
    if (compare(sum(result.remainder, result.remainder), divisor) >= 0)
        result.quotient = sum(result.quotient, "1");
    return Decimal(m_isNegative != other.m_isNegative, std::move(result.quotient),
                   -divisionPrecision);
}

} // namespace fleetwright::gotemplate
