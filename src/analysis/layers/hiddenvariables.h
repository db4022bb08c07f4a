// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/settings.h"

#include <string>
#include <vector>

namespace fleetwright::analysis::layers {

/// A substitution variable that a later source of the same Flux Kustomization replaces.
struct HiddenVariable {
    base::Place place;
    std::string name;
    std::string object;      ///< "ConfigMap/flux-system/cluster-vars", or the Kustomization itself
    std::string value;       ///< "" if it is a Secret's
    model::ClusterSet reach; ///< of its file
};

/// Those that no cluster gets: wherever a unit's text uses the variable, a later `substituteFrom`
/// or `substitute` gives it (fluxcd/pkg/kustomize LoadVariables: of one name the later counts).
[[nodiscard]] std::vector<HiddenVariable> hiddenVariablesOf(const model::Snapshot &snapshot,
                                                            const Settings &settings);

} // namespace fleetwright::analysis::layers
