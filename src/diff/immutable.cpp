// SPDX-License-Identifier: Apache-2.0
#include "diff/immutable.h"

#include "diff/quantity.h"

#include <algorithm>
#include <array>
#include <functional>
#include <set>
#include <span>
#include <string_view>

namespace fleetwright::diff {

namespace {

using yaml::Node;
using Found = std::vector<std::string>;

const Node *at(const Node *root, std::string_view path)
{
    while (root && !path.empty()) {
        const std::size_t dot = path.find('.');
        root = root->find(path.substr(0, dot));
        path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
    }
    return root;
}

bool isTrue(const Node *node)
{
    return node && node->text() == "true";
}

/// When a difference of a field counts.
enum class When : std::uint8_t {
    Differs, ///< also when it comes or goes
    Set,     ///< it was set, and is or becomes something else; what goes keeps its old value
    NotGone, ///< as Differs, but what goes keeps its old value
};

struct Row {
    std::string_view group;
    std::string_view kind;
    std::string_view path;
    When when = When::Differs;
    std::string_view absent = {}; ///< what the API server fills in where the field is absent
};

// What the validation of updates refuses: pkg/apis/*/validation/validation.go of Kubernetes
// (ValidateImmutableField and its like), by the name of the function.
constexpr std::array<Row, 51> rows{{
    // ValidateDeploymentUpdate, ValidateDaemonSetUpdate, ValidateReplicaSetUpdate (apps/v1
    // strategy)
    {"apps", "Deployment", "spec.selector"},
    {"apps", "DaemonSet", "spec.selector"},
    {"apps", "ReplicaSet", "spec.selector"},
    // ValidateJobSpecUpdate
    {"batch", "Job", "spec.selector"},
    {"batch", "Job", "spec.template"},
    {"batch", "Job", "spec.completionMode", When::Differs, "NonIndexed"},
    {"batch", "Job", "spec.podFailurePolicy"},
    {"batch", "Job", "spec.successPolicy"},
    {"batch", "Job", "spec.backoffLimitPerIndex"},
    {"batch", "Job", "spec.managedBy"},
    // ValidateServiceUpdate
    {"", "Service", "spec.clusterIP", When::NotGone},
    {"", "Service", "spec.clusterIPs", When::NotGone},
    {"", "Service", "spec.loadBalancerClass", When::Differs},
    // ValidatePersistentVolumeUpdate
    {"", "PersistentVolume", "spec.volumeMode", When::Differs, "Filesystem"},
    {"", "PersistentVolume", "spec.nodeAffinity", When::Set},
    // ValidateStorageClassUpdate, ValidateCSIDriverUpdate
    {"storage.k8s.io", "StorageClass", "provisioner"},
    {"storage.k8s.io", "StorageClass", "parameters"},
    {"storage.k8s.io", "StorageClass", "reclaimPolicy", When::Differs, "Delete"},
    {"storage.k8s.io", "StorageClass", "volumeBindingMode", When::Differs, "Immediate"},
    {"storage.k8s.io", "CSIDriver", "spec.attachRequired", When::Differs, "true"},
    {"storage.k8s.io", "CSIDriver", "spec.volumeLifecycleModes"},
    // ValidateRoleBindingUpdate, ValidateClusterRoleBindingUpdate
    {"rbac.authorization.k8s.io", "RoleBinding", "roleRef"},
    {"rbac.authorization.k8s.io", "ClusterRoleBinding", "roleRef"},
    // ValidateSecretUpdate, ValidateConfigMapUpdate; what `immutable: true` adds is below
    {"", "Secret", "type", When::Differs, "Opaque"},
    // ValidateIngressClassUpdate, ValidateRuntimeClassUpdate, ValidatePriorityClassUpdate
    {"networking.k8s.io", "IngressClass", "spec.controller"},
    {"node.k8s.io", "RuntimeClass", "handler"},
    {"scheduling.k8s.io", "PriorityClass", "value"},
    {"scheduling.k8s.io", "PriorityClass", "preemptionPolicy", When::Differs,
     "PreemptLowerPriority"},
    // ValidateCustomResourceDefinitionUpdate (apiextensions-apiserver)
    {"apiextensions.k8s.io", "CustomResourceDefinition", "spec.group"},
    {"apiextensions.k8s.io", "CustomResourceDefinition", "spec.scope"},
    {"apiextensions.k8s.io", "CustomResourceDefinition", "spec.names.plural"},
    {"apiextensions.k8s.io", "CustomResourceDefinition", "spec.names.kind"},
    // ValidateEndpointSliceUpdate, ValidateResourceQuotaUpdate
    {"discovery.k8s.io", "EndpointSlice", "addressType"},
    {"", "ResourceQuota", "spec.scopes"},
    // The CRD's rule on VolumeSnapshotSource (external-snapshotter)
    {"snapshot.storage.k8s.io", "VolumeSnapshot", "spec.source"},
    // Sources of a PersistentVolume: ValidatePersistentVolumeUpdate compares them as a whole
    {"", "PersistentVolume", "spec.awsElasticBlockStore"},
    {"", "PersistentVolume", "spec.azureDisk"},
    {"", "PersistentVolume", "spec.azureFile"},
    {"", "PersistentVolume", "spec.cephfs"},
    {"", "PersistentVolume", "spec.cinder"},
    {"", "PersistentVolume", "spec.csi"},
    {"", "PersistentVolume", "spec.fc"},
    {"", "PersistentVolume", "spec.flexVolume"},
    {"", "PersistentVolume", "spec.gcePersistentDisk"},
    {"", "PersistentVolume", "spec.glusterfs"},
    {"", "PersistentVolume", "spec.hostPath"},
    {"", "PersistentVolume", "spec.iscsi"},
    {"", "PersistentVolume", "spec.local"},
    {"", "PersistentVolume", "spec.nfs"},
    {"", "PersistentVolume", "spec.rbd"},
    {"", "PersistentVolume", "spec.vsphereVolume"},
}};

bool differs(const Node *before, const Node *after, const Row &row)
{
    if (yaml::equal(before, after))
        return false;
    const auto isAbsentValue = [&](const Node *node) {
        return !node || (!row.absent.empty() && node->text() == row.absent);
    };
    if (isAbsentValue(before) && isAbsentValue(after))
        return false;
    switch (row.when) {
    case When::Differs:
        return true;
    case When::Set:
        return before && after;
    case When::NotGone:
        return after != nullptr;
    }
    return true;
}

void byTable(const model::ResourceId &id, const Node *before, const Node *after, Found &found)
{
    for (const Row &row : rows) {
        if (row.kind == id.kind && row.group == id.group
            && differs(at(before, row.path), at(after, row.path), row))
            found.emplace_back(row.path);
    }
}

/// Keys of `spec` that differ, but those named.
template<std::size_t N>
void restOfSpec(const Node *before, const Node *after,
                const std::array<std::string_view, N> &mutableKeys,
                const std::array<std::pair<std::string_view, std::string_view>, 1> &defaults,
                Found &found)
{
    const Node *old = before->find("spec");
    const Node *now = after->find("spec");
    std::set<std::string_view> keys;
    for (const Node *spec : {old, now}) {
        for (const yaml::Entry &entry : spec ? spec->entries() : std::span<const yaml::Entry>())
            keys.insert(entry.key->text());
    }
    for (const std::string_view key : keys) {
        if (std::ranges::find(mutableKeys, key) != mutableKeys.end())
            continue;
        Row row;
        for (const auto &[name, value] : defaults)
            row.absent = name == key ? value : row.absent;
        if (differs(at(old, key), at(now, key), row))
            found.push_back("spec." + std::string(key));
    }
}

// ValidateStatefulSetUpdate
void statefulSet(const Node *before, const Node *after, Found &found)
{
    static constexpr std::array<std::string_view, 7> free{"replicas",
                                                          "ordinals",
                                                          "template",
                                                          "updateStrategy",
                                                          "revisionHistoryLimit",
                                                          "minReadySeconds",
                                                          "persistentVolumeClaimRetentionPolicy"};
    restOfSpec(before, after, free, {{{"podManagementPolicy", "OrderedReady"}}}, found);
}

// ValidateJobSpecUpdate: completions of an Indexed Job may follow its parallelism.
void job(const Node *before, const Node *after, Found &found)
{
    if (yaml::equal(at(before, "spec.completions"), at(after, "spec.completions")))
        return;
    const Node *mode = at(after, "spec.completionMode");
    const bool isElastic =
        mode && mode->text() == "Indexed"
        && yaml::equal(at(after, "spec.completions"), at(after, "spec.parallelism"));
    if (!isElastic)
        found.emplace_back("spec.completions");
}

/// A list's items without what may change in them.
bool equalContainers(const Node *before, const Node *after)
{
    if (yaml::equal(before, after))
        return true;
    if (!before || !after || before->size() != after->size())
        return false;
    for (std::size_t index = 0; index < before->size(); ++index) {
        const Node *old = before->items()[index];
        const Node *now = after->items()[index];
        std::set<std::string_view> keys;
        for (const Node *item : {old, now}) {
            for (const yaml::Entry &entry : item->entries())
                keys.insert(entry.key->text());
        }
        keys.erase("image");
        if (!std::ranges::all_of(keys, [&](std::string_view key) {
                return yaml::equal(old->find(key), now->find(key));
            }))
            return false;
    }
    return true;
}

bool onlyAdds(const Node *before, const Node *after)
{
    return std::ranges::all_of(
        before ? before->items() : std::span<const Node *const>(), [&](const Node *item) {
            return after && std::ranges::any_of(after->items(), [&](const Node *other) {
                       return yaml::equal(item, other);
                   });
        });
}

// ValidatePodUpdate
void pod(const Node *before, const Node *after, Found &found)
{
    Found rest;
    restOfSpec(before, after, std::array<std::string_view, 1>{"activeDeadlineSeconds"},
               {{{"restartPolicy", "Always"}}}, rest);
    for (std::string &path : rest) {
        const Node *old = at(before, path);
        const Node *now = at(after, path);
        const bool mayChange = ((path == "spec.containers" || path == "spec.initContainers")
                                && equalContainers(old, now))
                               || (path == "spec.tolerations" && onlyAdds(old, now))
                               || (path == "spec.schedulingGates" && onlyAdds(now, old));
        if (!mayChange)
            found.push_back(std::move(path));
    }
}

// ValidateServiceUpdate: the primary family of a dual-stack Service.
void service(const Node *before, const Node *after, Found &found)
{
    const Node *type = at(after, "spec.type");
    if (type && type->text() == "ExternalName") {
        found.clear();
        return;
    }
    const auto primary = [](const Node *object) {
        const Node *families = at(object, "spec.ipFamilies");
        return families && families->size() > 0 ? families->items().front() : nullptr;
    };
    if (primary(before) && primary(after) && !yaml::equal(primary(before), primary(after)))
        found.emplace_back("spec.ipFamilies[0]");
}

// ValidatePersistentVolumeClaimUpdate
void volumeClaim(const Node *before, const Node *after, Found &found)
{
    Found rest;
    restOfSpec(before, after, std::array<std::string_view, 1>{"volumeAttributesClassName"},
               {{{"volumeMode", "Filesystem"}}}, rest);
    for (std::string &path : rest) {
        const bool isFilledIn = path == "spec.storageClassName" || path == "spec.volumeName";
        if (isFilledIn && !at(before, path))
            continue; // the cluster has filled it in, maybe with this very value
        if (path == "spec.resources") {
            const Node *old = at(before, "spec.resources.requests.storage");
            const Node *now = at(after, "spec.resources.requests.storage");
            if (old && now && isLessQuantity(now->text(), old->text()))
                found.emplace_back("spec.resources.requests.storage");
            continue;
        }
        found.push_back(std::move(path));
    }
}

// ValidateSecretUpdate, ValidateConfigMapUpdate
void sealedData(const model::ResourceId &id, const Node *before, const Node *after, Found &found)
{
    if (!isTrue(before->find("immutable")))
        return;
    for (const std::string_view key : {"data", "stringData", "binaryData", "immutable"}) {
        if ((key != "stringData" || id.kind == "Secret")
            && !yaml::equal(before->find(key), after->find(key)))
            found.emplace_back(key);
    }
}

std::string_view annotation(const Node *root, std::string_view key)
{
    const Node *value = root->findPath({"metadata", "annotations", key});
    return value ? value->text() : std::string_view();
}

bool isHook(const Node *root)
{
    return !annotation(root, "argocd.argoproj.io/hook").empty()
           || !annotation(root, "helm.sh/hook").empty();
}

} // namespace

bool isRecreated(const model::Object &object)
{
    const std::string_view flux = annotation(object.root, "kustomize.toolkit.fluxcd.io/force");
    const std::string_view options = annotation(object.root, "argocd.argoproj.io/sync-options");
    return flux == "enabled"
           || (options.find("Force=true") != std::string_view::npos
               && options.find("Replace=true") != std::string_view::npos);
}

std::vector<ImmutableField> immutableFields(const model::Object &before, const model::Object &after)
{
    if (before.hash() == after.hash() || isHook(before.root) || isHook(after.root))
        return {};
    const model::ResourceId &id = after.id;
    Found found;
    byTable(id, before.root, after.root, found);
    const bool isCore = id.group.empty();
    if (id.group == "apps" && id.kind == "StatefulSet")
        statefulSet(before.root, after.root, found);
    else if (id.group == "batch" && id.kind == "Job")
        job(before.root, after.root, found);
    else if (isCore && id.kind == "Pod")
        pod(before.root, after.root, found);
    else if (isCore && id.kind == "Service")
        service(before.root, after.root, found);
    else if (isCore && id.kind == "PersistentVolumeClaim")
        volumeClaim(before.root, after.root, found);
    else if (isCore && (id.kind == "Secret" || id.kind == "ConfigMap"))
        sealedData(id, before.root, after.root, found);
    std::vector<ImmutableField> fields;
    for (std::string &path : found)
        fields.push_back({std::move(path), isRecreated(after)});
    return fields;
}

} // namespace fleetwright::diff
