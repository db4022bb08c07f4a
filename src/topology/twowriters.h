// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "model/snapshot.h"

#include <cstddef>
#include <string>
#include <vector>

namespace fleetwright::topology {

/// Units of one cluster that apply the same objects.
struct TwoWriters {
    std::vector<std::size_t> units; ///< into Snapshot::units, ascending; at least two
    model::ClusterIndex cluster = 0;
    std::vector<model::ResourceId> objects; ///< that each of them applies
    /// One of them cannot apply anything as it stands (it failed, or a part of it is not known):
    /// they will as soon as it can.
    bool notYet = false;
};

/// Objects compared by group, kind, namespace and name. Passed over: plain overlays and suspended
/// units, which do not write; equal Namespaces of one controller; an object that one side leaves
/// alone (Flux `reconcile: disabled`, `ssa: IfNotPresent` and `Ignore`). By cluster, then units.
/// What has been found so far when it is cancelled.
[[nodiscard]] std::vector<TwoWriters> twoWritersOf(const model::Snapshot &snapshot,
                                                   const base::Cancel &cancel = {});

} // namespace fleetwright::topology
