// SPDX-License-Identifier: Apache-2.0
#include "argocd/timezone.h"

#include <date/tz.h>

#include <exception>

namespace fleetwright::argocd {

std::optional<std::chrono::seconds> zoneOffset(const std::string &zone, std::chrono::sys_seconds at)
{
    if (zone.empty() || zone == "UTC")
        return std::chrono::seconds(0);
    try {
        const date::sys_seconds time(at.time_since_epoch());
        return date::locate_zone(zone)->get_info(time).offset;
    } catch (const std::exception &) {
        return std::nullopt;
    }
}

} // namespace fleetwright::argocd
