// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/snapshot.h"

#include <cstddef>
#include <vector>

namespace fleetwright::fleet {

/// How well a layer fits a set of clusters.
struct LayerFit {
    model::LayerIndex layer = 0;
    model::ClusterSet missing; ///< wanted, but not reached
    model::ClusterSet beyond;  ///< reached, but not wanted

    [[nodiscard]] std::size_t distance() const { return missing.size() + beyond.size(); }
    [[nodiscard]] bool isExact() const { return distance() == 0; }
};

/// Layers that reach exactly these clusters, else those that come nearest: fewest clusters too few
/// or too many. Broad roles first, then by path. Layers that share no cluster with the set never
/// fit.
[[nodiscard]] std::vector<LayerFit> layersReaching(const model::Snapshot &snapshot,
                                                   const model::ClusterSet &wanted,
                                                   std::size_t mostNearest = 5);

} // namespace fleetwright::fleet
