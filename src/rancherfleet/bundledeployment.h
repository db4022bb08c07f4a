// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rancherfleet/targets.h"

namespace fleetwright::rancherfleet {

/// What the controller writes for one bundle and cluster, as far as it follows from Git: the
/// bundle's name, the cluster, the options without their empty parts, dependsOn and paused.
[[nodiscard]] const yaml::Node *bundleDeployment(const Bundle &bundle, const Cluster &cluster,
                                                 const yaml::Node *options,
                                                 const yaml::NodeBuilder &build);

} // namespace fleetwright::rancherfleet
