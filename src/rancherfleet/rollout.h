// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "rancherfleet/clusterindex.h"
#include "yaml/nodebuilder.h"

#include <cstddef>
#include <string>
#include <vector>

namespace fleetwright::rancherfleet {

/// Clusters that are updated together (PartitionStatus).
struct Partition {
    std::string name;
    std::vector<std::size_t> clusters; ///< positions in the index's clusters
    std::size_t maxUnavailable = 0;
    base::Span place; ///< of a partition that is written down; else unknown
};

struct Rollout {
    std::vector<Partition> partitions; ///< in the order in which they are rolled out
    std::size_t maxUnavailable = 0;    ///< of the whole bundle
    /// The next partition waits while more than these are not available.
    std::size_t maxUnavailablePartitions = 0;
    std::size_t maxNew = 0; ///< new deployments at a time
};

/// How a bundle reaches its clusters (target/rollout.go, partition.go, status.go). `strategy` is a
/// decoded RolloutStrategy or nullptr, `clusters` are positions in the index in the order of
/// targets. A cluster in no partition that is written down is not rolled out; one may be in
/// several.
[[nodiscard]] base::Result<Rollout> rolloutOf(const yaml::Node *strategy,
                                              const std::vector<std::size_t> &clusters,
                                              const ClusterIndex &index);

/// types::rolloutStrategy, of a rolloutStrategy that stands alone. The node lives in the builder's
/// arena; nullptr for null.
[[nodiscard]] base::Result<const yaml::Node *> readRolloutStrategy(const yaml::Node *written,
                                                                   const yaml::NodeBuilder &build);

} // namespace fleetwright::rancherfleet
