// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace fleetwright::base {

/// Shell pattern over a whole text: '*' any run, '?' one character, '[…]' a class. '/' is an
/// ordinary character.
[[nodiscard]] bool globMatches(std::string_view pattern, std::string_view text);

} // namespace fleetwright::base
