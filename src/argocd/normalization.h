// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "yaml/nodebuilder.h"

namespace fleetwright::argocd {

/// NormalizeApplicationSpec (util/argo/argo.go): empty syncPolicy and empty options of `source`
/// away. `spec` is a decoded ApplicationSpec. An empty project, which Argo CD would make "default"
/// here, was refused before.
[[nodiscard]] const yaml::Node *normalizedSpec(const yaml::Node *spec,
                                               const yaml::NodeBuilder &build);

} // namespace fleetwright::argocd
