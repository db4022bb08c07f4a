// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

namespace fleetwright::kustomize {

/// Kinds that others need come first, webhooks last (kyaml/resid/gvk.go orderFirst and orderLast;
/// the legacy order of SortOrderTransformer is the same).
inline constexpr std::array<std::string_view, 22> kindsFirst{"Namespace",
                                                             "ResourceQuota",
                                                             "StorageClass",
                                                             "CustomResourceDefinition",
                                                             "ServiceAccount",
                                                             "PodSecurityPolicy",
                                                             "Role",
                                                             "ClusterRole",
                                                             "RoleBinding",
                                                             "ClusterRoleBinding",
                                                             "ConfigMap",
                                                             "Secret",
                                                             "Endpoints",
                                                             "Service",
                                                             "LimitRange",
                                                             "PriorityClass",
                                                             "PersistentVolume",
                                                             "PersistentVolumeClaim",
                                                             "Deployment",
                                                             "StatefulSet",
                                                             "CronJob",
                                                             "PodDisruptionBudget"};
inline constexpr std::array<std::string_view, 2> kindsLast{"MutatingWebhookConfiguration",
                                                           "ValidatingWebhookConfiguration"};

/// Negative for the first kinds, positive for the last, 0 between.
[[nodiscard]] int kindRank(std::string_view kind);

/// A type's parts for ordering, as views.
struct GvkKey {
    std::string_view group, version, kind;
};

/// resid.Gvk.IsLessThan: 22 kinds first, 2 last, then the group_version_kind string ("~G" for no
/// group).
[[nodiscard]] bool sortsBefore(const GvkKey &left, const GvkKey &right);

} // namespace fleetwright::kustomize
