// SPDX-License-Identifier: Apache-2.0
// Written by generate/tables.py from charts/fleet-crd/templates/crds.yaml of Rancher Fleet
// v0.16.1. Do not edit.
#include "analysis/schemas/tables.h"

#include <array>

// clang-format off
namespace fleetwright::analysis::schemas {

namespace {

constexpr std::array<TypeRow, 3> types{{
    {"fleet.cattle.io/v1alpha1", "ClusterGroup", 8}, {"fleet.cattle.io/v1alpha1", "Cluster", 43},
    {"fleet.cattle.io/v1alpha1", "GitRepo", 51},
}};

constexpr std::array<FieldRow, 131> fields{{
    {"key", 1, true}, {"operator", 1, true}, {"values", 2, false}, {"matchExpressions", 4, false},
    {"matchLabels", 5, false}, {"selector", 6, false}, {"apiVersion", 0, false}, {"kind", 0, false},
    {"metadata", 0, false}, {"spec", 7, false}, {"status", 0, false}, {"matchExpressions", 4, false},
    {"matchFields", 4, false}, {"preference", 9, true}, {"weight", 10, true}, {"nodeSelectorTerms", 13, true},
    {"preferredDuringSchedulingIgnoredDuringExecution", 12, false},
    {"requiredDuringSchedulingIgnoredDuringExecution", 14, false}, {"labelSelector", 6, false},
    {"matchLabelKeys", 2, false}, {"mismatchLabelKeys", 2, false}, {"namespaceSelector", 6, false},
    {"namespaces", 2, false}, {"topologyKey", 1, true}, {"podAffinityTerm", 16, true}, {"weight", 10, true},
    {"preferredDuringSchedulingIgnoredDuringExecution", 18, false},
    {"requiredDuringSchedulingIgnoredDuringExecution", 19, false}, {"nodeAffinity", 15, false},
    {"podAffinity", 20, false}, {"podAntiAffinity", 20, false}, {"key", 1, true}, {"name", 1, false},
    {"optional", 22, false}, {"apiVersion", 1, false}, {"fieldPath", 1, true}, {"key", 1, true},
    {"optional", 22, false}, {"path", 1, true}, {"volumeName", 1, true}, {"containerName", 1, false},
    {"divisor", 26, false}, {"resource", 1, true}, {"configMapKeyRef", 23, false}, {"fieldRef", 24, false},
    {"fileKeyRef", 25, false}, {"resourceFieldRef", 27, false}, {"secretKeyRef", 23, false}, {"name", 1, true},
    {"value", 1, false}, {"valueFrom", 28, false}, {"name", 1, false}, {"name", 1, true}, {"request", 1, false},
    {"claims", 34, false}, {"limits", 35, false}, {"requests", 35, false}, {"maxUnavailable", 1, false},
    {"minAvailable", 1, false}, {"preemptionPolicy", 1, false}, {"value", 10, false},
    {"podDisruptionBudget", 37, false}, {"priorityClass", 38, false}, {"effect", 1, false}, {"key", 1, false},
    {"operator", 1, false}, {"tolerationSeconds", 10, false}, {"value", 1, false}, {"agentAffinity", 21, false},
    {"agentEnvVars", 30, false}, {"agentNamespace", 1, false}, {"agentPullSecrets", 32, false},
    {"agentResources", 36, false}, {"agentSchedulingCustomization", 39, false}, {"agentTolerations", 41, false},
    {"clientID", 1, false}, {"hostNetwork", 22, false}, {"kubeConfigSecret", 1, false},
    {"kubeConfigSecretNamespace", 1, false}, {"paused", 22, false}, {"privateRepoURL", 1, false},
    {"redeployAgentGeneration", 10, false}, {"templateValues", 0, false}, {"apiVersion", 0, false},
    {"kind", 0, false}, {"metadata", 0, false}, {"spec", 42, false}, {"status", 0, false}, {"base", 1, false},
    {"options", 1, false}, {"enabled", 22, false}, {"force", 22, false}, {"keepFailHistory", 22, false},
    {"authorEmail", 1, false}, {"authorName", 1, false}, {"messageTemplate", 1, false}, {"clusterGroup", 1, false},
    {"clusterGroupSelector", 6, false}, {"clusterName", 1, false}, {"clusterSelector", 6, false},
    {"name", 1, false}, {"branch", 1, false}, {"bundles", 45, false}, {"caBundle", 1, false},
    {"clientSecretName", 1, false}, {"correctDrift", 46, false}, {"deleteNamespace", 22, false},
    {"disablePolling", 22, false}, {"forceSyncGeneration", 10, false}, {"helmRepoURLRegex", 1, false},
    {"helmSecretName", 1, false}, {"helmSecretNameForPaths", 1, false}, {"imageScanCommit", 47, false},
    {"imageScanInterval", 1, false}, {"insecureSkipTLSVerify", 22, false}, {"keepResources", 22, false},
    {"ociRegistrySecret", 1, false}, {"paths", 2, false}, {"paused", 22, false}, {"pollingInterval", 1, false},
    {"repo", 1, true}, {"revision", 1, false}, {"serviceAccount", 1, false}, {"targetNamespace", 1, false},
    {"targets", 49, false}, {"webhookSecret", 1, false}, {"apiVersion", 0, false}, {"kind", 0, false},
    {"metadata", 0, false}, {"spec", 50, false}, {"status", 0, false},
}};

constexpr std::array<std::string_view, 1> texts{{
    "",
}};

constexpr std::array<NodeRow, 52> nodes{{
    {Kind::Any, 0, 0, -1, 0, 0, "", false}, {Kind::Text, 0, 0, -1, 0, 0, "", false},
    {Kind::List, 0, 0, 1, 0, 0, "", false}, {Kind::Object, 0, 3, -1, 0, 0, "", false},
    {Kind::List, 3, 0, 3, 0, 0, "", false}, {Kind::Map, 3, 0, 1, 0, 0, "", false},
    {Kind::Object, 3, 2, -1, 0, 0, "", false}, {Kind::Object, 5, 1, -1, 0, 0, "", false},
    {Kind::Object, 6, 5, -1, 0, 0, "", false}, {Kind::Object, 11, 2, -1, 0, 0, "", false},
    {Kind::Integer, 13, 0, -1, 0, 0, "", false}, {Kind::Object, 13, 2, -1, 0, 0, "", false},
    {Kind::List, 15, 0, 11, 0, 0, "", false}, {Kind::List, 15, 0, 9, 0, 0, "", false},
    {Kind::Object, 15, 1, -1, 0, 0, "", false}, {Kind::Object, 16, 2, -1, 0, 0, "", false},
    {Kind::Object, 18, 6, -1, 0, 0, "", false}, {Kind::Object, 24, 2, -1, 0, 0, "", false},
    {Kind::List, 26, 0, 17, 0, 0, "", false}, {Kind::List, 26, 0, 16, 0, 0, "", false},
    {Kind::Object, 26, 2, -1, 0, 0, "", false}, {Kind::Object, 28, 3, -1, 0, 0, "", false},
    {Kind::Boolean, 31, 0, -1, 0, 0, "", false}, {Kind::Object, 31, 3, -1, 0, 0, "", false},
    {Kind::Object, 34, 2, -1, 0, 0, "", false}, {Kind::Object, 36, 4, -1, 0, 0, "", false},
    {Kind::IntOrText, 40, 0, -1, 0, 0, "", false}, {Kind::Object, 40, 3, -1, 0, 0, "", false},
    {Kind::Object, 43, 5, -1, 0, 0, "", false}, {Kind::Object, 48, 3, -1, 0, 0, "", false},
    {Kind::List, 51, 0, 29, 0, 0, "", false}, {Kind::Object, 51, 1, -1, 0, 0, "", false},
    {Kind::List, 52, 0, 31, 0, 0, "", false}, {Kind::Object, 52, 2, -1, 0, 0, "", false},
    {Kind::List, 54, 0, 33, 0, 0, "", false}, {Kind::Map, 54, 0, 26, 0, 0, "", false},
    {Kind::Object, 54, 3, -1, 0, 0, "", false}, {Kind::Object, 57, 2, -1, 0, 0, "", false},
    {Kind::Object, 59, 2, -1, 0, 0, "", false}, {Kind::Object, 61, 2, -1, 0, 0, "", false},
    {Kind::Object, 63, 5, -1, 0, 0, "", false}, {Kind::List, 68, 0, 40, 0, 0, "", false},
    {Kind::Object, 68, 15, -1, 0, 0, "", false}, {Kind::Object, 83, 5, -1, 0, 0, "", false},
    {Kind::Object, 88, 2, -1, 0, 0, "", false}, {Kind::List, 90, 0, 44, 0, 0, "", false},
    {Kind::Object, 90, 3, -1, 0, 0, "", false}, {Kind::Object, 93, 3, -1, 0, 0, "", false},
    {Kind::Object, 96, 5, -1, 0, 0, "", false}, {Kind::List, 101, 0, 48, 0, 0, "", false},
    {Kind::Object, 101, 25, -1, 0, 0, "", false}, {Kind::Object, 126, 5, -1, 0, 0, "", false},
}};

} // namespace

const Table rancherFleetTable{types, fields, texts, nodes};

} // namespace fleetwright::analysis::schemas
