// SPDX-License-Identifier: Apache-2.0
#include "analysis/identity/rules.h"

namespace fleetwright::analysis::identity {

std::span<const Rule> rules()
{
    return {};
}

} // namespace fleetwright::analysis::identity
