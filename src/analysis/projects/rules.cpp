// SPDX-License-Identifier: Apache-2.0
#include "analysis/projects/rules.h"

namespace fleetwright::analysis::projects {

std::span<const Rule> rules()
{
    return {};
}

} // namespace fleetwright::analysis::projects
