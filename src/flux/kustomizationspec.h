// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "flux/knownobjects.h"

#include <optional>
#include <string>
#include <vector>

namespace fleetwright::flux {

/// A reference to a Flux source.
struct SourceReference {
    std::string kind;
    std::string nameSpace; ///< "" means the referring object's
    std::string name;
    const yaml::Node *node = nullptr;
};

/// A ConfigMap or Secret that variables or values come from.
struct ObjectReference {
    std::string kind;
    std::string name;
    bool optional = false;
    const yaml::Node *node = nullptr; ///< the entry
};

struct Dependency {
    std::string nameSpace; ///< resolved
    std::string name;
    const yaml::Node *node = nullptr; ///< the entry
};

struct HealthCheck {
    std::string kind;
    std::string nameSpace;
    std::string name;
    const yaml::Node *node = nullptr;
};

enum class DeletionPolicy : std::uint8_t { MirrorPrune, Delete, WaitForTermination, Orphan };

/// How a unit is delivered: what the checks ask for. A duration is as written.
struct DeliverySettings {
    bool prune = false;
    bool wait = false;
    bool force = false;
    bool suspend = false;
    DeletionPolicy deletionPolicy = DeletionPolicy::MirrorPrune;
    std::string interval, retryInterval, timeout;
    std::string serviceAccountName;
    std::string
        targetCluster;      ///< the Secret or ConfigMap of spec.kubeConfig; "" is the own cluster
    std::string decryption; ///< spec.decryption.provider
    std::string decryptionSecret;
};

/// A Flux Kustomization (kustomize-controller api/v1). Nodes are those of the object.
struct KustomizationSpec {
    model::ResourceId id;
    const yaml::Node *root = nullptr;
    std::shared_ptr<const void> keeps;

    std::string path; ///< as written
    SourceReference source;
    std::vector<Dependency> dependsOn;
    std::vector<HealthCheck> healthChecks;
    DeliverySettings delivery;

    const yaml::Node *postBuild = nullptr; ///< nullptr: nothing is substituted
    bool substituteAlways = false;
    std::vector<ObjectReference> substituteFrom;

    /// spec.FIELD; nullptr if it is absent or null.
    [[nodiscard]] const yaml::Node *field(std::string_view name) const;
    [[nodiscard]] std::string text() const; ///< "Kustomization/NAMESPACE/NAME"
};

[[nodiscard]] bool isFluxKustomization(const model::ResourceId &id);

/// Fails where a field that the rendering depends on has another type than the API allows.
[[nodiscard]] base::Result<KustomizationSpec> readKustomizationSpec(const KnownObject &object);

/// Parts that HelmReleases have as well.
[[nodiscard]] std::vector<Dependency> readDependencies(const yaml::Node *list,
                                                       std::string_view ownNamespace);
[[nodiscard]] ObjectReference readObjectReference(const yaml::Node *entry);
[[nodiscard]] SourceReference readSourceReference(const yaml::Node *node);

} // namespace fleetwright::flux
