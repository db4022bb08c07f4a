// SPDX-License-Identifier: Apache-2.0
#include "analysis/expectations/rules.h"

namespace fleetwright::analysis::expectations {

std::span<const Rule> rules()
{
    return {};
}

} // namespace fleetwright::analysis::expectations
