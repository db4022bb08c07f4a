// SPDX-License-Identifier: Apache-2.0
#include "analysis/leaks/exclusions.h"

#include "analysis/leaks/keys.h"
#include "inventory/words.h"

#include <algorithm>
#include <array>
#include <string>

namespace fleetwright::analysis::leaks {

namespace {

std::string_view scalarAt(const yaml::Node *object, std::initializer_list<std::string_view> path)
{
    const yaml::Node *node = object->findPath(path);
    return node ? node->text() : std::string_view();
}

std::string_view groupOf(const yaml::Node *object)
{
    const std::string_view version = scalarAt(object, {"apiVersion"});
    const std::size_t slash = version.find('/');
    return slash == std::string_view::npos ? std::string_view() : version.substr(0, slash);
}

template<std::size_t size>
bool contains(const std::array<std::string_view, size> &list, std::string_view text)
{
    return std::find(list.begin(), list.end(), text) != list.end();
}

} // namespace

bool isTargetingObject(const yaml::Node *object)
{
    const std::string_view group = groupOf(object);
    const std::string_view kind = scalarAt(object, {"kind"});
    if (group == "argoproj.io")
        return kind == "Application" || kind == "ApplicationSet" || kind == "AppProject";
    if (group == "fleet.cattle.io" || group == "cluster.open-cluster-management.io")
        return true;
    if (group == "cluster.x-k8s.io" || group.ends_with(".cluster.x-k8s.io"))
        return true;
    // A cluster's registration: the Secret itself, or what an operator makes it from
    // (ExternalSecret, SealedSecret).
    constexpr std::string_view type = "argocd.argoproj.io/secret-type";
    return scalarAt(object, {"metadata", "labels", type}) == "cluster"
           || scalarAt(object, {"spec", "template", "metadata", "labels", type}) == "cluster"
           || scalarAt(object, {"spec", "target", "template", "metadata", "labels", type})
                  == "cluster";
}

bool isFluxKustomization(const yaml::Node *object)
{
    return groupOf(object) == "kustomize.toolkit.fluxcd.io"
           && scalarAt(object, {"kind"}) == "Kustomization";
}

bool isExcludedField(std::string_view key)
{
    static constexpr std::array<std::string_view, 6> conditions = {
        "match", "exclude", "preconditions", "selector", "matchLabels", "matchExpressions"};
    if (contains(conditions, key) || (key.ends_with("Selector") && key != "nodeSelector"))
        return true;
    static constexpr std::array<std::string_view, 4> images = {"image", "images", "repository",
                                                               "registry"};
    if (contains(images, inventory::lowered(key)))
        return true;
    static constexpr std::array<std::string_view, 6> references = {
        "path", "valueFiles", "valuesFile", "valuesFiles", "sops", "apiVersion"};
    return contains(references, key);
}

} // namespace fleetwright::analysis::leaks
