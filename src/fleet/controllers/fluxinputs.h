// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/controllers/controllercontext.h"
#include "flux/knownobjects.h"
#include "yaml/node.h"

#include <string_view>

namespace fleetwright::fleet {

/// A ConfigMap or Secret that a unit of Flux reads; `name` and `kind` as its reference says.
struct WantedObject {
    std::string_view kind;
    std::string_view name;
    std::string_view nameSpace; ///< the unit's
    const yaml::Node *unit = nullptr;
};

/// The object, or what makes that Secret in the cluster; nullptr if there is neither.
[[nodiscard]] const flux::KnownObject *findWanted(const flux::KnownObjects &objects,
                                                  const WantedObject &wanted);

/// Whether a GitRepository's files are those that are opened. Files of another revision, or of
/// several sources, are not among those that are compared.
[[nodiscard]] bool readsOpenedState(const flux::KnownObject &gitRepository,
                                    const ControllerContext &context);

} // namespace fleetwright::fleet
