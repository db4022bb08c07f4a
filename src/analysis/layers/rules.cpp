// SPDX-License-Identifier: Apache-2.0
#include "analysis/layers/rules.h"

namespace fleetwright::analysis::layers {

std::span<const Rule> rules()
{
    return {};
}

} // namespace fleetwright::analysis::layers
