// SPDX-License-Identifier: Apache-2.0
#include "services/workspace/findings.h"

#include <algorithm>

namespace fleetwright::services {

std::size_t CheckResult::count(model::Severity severity) const
{
    return static_cast<std::size_t>(
        std::count_if(items.begin(), items.end(),
                      [severity](const Item &item) { return item.finding.severity == severity; }));
}

} // namespace fleetwright::services
