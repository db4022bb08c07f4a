// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/controllers/controller.h"
#include "fleet/controllers/controllercontext.h"
#include "flux/helmrelease.h"

#include <memory>
#include <string>

namespace fleetwright::fleet {

/// How a HelmRelease is rendered with the objects of its cluster. `kubernetesVersion` may be "".
[[nodiscard]] std::shared_ptr<const RenderTask>
makeHelmReleaseTask(flux::HelmReleaseSpec spec, std::shared_ptr<const flux::KnownObjects> objects,
                    std::string kubernetesVersion);

} // namespace fleetwright::fleet
