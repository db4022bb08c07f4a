// SPDX-License-Identifier: Apache-2.0
#include "analysis/change/rules.h"

namespace fleetwright::analysis::change {

std::span<const Rule> rules()
{
    return {};
}

} // namespace fleetwright::analysis::change
