// SPDX-License-Identifier: Apache-2.0
#include "model/reason.h"

#include <array>

namespace fleetwright::model {

std::string_view reasonKindName(Reason::Kind kind)
{
    static constexpr std::array<std::string_view, 13> names = {
        "identity",   "registration", "selector",  "pattern",  "order",
        "generator",  "recorded",     "parameter", "template", "declared",
        "applied-by", "destination",  "note"};
    return names.at(static_cast<std::size_t>(kind));
}

} // namespace fleetwright::model
