// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

namespace fleetwright::gotemplate {

/// Go's path.Match with '/' as an ordinary character (fluxcd/pkg/envsubst/path/match.go; the same
/// as filepath.Match for a name without '/'). Nothing if the pattern is malformed.
[[nodiscard]] std::optional<bool> shellPatternMatches(std::string_view pattern,
                                                      std::string_view name);

} // namespace fleetwright::gotemplate
