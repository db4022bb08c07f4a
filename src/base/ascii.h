// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace fleetwright::base {

// ASCII alone, whatever the locale: no byte of any other character is one of these.

[[nodiscard]] constexpr bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}

[[nodiscard]] constexpr bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}

[[nodiscard]] constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

[[nodiscard]] constexpr bool isLetter(char c)
{
    return isLower(c) || isUpper(c);
}

[[nodiscard]] constexpr bool isAlphanumeric(char c)
{
    return isLetter(c) || isDigit(c);
}

[[nodiscard]] constexpr char lowered(char c)
{
    return isUpper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace fleetwright::base
