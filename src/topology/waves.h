// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "topology/partitions.h"
#include "topology/rollout.h"

#include <vector>

namespace fleetwright::topology {

/// In which steps changes reach a fleet, whoever applies them.
struct Waves {
    std::vector<Rollout> rollouts;             ///< Argo CD's ApplicationSets with RollingSync
    std::vector<BundleRollout> bundles;        ///< Rancher Fleet's partitions
    std::vector<DependencyOrder> dependencies; ///< Flux's dependsOn

    [[nodiscard]] bool isEmpty() const
    {
        return rollouts.empty() && bundles.empty() && dependencies.empty();
    }
};

[[nodiscard]] Waves wavesOf(const model::Snapshot &snapshot, const base::Cancel &cancel = {});

} // namespace fleetwright::topology
