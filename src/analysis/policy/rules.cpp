// SPDX-License-Identifier: Apache-2.0
#include "analysis/policy/rules.h"

namespace fleetwright::analysis::policy {

std::span<const Rule> rules()
{
    return {};
}

} // namespace fleetwright::analysis::policy
