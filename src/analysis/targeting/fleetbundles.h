// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/targeting/registry.h"
#include "fleet/controllers/rancherfleetdecisions.h"
#include "model/snapshot.h"

#include <set>
#include <string>
#include <vector>

namespace fleetwright::analysis::targeting {

/// A bundle of Rancher Fleet, and all that its hub knows.
struct EvaluatedBundle {
    std::size_t target = 0; ///< into Snapshot::targeting
    const fleet::RancherFleetDecisions *decisions = nullptr;

    [[nodiscard]] const rancherfleet::Bundle &bundle() const { return *decisions->bundle(); }
    [[nodiscard]] const rancherfleet::GitRepo *repo() const { return decisions->inputs().repo; }
};

/// Bundles, without their customizations.
[[nodiscard]] std::vector<EvaluatedBundle> evaluatedBundles(const model::Snapshot &snapshot);

/// Whom criteria choose, of the clusters of some namespaces.
struct Choice {
    bool isKnown = false;
    std::set<std::string> clusters; ///< names
    std::string hint;               ///< where nobody is chosen: what is near, in words
    std::string value;              ///< what to write instead, "" if nothing is near
};

/// The clusters that a bundle of these namespaces may choose from: Cluster objects, else an
/// inventory file. Made once for many criteria.
class FleetChoice {
public:
    FleetChoice(const model::Snapshot &snapshot, fleet::RancherFleetObjectsPtr known,
                const std::vector<std::string> &namespaces);

    [[nodiscard]] Choice choose(const rancherfleet::ClusterCriteria &criteria) const;
    [[nodiscard]] bool hasClusters() const { return !m_members.empty(); }
    /// Names of all clusters.
    [[nodiscard]] std::set<std::string> all() const;

private:
    [[nodiscard]] Choice fromObjects(const rancherfleet::ClusterCriteria &criteria) const;
    [[nodiscard]] Choice fromInventory(const rancherfleet::ClusterCriteria &criteria) const;
    void addHint(const rancherfleet::ClusterCriteria &criteria, Choice &choice) const;

    fleet::RancherFleetObjectsPtr m_known;
    std::set<std::size_t> m_members; ///< positions in the index's clusters
    Registry m_registry;             ///< the same clusters by their labels, or an inventory's
};

/// Name of the field that criteria go by: "clusterSelector", "clusterGroup", "clusterName",
/// "clusterGroupSelector"; "" for none.
[[nodiscard]] std::string_view fieldOf(const rancherfleet::ClusterCriteria &criteria);

} // namespace fleetwright::analysis::targeting
