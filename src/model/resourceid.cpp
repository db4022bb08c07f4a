// SPDX-License-Identifier: Apache-2.0
#include "model/resourceid.h"

#include <initializer_list>

namespace fleetwright::model {

std::string ResourceId::text() const
{
    std::string result = kind;
    if (!group.empty()) {
        result += '.';
        result += group;
    }
    result += '/';
    if (!nameSpace.empty()) {
        result += nameSpace;
        result += '/';
    }
    result += name;
    return result;
}

} // namespace fleetwright::model

std::size_t std::hash<fleetwright::model::ResourceId>::operator()(
    const fleetwright::model::ResourceId &id) const noexcept
{
    std::size_t result = 0;
    for (const std::string *part : {&id.group, &id.version, &id.kind, &id.nameSpace, &id.name}) {
        result *= 0x9e3779b97f4a7c15U;
        result ^= std::hash<std::string>{}(*part) + (result >> 29);
    }
    return result;
}
