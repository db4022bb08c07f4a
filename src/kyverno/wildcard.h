// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace fleetwright::kyverno {

/// Kyverno's wildcards over a whole text: '*' any run, '?' exactly one character (ext/wildcard, by
/// go-wildcard v1.0.3).
[[nodiscard]] bool wildcardMatches(std::string_view pattern, std::string_view text);

[[nodiscard]] bool hasWildcard(std::string_view text);

} // namespace fleetwright::kyverno
