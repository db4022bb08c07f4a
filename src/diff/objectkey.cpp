// SPDX-License-Identifier: Apache-2.0
#include "diff/objectkey.h"

namespace fleetwright::diff {

std::string ObjectKey::text() const
{
    std::string result = kind;
    if (!group.empty())
        result += "." + group;
    result += "/";
    if (!nameSpace.empty())
        result += nameSpace + "/";
    return result + name;
}

ObjectKey keyOf(const model::Object &object)
{
    return {object.id.group, object.id.kind, object.id.nameSpace, object.stableName};
}

} // namespace fleetwright::diff

std::size_t std::hash<fleetwright::diff::ObjectKey>::operator()(
    const fleetwright::diff::ObjectKey &key) const noexcept
{
    const std::hash<std::string> hashText;
    std::size_t result = hashText(key.name);
    for (const std::string *part : {&key.nameSpace, &key.kind, &key.group})
        result = result * 1'000'003 ^ hashText(*part);
    return result;
}
