// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace fleetwright::kustomize {

/// Go's utf8.Valid: no overlong forms, no surrogates, nothing past U+10FFFF.
[[nodiscard]] bool isValidUtf8(std::string_view text);

/// The length of the white space character (unicode.IsSpace) at the text's begin, 0 if there is
/// none.
[[nodiscard]] std::size_t spaceLength(std::string_view text);

} // namespace fleetwright::kustomize
