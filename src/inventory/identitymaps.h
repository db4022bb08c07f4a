// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inventory/claim.h"
#include "model/unit.h"

#include <optional>
#include <string>
#include <vector>

namespace fleetwright::inventory {

/// What a cluster's own output says of it.
struct RenderedIdentity {
    std::vector<model::Fact> facts;  ///< identity ConfigMaps, inline Flux substitutions
    bool hasApplicationSets = false; ///< as a hub has
};

[[nodiscard]] RenderedIdentity readIdentity(const model::Rendering &rendering,
                                            const ClaimReading &reading);

/// The cluster's name that a kustomization's identity generator gives (CLUSTER_NAME=…), "" if none:
/// for folders whose own name is a number.
[[nodiscard]] std::string generatedClusterName(const yaml::Node *kustomization,
                                               const ClaimReading &reading);

/// The same of a manifest.
[[nodiscard]] std::string manifestClusterName(const yaml::Node *object,
                                              const ClaimReading &reading);

} // namespace fleetwright::inventory
