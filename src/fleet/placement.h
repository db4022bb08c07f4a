// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/snapshot.h"

#include <cstdint>
#include <string>
#include <vector>

namespace fleetwright::fleet {

/// Clusters that an object brings units to: an ApplicationSet, a GitRepo, an Application, a Flux
/// Kustomization.
struct ObjectPlacement {
    std::string object; ///< "ApplicationSet/argocd/web"
    model::ClusterSet clusters;
};

/// What a file says of clusters beside what they render of it.
struct FilePlacement {
    std::vector<ObjectPlacement> objects; ///< sorted by name
    model::ClusterSet registered; ///< clusters of which it is a registration or an inventory

    [[nodiscard]] model::ClusterSet all() const;
};

/// Of the whole file (line 0), or of the document that the line stands in.
[[nodiscard]] FilePlacement placementOf(const model::Snapshot &snapshot, const base::RepoPath &file,
                                        std::uint32_t line = 0);

} // namespace fleetwright::fleet
