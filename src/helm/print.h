// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "helm/render.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::helm {

enum class HookPrinting : std::uint8_t { All, WithoutTests, None };

struct PrintOptions {
    bool includesDefinitions = false; ///< --include-crds
    HookPrinting hooks = HookPrinting::All;
    std::vector<std::string> onlyTemplates; ///< --show-only: patterns of filepath.Match
};

/// The text that `helm template` prints (cmd/helm/template.go). Fails where a pattern names no
/// template.
[[nodiscard]] base::Result<std::string> textOf(const Rendering &rendering,
                                               const PrintOptions &options = {});

} // namespace fleetwright::helm
