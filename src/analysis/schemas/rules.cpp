// SPDX-License-Identifier: Apache-2.0
#include "analysis/schemas/rules.h"

namespace fleetwright::analysis::schemas {

std::span<const Rule> rules()
{
    return {};
}

} // namespace fleetwright::analysis::schemas
