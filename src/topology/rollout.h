// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sourcefile.h"
#include "model/snapshot.h"

#include <cstddef>
#include <string>
#include <vector>

namespace fleetwright::topology {

/// A step of an ApplicationSet that rolls out in steps.
struct RolloutStep {
    std::string selects;   ///< "env In (dev, qa)"; "" for all
    std::string maxUpdate; ///< "25%"; "" for all at once
    base::Place place;
    std::vector<std::size_t> units; ///< into Snapshot::units; one may stand in several steps
};

/// How the Applications of one ApplicationSet follow each other (needs Argo CD's progressive
/// syncs).
struct Rollout {
    std::size_t target = 0; ///< the set in Snapshot::targeting
    std::string id;         ///< "ApplicationSet/argocd/web"
    base::Place place;
    std::vector<RolloutStep> steps;
    std::vector<std::size_t> uncovered; ///< in no step: never synced automatically
};

/// Of sets with a strategy RollingSync that Argo CD can read.
[[nodiscard]] std::vector<Rollout> rolloutsOf(const model::Snapshot &snapshot);

/// In which order the Flux units of one cluster's API are applied, by their dependsOn.
struct DependencyOrder {
    struct Missing {
        std::size_t unit = 0;
        model::UnitDependency dependency; ///< that no unit is
    };

    model::ClusterIndex hub = 0; ///< on whose API the units' objects live
    /// Units whose dependencies are all in earlier stages; into Snapshot::units.
    std::vector<std::vector<std::size_t>> stages;
    std::vector<std::vector<std::size_t>>
        cycles;                       ///< each waits for the next, the last for the first
    std::vector<std::size_t> blocked; ///< wait for a cycle, or for what is not there
    std::vector<Missing> missing;
};

/// By cluster; those on whose API a unit depends on another.
[[nodiscard]] std::vector<DependencyOrder> dependencyOrdersOf(const model::Snapshot &snapshot);

} // namespace fleetwright::topology
