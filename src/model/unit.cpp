// SPDX-License-Identifier: Apache-2.0
#include "model/unit.h"

namespace fleetwright::model {

std::string UnitId::text() const
{
    std::string result = kind;
    result += '/';
    if (!nameSpace.empty()) {
        result += nameSpace;
        result += '/';
    }
    result += name;
    return result;
}

} // namespace fleetwright::model
