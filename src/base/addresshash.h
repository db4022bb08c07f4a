// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/hash.h"

#include <cstdint>

namespace fleetwright::base {

/// For memo keys: an immutable thing is equal to itself, places included. Whoever keeps the key
/// keeps the thing alive, or another may come to lie at its address.
[[nodiscard]] inline Hash128 addressHash(const void *address)
{
    return {reinterpret_cast<std::uintptr_t>(address), 0};
}

} // namespace fleetwright::base
