// SPDX-License-Identifier: Apache-2.0
#include "kustomize/schema/gvkorder.h"

#include <algorithm>
#include <array>
#include <string>

namespace fleetwright::kustomize {
namespace {

// kyaml/resid/gvk.go orderFirst and orderLast.
constexpr std::array<std::string_view, 22> kindsFirst{"Namespace",
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
constexpr std::array<std::string_view, 2> kindsLast{"MutatingWebhookConfiguration",
                                                    "ValidatingWebhookConfiguration"};

int rankOf(std::string_view kind)
{
    const auto first = std::find(kindsFirst.begin(), kindsFirst.end(), kind);
    if (first != kindsFirst.end())
        return static_cast<int>(first - kindsFirst.begin()) - static_cast<int>(kindsFirst.size());
    const auto last = std::find(kindsLast.begin(), kindsLast.end(), kind);
    return last == kindsLast.end() ? 0 : 1 + static_cast<int>(last - kindsLast.begin());
}

std::string sortText(const GvkKey &type)
{
    std::string text(type.group.empty() ? "~G" : type.group);
    text += '_';
    text += type.version.empty() ? "~V" : type.version;
    text += '_';
    text += type.kind.empty() ? "~K" : type.kind;
    return text;
}

} // namespace

bool sortsBefore(const GvkKey &left, const GvkKey &right)
{
    const int leftRank = rankOf(left.kind);
    const int rightRank = rankOf(right.kind);
    if (leftRank != rightRank)
        return leftRank < rightRank;
    return sortText(left) < sortText(right);
}

} // namespace fleetwright::kustomize
