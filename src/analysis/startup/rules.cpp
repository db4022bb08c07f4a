// SPDX-License-Identifier: Apache-2.0
#include "analysis/startup/rules.h"

namespace fleetwright::analysis::startup {

std::span<const Rule> rules()
{
    return {};
}

} // namespace fleetwright::analysis::startup
