// SPDX-License-Identifier: Apache-2.0
#include "analysis/delivery/rules.h"

namespace fleetwright::analysis::delivery {

std::span<const Rule> rules()
{
    return {};
}

} // namespace fleetwright::analysis::delivery
