// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "flux/knownobjects.h"

#include <string>
#include <vector>

namespace fleetwright::fleet {

[[nodiscard]] bool isFluxInstance(const model::ResourceId &id);

/// The source and the Kustomization that flux-operator makes of `spec.sync` of a FluxInstance
/// (fluxcd.controlplane.io/v1): the way a cluster reads its own folder. Values keep their places.
/// Empty without `sync`.
[[nodiscard]] std::vector<flux::KnownObject> syncObjectsOf(const flux::KnownObject &instance);

/// The GitRepository flux-system/flux-system of `url`, which `flux bootstrap` writes: many fleets
/// refer to it before they have it.
[[nodiscard]] flux::KnownObject bootstrapSource(const std::string &url);

} // namespace fleetwright::fleet
