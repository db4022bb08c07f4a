// SPDX-License-Identifier: Apache-2.0
#include "argocd/normalization.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

namespace fleetwright::argocd {

namespace {

/// Options of kustomize that IsZero does not look at.
constexpr std::array<std::string_view, 5> unseenKustomizeOptions = {
    "forceCommonLabels", "forceCommonAnnotations", "commonAnnotationsEnvsubst",
    "labelWithoutSelector", "labelIncludeTemplates"};

bool isZeroBut(const yaml::Node *options, std::span<const std::string_view> unseen)
{
    return std::all_of(
        options->entries().begin(), options->entries().end(), [unseen](const yaml::Entry &entry) {
            return std::find(unseen.begin(), unseen.end(), entry.key->text()) != unseen.end();
        });
}

const yaml::Node *normalizedDirectory(const yaml::Node *directory)
{
    const bool isZero = !directory->find("recurse") && !directory->find("jsonnet");
    const bool hasFilter = directory->find("include") || directory->find("exclude");
    return isZero && !hasFilter ? nullptr : directory;
}

const yaml::Node *normalizedSource(const yaml::Node *source, const yaml::NodeBuilder &build)
{
    const yaml::Node *result = source;
    if (const yaml::Node *kustomize = source->find("kustomize");
        kustomize && isZeroBut(kustomize, unseenKustomizeOptions))
        result = build.withoutField(result, "kustomize");
    if (const yaml::Node *helm = source->find("helm"); helm && helm->entries().empty())
        result = build.withoutField(result, "helm");
    if (const yaml::Node *directory = source->find("directory");
        directory && !normalizedDirectory(directory))
        result = build.withoutField(result, "directory");
    return result;
}

} // namespace

const yaml::Node *normalizedSpec(const yaml::Node *spec, const yaml::NodeBuilder &build)
{
    const yaml::Node *result = spec;
    if (const yaml::Node *policy = spec->find("syncPolicy"); policy && policy->entries().empty())
        result = build.withoutField(result, "syncPolicy");
    const yaml::Node *sources = spec->find("sources");
    const yaml::Node *source = spec->find("source");
    // Of several sources Argo CD normalises copies, which changes nothing.
    if (source && (!sources || sources->items().empty()))
        result = build.withField(result, "source", normalizedSource(source, build));
    return result;
}

} // namespace fleetwright::argocd
