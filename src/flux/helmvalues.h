// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/arena.h"
#include "base/result.h"
#include "flux/knownobjects.h"

#include <string>
#include <vector>

namespace fleetwright::flux {

/// An entry of a HelmRelease's `valuesFrom`.
struct ValuesReference {
    std::string kind;
    std::string name;
    std::string key = "values.yaml"; ///< valuesKey
    std::string targetPath;          ///< "": a whole values file
    bool optional = false;
    bool literal = false;
    const yaml::Node *node = nullptr;
};

[[nodiscard]] std::vector<ValuesReference> readValuesReferences(const yaml::Node *list);

/// The values that Flux hands to Helm.
struct ComposedValues {
    const yaml::Node *root = nullptr;    ///< a mapping; scalars stand where they are written
    std::vector<base::Error> unresolved; ///< what is encrypted or made in the cluster
    std::vector<base::RepoPath> files;   ///< that values were read from, each once
};

/// fluxcd/pkg/chartutil 1.27 ChartValuesFromReferences: every reference in order, then the inline
/// values, which win; `targetPath` sets one path as `helm --set` does, in maps that it may share
/// with the inline values. Nodes lie in `arena`.
[[nodiscard]] base::Result<ComposedValues>
composeValues(std::string_view nameSpace, const std::vector<ValuesReference> &references,
              const yaml::Node *values, const KnownObjects &objects, const base::Place &near,
              base::Arena &arena);

} // namespace fleetwright::flux
