// SPDX-License-Identifier: Apache-2.0
#include "analysis/unknownunits.h"

#include <algorithm>

namespace fleetwright::analysis {

namespace {

bool mentions(const yaml::Node *node, std::string_view name)
{
    if (node->isScalar())
        return node->text().find(name) != std::string_view::npos;
    return std::any_of(node->entries().begin(), node->entries().end(),
                       [&](const yaml::Entry &entry) { return mentions(entry.value, name); })
           || std::any_of(node->items().begin(), node->items().end(),
                          [&](const yaml::Node *item) { return mentions(item, name); });
}

} // namespace

bool mayBeBroughtByUnknown(const model::Snapshot &snapshot, model::ClusterIndex cluster,
                           std::string_view name)
{
    for (const std::size_t index : snapshot.unitsOf(cluster)) {
        const model::Unit &unit = snapshot.units[index];
        if (unit.error)
            return true;
        const bool isPartial = unit.rendering && !unit.rendering->unresolved.empty();
        if ((unit.unresolved || isPartial) && unit.declaration->object
            && mentions(unit.declaration->object, name))
            return true;
    }
    return false;
}

} // namespace fleetwright::analysis
