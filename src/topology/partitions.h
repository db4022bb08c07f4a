// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "base/error.h"
#include "fleet/controllers/rancherfleetdecisions.h"
#include "model/snapshot.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace fleetwright::topology {

/// Clusters that Rancher Fleet updates together.
struct BundlePartition {
    std::string name; ///< as Fleet calls it: "All" and "Partition 0 - 50" where none are written
    std::size_t maxUnavailable = 0;
    base::Place place;                 ///< of one that is written down; else no line
    std::vector<std::string> clusters; ///< as Fleet calls them, in the order of its targets
};

/// How a bundle reaches its clusters (see rancherfleet/rollout.h).
struct BundleRollout {
    std::size_t target = 0; ///< the bundle in Snapshot::targeting
    std::string id;         ///< "Bundle/fleet-default/apps-web"
    base::Place place;
    std::vector<BundlePartition> partitions; ///< in the order in which they are rolled out
    std::size_t maxUnavailable = 0;          ///< of the whole bundle
    /// The next partition waits while more than these are not available.
    std::size_t maxUnavailablePartitions = 0;
    std::size_t maxNew = 0;             ///< new deployments at a time
    std::vector<std::string> uncovered; ///< in no partition: never rolled out
    /// Why there are no partitions: Fleet refuses the strategy, or whose the clusters are is not
    /// in Git.
    std::optional<base::Error> error;
};

/// The partitions of one bundle, whatever its strategy. `target` is the bundle's.
[[nodiscard]] BundleRollout bundleRolloutOf(const model::Snapshot &snapshot, std::size_t target,
                                            const fleet::RancherFleetDecisions &decisions);

/// Of bundles that are rolled out in parts: those with a strategy, and those that Fleet divides by
/// itself.
[[nodiscard]] std::vector<BundleRollout> bundleRolloutsOf(const model::Snapshot &snapshot,
                                                          const base::Cancel &cancel = {});

} // namespace fleetwright::topology
