// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <string>

namespace fleetwright::argocd {

/// What a zone's clocks are ahead of UTC at a time ("Europe/Berlin"; "" and "UTC" are UTC). Nothing
/// for a zone that the system's time zone database does not know.
[[nodiscard]] std::optional<std::chrono::seconds> zoneOffset(const std::string &zone,
                                                             std::chrono::sys_seconds at);

} // namespace fleetwright::argocd
