// SPDX-License-Identifier: Apache-2.0
#include "analysis/objectnamespace.h"

#include <algorithm>

namespace fleetwright::analysis {

namespace {

std::string textAt(const yaml::Node *node, std::initializer_list<std::string_view> path)
{
    const yaml::Node *found = node ? node->findPath(path) : nullptr;
    return found ? std::string(found->text()) : std::string();
}

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

std::string defaultNamespaceOf(const model::Unit &unit)
{
    const yaml::Node *object = unit.declaration->object;
    std::string result;
    if (unit.controller == model::Controller::ArgoCd) {
        result = textAt(object, {"spec", "destination", "namespace"});
    } else if (unit.id.kind == "HelmRelease") {
        result = textAt(object, {"spec", "targetNamespace"});
        if (result.empty())
            result = unit.id.nameSpace;
    } else if (unit.controller == model::Controller::RancherFleet) {
        result = textAt(object, {"spec", "targetNamespace"});
        if (result.empty())
            result = textAt(object, {"spec", "defaultNamespace"});
    }
    return result.empty() ? "default" : result;
}

std::string namespaceOf(const model::Unit &unit, const model::Object &object)
{
    return object.id.nameSpace.empty() ? defaultNamespaceOf(unit) : object.id.nameSpace;
}

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
