// SPDX-License-Identifier: Apache-2.0
#include "analysis/unitwriting.h"

#include "flux/knownobjects.h"

#include <algorithm>
#include <array>

namespace fleetwright::analysis {

namespace {

constexpr std::string_view otherwiseDefault = "default";

std::string firstOf(std::initializer_list<std::string_view> texts)
{
    for (const std::string_view text : texts) {
        if (!text.empty())
            return std::string(text);
    }
    return std::string(otherwiseDefault);
}

} // namespace

bool writes(const model::Unit &unit)
{
    return unit.controller != model::Controller::Overlay && !unit.declaration->delivery.suspended
           && !unit.error && unit.rendering;
}

std::string defaultNamespaceOf(const model::Unit &unit)
{
    const yaml::Node *object = unit.declaration->object;
    if (!object)
        return std::string(otherwiseDefault);
    switch (unit.controller) {
    case model::Controller::ArgoCd:
        return firstOf({flux::textAt(object, {"spec", "destination", "namespace"})});
    case model::Controller::Flux:
        return unit.id.kind == "HelmRelease"
                   ? firstOf({flux::textAt(object, {"spec", "targetNamespace"}), unit.id.nameSpace})
                   : firstOf({flux::textAt(object, {"spec", "targetNamespace"})});
    case model::Controller::RancherFleet:
        return firstOf({flux::textAt(object, {"spec", "options", "namespace"}),
                        flux::textAt(object, {"spec", "options", "defaultNamespace"})});
    case model::Controller::Overlay:
    case model::Controller::ClusterApi:
        break;
    }
    return std::string(otherwiseDefault);
}

std::string namespaceOf(const model::Object &object, const std::string &otherwise,
                        const KindScopes &scopes)
{
    const KindScope scope = scopes.of(object.id);
    if (scope == KindScope::Cluster)
        return {};
    if (!object.id.nameSpace.empty())
        return object.id.nameSpace;
    return scope == KindScope::Namespaced ? otherwise : std::string();
}

bool isTargetingKind(const model::ResourceId &id)
{
    constexpr std::array<std::string_view, 3> argoCd{"Application", "ApplicationSet", "AppProject"};
    constexpr std::array<std::string_view, 6> fluxGroups{
        "kustomize.toolkit.fluxcd.io", "helm.toolkit.fluxcd.io", "source.toolkit.fluxcd.io",
        "image.toolkit.fluxcd.io",     "fluxcd.controlplane.io", "source.extensions.fluxcd.io"};
    if (id.group == "argoproj.io")
        return std::ranges::find(argoCd, id.kind) != argoCd.end();
    return id.group == "fleet.cattle.io"
           || std::ranges::find(fluxGroups, id.group) != fluxGroups.end();
}

bool isHook(const yaml::Node *object)
{
    const yaml::Node *annotations = object->findPath({"metadata", "annotations"});
    return annotations
           && (annotations->find("argocd.argoproj.io/hook") || annotations->find("helm.sh/hook"));
}

std::string unitText(const model::Unit &unit)
{
    return unit.id.kind + " " + unit.id.nameSpace + "/" + unit.id.name;
}

} // namespace fleetwright::analysis
