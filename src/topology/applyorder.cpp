// SPDX-License-Identifier: Apache-2.0
#include "topology/applyorder.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace fleetwright::topology {

namespace {

using yaml::Node;

// gitops-engine sync_tasks.go kindOrder: other kinds come after.
constexpr std::array<std::string_view, 34> kinds{"Namespace",
                                                 "NetworkPolicy",
                                                 "ResourceQuota",
                                                 "LimitRange",
                                                 "PodSecurityPolicy",
                                                 "PodDisruptionBudget",
                                                 "ServiceAccount",
                                                 "Secret",
                                                 "SecretList",
                                                 "ConfigMap",
                                                 "StorageClass",
                                                 "PersistentVolume",
                                                 "PersistentVolumeClaim",
                                                 "CustomResourceDefinition",
                                                 "ClusterRole",
                                                 "ClusterRoleList",
                                                 "ClusterRoleBinding",
                                                 "ClusterRoleBindingList",
                                                 "Role",
                                                 "RoleList",
                                                 "RoleBinding",
                                                 "RoleBindingList",
                                                 "Service",
                                                 "DaemonSet",
                                                 "Pod",
                                                 "ReplicationController",
                                                 "ReplicaSet",
                                                 "Deployment",
                                                 "HorizontalPodAutoscaler",
                                                 "StatefulSet",
                                                 "Job",
                                                 "CronJob",
                                                 "Ingress",
                                                 "APIService"};

std::size_t rankOf(const std::string &kind)
{
    return static_cast<std::size_t>(std::distance(kinds.begin(), std::ranges::find(kinds, kind)));
}

std::string_view annotationOf(const Node *root, std::string_view key)
{
    const Node *value = root->findPath({"metadata", "annotations", key});
    return value ? value->text() : std::string_view();
}

std::vector<std::string_view> valuesOf(std::string_view list)
{
    std::vector<std::string_view> values;
    while (!list.empty()) {
        const std::size_t comma = list.find(',');
        std::string_view value = list.substr(0, comma);
        const std::size_t begin = value.find_first_not_of(' ');
        if (begin != std::string_view::npos)
            values.push_back(value.substr(begin, value.find_last_not_of(' ') - begin + 1));
        list = comma == std::string_view::npos ? std::string_view() : list.substr(comma + 1);
    }
    return values;
}

/// strconv.Atoi; nothing for what it refuses.
std::optional<std::int64_t> numberOf(std::string_view text)
{
    if (text.starts_with('+'))
        text.remove_prefix(1);
    std::int64_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool isWhole = failure == std::errc() && end == text.data() + text.size();
    return !text.empty() && isWhole ? std::optional(number) : std::nullopt;
}

/// syncwaves.Wave.
std::int64_t waveOf(const Node *root)
{
    if (const auto wave = numberOf(annotationOf(root, "argocd.argoproj.io/sync-wave")))
        return *wave;
    return numberOf(annotationOf(root, "helm.sh/hook-weight")).value_or(0);
}

/// hook/helm/type.go HookType.
std::set<SyncPhase> helmPhasesOf(const Node *root)
{
    std::set<SyncPhase> phases;
    for (const std::string_view value : valuesOf(annotationOf(root, "helm.sh/hook"))) {
        if (value == "pre-install" || value == "pre-upgrade" || value == "crd-install")
            phases.insert(SyncPhase::PreSync);
        else if (value == "post-install" || value == "post-upgrade")
            phases.insert(SyncPhase::PostSync);
    }
    return phases;
}

/// sync_phase.go syncPhases.
std::set<SyncPhase> phasesOf(const Node *root)
{
    std::set<SyncPhase> phases;
    const std::vector<std::string_view> hooks =
        valuesOf(annotationOf(root, "argocd.argoproj.io/hook"));
    for (const std::string_view hook : hooks) {
        for (const SyncPhase phase :
             {SyncPhase::PreSync, SyncPhase::Sync, SyncPhase::PostSync, SyncPhase::SyncFail}) {
            if (hook == phaseName(phase))
                phases.insert(phase);
        }
    }
    if (!hooks.empty())
        return phases;
    if (!annotationOf(root, "helm.sh/hook").empty())
        return helmPhasesOf(root);
    return {SyncPhase::Sync};
}

} // namespace

std::string_view phaseName(SyncPhase phase)
{
    switch (phase) {
    case SyncPhase::PreSync:
        return "PreSync";
    case SyncPhase::Sync:
        return "Sync";
    case SyncPhase::PostSync:
        return "PostSync";
    case SyncPhase::SyncFail:
        return "SyncFail";
    }
    return "Sync";
}

std::vector<ApplyStep> applyOrderOf(const model::Rendering &rendering)
{
    std::map<std::pair<SyncPhase, std::int64_t>, std::vector<std::size_t>> steps;
    for (std::size_t i = 0; i < rendering.objects.size(); ++i) {
        const Node *root = rendering.objects[i].root;
        for (const SyncPhase phase : phasesOf(root))
            steps[{phase, waveOf(root)}].push_back(i);
    }
    std::vector<ApplyStep> order;
    for (auto &[key, objects] : steps) {
        std::ranges::stable_sort(objects, {}, [&rendering](std::size_t object) {
            const model::ResourceId &id = rendering.objects[object].id;
            return std::pair(rankOf(id.kind), id.name);
        });
        order.push_back({key.first, key.second, std::move(objects)});
    }
    return order;
}

} // namespace fleetwright::topology
