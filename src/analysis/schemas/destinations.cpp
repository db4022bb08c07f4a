// SPDX-License-Identifier: Apache-2.0
#include "analysis/schemas/destinations.h"

namespace fleetwright::analysis::schemas {

namespace {

std::string textAt(const yaml::Node *node, std::initializer_list<std::string_view> keys)
{
    const yaml::Node *found = node->findPath(keys);
    return found ? std::string(found->text()) : std::string();
}

} // namespace

Destinations::Destinations(const model::Snapshot &snapshot)
{
    for (const model::Unit &unit : snapshot.units) {
        if (unit.controller != model::Controller::ArgoCd)
            continue;
        m_byObject[unit.id.text()].insert(unit.cluster);
        m_byObject[unit.declaration->declaredBy].insert(unit.cluster);
        m_byProject[unit.declaration->delivery.project].insert(unit.cluster);
    }
    for (const model::TargetingObject &target : snapshot.targeting)
        m_byObject[target.id.text()].insertAll(target.members);
}

model::ClusterSet Destinations::of(const yaml::Node *object) const
{
    constexpr std::string_view defaultNamespace = "argocd";
    const std::string kind = textAt(object, {"kind"});
    const std::string name = textAt(object, {"metadata", "name"});
    std::string nameSpace = textAt(object, {"metadata", "namespace"});
    if (nameSpace.empty())
        nameSpace = defaultNamespace;
    const bool isProject = kind == "AppProject";
    const Sets &sets = isProject ? m_byProject : m_byObject;
    const auto found = sets.find(isProject ? name : kind + "/" + nameSpace + "/" + name);
    return found == sets.end() ? model::ClusterSet() : found->second;
}

} // namespace fleetwright::analysis::schemas
