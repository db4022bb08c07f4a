// SPDX-License-Identifier: Apache-2.0
#include "analysis/objectplace.h"

namespace fleetwright::analysis {

base::Place placeOf(const yaml::Node *node)
{
    return node && node->span().known() ? node->span().place() : base::Place{};
}

base::Place objectPlace(const yaml::Node *object)
{
    const yaml::Node *name = object ? object->findPath({"metadata", "name"}) : nullptr;
    base::Place place = placeOf(name ? name : object);
    for (const yaml::Node *at = name; at; at = at->change() ? at->change()->previous : nullptr) {
        if (at->span().known())
            place = at->span().place();
    }
    return place;
}

std::string objectText(const model::ResourceId &id)
{
    return id.kind + '/' + id.nameSpace + '/' + id.name;
}

} // namespace fleetwright::analysis
