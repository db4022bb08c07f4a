// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/controllers/controller.h"
#include "rancherfleet/bundle.h"

#include <memory>
#include <optional>

namespace fleetwright::fleet {

/// How the deployments of a bundle with the same options, to clusters of the same version of
/// Kubernetes, are rendered, planned once for them all.
struct RancherFleetRendering {
    std::shared_ptr<const RenderTask> task;
    std::optional<base::RepoPath> folder; ///< what is built first; its files may be of any state
    std::string chart;                    ///< "" where none is asked for
    std::string version;
};

/// `options` live as long as `keeps`. `kubernetesVersion` is "" where nothing tells it.
[[nodiscard]] RancherFleetRendering planBundle(const rancherfleet::BundlePtr &bundle,
                                               const yaml::Node *options,
                                               std::string kubernetesVersion,
                                               std::shared_ptr<const void> keeps);

} // namespace fleetwright::fleet
