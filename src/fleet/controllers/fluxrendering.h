// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/controllers/controller.h"
#include "fleet/controllers/controllercontext.h"
#include "flux/kustomizationspec.h"

#include <memory>
#include <string>

namespace fleetwright::fleet {

/// How a Flux Kustomization is rendered with the objects of its cluster. `source` is the object
/// that it is built from, nullptr where none is known.
[[nodiscard]] std::shared_ptr<const RenderTask>
makeKustomizationTask(flux::KustomizationSpec spec,
                      std::shared_ptr<const flux::KnownObjects> objects,
                      const flux::KnownObject *source);

} // namespace fleetwright::fleet
