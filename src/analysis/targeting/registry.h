// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"
#include "fleet/controllers/argocddecisions.h"
#include "model/selector.h"
#include "model/snapshot.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace fleetwright::analysis::targeting {

/// A cluster as a controller's selectors see it.
struct Registered {
    std::string name;
    std::map<std::string, std::string, std::less<>> labels;
    std::optional<model::ClusterIndex> cluster; ///< where it is one of the fleet
    bool isHub = false;                         ///< the cluster that the controller runs on
};

/// All clusters that one controller can choose from.
struct Registry {
    enum class Source : std::uint8_t {
        Controller, ///< its own objects
        Inventory,  ///< an inventory file, which stands in where they are not in Git
        Nothing,    ///< neither: nobody knows
    };
    Source source = Source::Nothing;
    std::vector<Registered> clusters;

    /// Whether it can be said whom a selector takes: an inventory may lack labels that the real
    /// registry has.
    [[nodiscard]] bool knows(const model::Selector &selector) const;
    [[nodiscard]] bool isKnown() const { return source != Source::Nothing; }
    [[nodiscard]] std::vector<const Registered *> matching(const model::Selector &selector) const;
    /// What a person would call clusters that the selector nearly takes: "no cluster has
    /// region=eu-west-1; 3 have eu-west". `value` is what to write instead, "" if nothing is near.
    struct Hint {
        std::string text;
        std::string value;
    };
    [[nodiscard]] Hint hintFor(const model::Selector &selector) const;
};

/// Registrations by ExternalSecrets and SealedSecrets, whatever hub they are for.
struct SecretsMadeInCluster {
    explicit SecretsMadeInCluster(RuleInput &input);

    std::vector<Registered> clusters;
};

/// Cluster Secrets, also those that an ExternalSecret or SealedSecret makes; else the inventory.
[[nodiscard]] Registry argoCdRegistry(const model::Snapshot &snapshot,
                                      const fleet::ArgoCdDecisions &decisions,
                                      const SecretsMadeInCluster &madeInCluster);

/// What an inventory file says, for lack of a registry.
[[nodiscard]] Registry inventoryRegistry(const model::Snapshot &snapshot);

} // namespace fleetwright::analysis::targeting
