// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace fleetwright::argocd {

/// `nameNormalized`, `normalize` (applicationset/utils/template_functions.go SanitizeName).
[[nodiscard]] std::string sanitizedName(std::string_view name);

} // namespace fleetwright::argocd
