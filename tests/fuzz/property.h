// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>

namespace fleetwright::fuzz {

/// Ends the program when something that must hold does not: libFuzzer then keeps the input.
inline void require(bool holds, const char *property, const std::string &shown = {})
{
    if (holds)
        return;
    std::fprintf(stderr, "broken property: %s\n%s\n", property, shown.c_str());
    std::abort();
}

/// Two answers that must be the same.
inline void requireSame(const std::string &first, const std::string &second, const char *property)
{
    if (first != second)
        require(false, property, first + "\n==== but ====\n" + second);
}

} // namespace fleetwright::fuzz
