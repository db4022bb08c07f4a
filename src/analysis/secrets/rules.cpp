// SPDX-License-Identifier: Apache-2.0
#include "analysis/secrets/rules.h"

namespace fleetwright::analysis::secrets {

std::span<const Rule> rules()
{
    return {};
}

} // namespace fleetwright::analysis::secrets
