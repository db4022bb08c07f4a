// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace fleetwright::analysis::secrets {

/// A store of the External Secrets Operator as a cluster renders it.
struct SecretStore {
    bool ofCluster = false; ///< ClusterSecretStore
    std::string nameSpace;  ///< "" for a ClusterSecretStore
    std::string name;
    const yaml::Node *root = nullptr;
};

/// What an ExternalSecret, ClusterExternalSecret or PushSecret takes a store by.
struct StoreReference {
    bool toCluster = false; ///< kind ClusterSecretStore
    /// Of the object that refers; nothing where that is not known (of a ClusterExternalSecret, or
    /// of an overlay without a namespace).
    std::optional<std::string> nameSpace;
    const yaml::Node *name = nullptr;
    std::string object; ///< "ExternalSecret/namespace/name"
};

/// What one cluster has and refers to.
struct ClusterStores {
    std::vector<SecretStore> stores;
    std::vector<StoreReference> references;
    std::map<std::string, const yaml::Node *> namespaces; ///< rendered ones: their labels, or null
};

/// Of every cluster (RuleInput::once).
struct FleetStores {
    explicit FleetStores(const RuleInput &input);
    std::vector<ClusterStores> clusters; ///< by index
};

/// Whether a reference may use a store of the fleet, as far as can be told: nothing where that
/// depends on labels of a Namespace that is not rendered.
[[nodiscard]] std::optional<bool> admits(const SecretStore &store, const StoreReference &reference,
                                         const ClusterStores &cluster);

} // namespace fleetwright::analysis::secrets
