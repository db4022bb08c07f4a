// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/controllers/controller.h"
#include "rancherfleet/clusterindex.h"
#include "rancherfleet/objects.h"

#include <cstddef>
#include <memory>
#include <vector>

namespace fleetwright::fleet {

/// What one Rancher Fleet has to do with, read from the objects of the API it runs on. Immutable,
/// kept by decisions that are asked later.
struct RancherFleetObjects {
    struct FleetYaml {
        base::RepoPath folder;
        std::size_t object = 0; ///< in ClusterApi::objects
    };

    rancherfleet::FleetObjects objects;
    std::vector<std::size_t> gitRepos; ///< of each GitRepo, where it is in ClusterApi::objects
    std::vector<FleetYaml> fleetYamls; ///< of the opened state
    std::vector<base::Error> problems; ///< objects that Fleet could not read

    /// After all objects are there.
    std::unique_ptr<const rancherfleet::ClusterIndex> index;
};

using RancherFleetObjectsPtr = std::shared_ptr<const RancherFleetObjects>;

[[nodiscard]] RancherFleetObjectsPtr readRancherFleetObjects(const ClusterApi &api);

} // namespace fleetwright::fleet
