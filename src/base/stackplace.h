// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace fleetwright::base {

/// Where the calling thread's stack ends now, to bound how deep a recursion goes. The address of a
/// local variable would not tell: the address sanitizer keeps those elsewhere.
[[nodiscard]] const char *stackPlace();

/// Bytes between two places of one stack, which grows down or up.
[[nodiscard]] inline std::ptrdiff_t stackBetween(const char *outer, const char *inner)
{
    return outer > inner ? outer - inner : inner - outer;
}

} // namespace fleetwright::base
