// SPDX-License-Identifier: Apache-2.0
#include "model/targeting.h"

#include <array>

namespace fleetwright::model {

std::string_view targetingStateName(TargetingObject::State state)
{
    static constexpr std::array<std::string_view, 4> names = {"known", "incomplete", "unknown",
                                                              "failed"};
    return names.at(static_cast<std::size_t>(state));
}

} // namespace fleetwright::model
