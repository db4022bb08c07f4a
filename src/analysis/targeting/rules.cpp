// SPDX-License-Identifier: Apache-2.0
#include "analysis/targeting/rules.h"

namespace fleetwright::analysis::targeting {

std::span<const Rule> rules()
{
    return {};
}

} // namespace fleetwright::analysis::targeting
