// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace fleetwright::rancherfleet {

/// names.HelmReleaseName: a name for a bundle and its Helm release made of a path, 53 characters at
/// most. A hash tells apart what would become equal.
[[nodiscard]] std::string helmReleaseName(std::string_view path);

/// yaml.CleanAnnotationsForExport of rancher/wrangler: a label or annotation that Rancher keeps for
/// itself, which templates do not see.
[[nodiscard]] bool isInternalName(std::string_view name);

} // namespace fleetwright::rancherfleet
