// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/limits.h"
#include "base/result.h"
#include "helm/print.h"
#include "helm/render.h"
#include "model/unit.h"

#include <memory>

namespace fleetwright::helm {

struct ReleaseParts {
    bool includesDefinitions = false; ///< of crds/, which come first
    bool leavesObjectsOut = false;    ///< hooks apart from what is installed
    HookPrinting hooks = HookPrinting::None;
    /// As which the texts are read: the API server's, or kustomize's where that goes on.
    yaml::Schema schema = yaml::Schema::Yaml11;
};

/// The objects of a release as the API server reads them, items of a List one by one, at the places
/// that gave them: see PlacedNodes. `rendering` has kept its provenance. `folder` is said to bring
/// them in. What `values` live in must be kept by the caller, in the arena. Files are left to the
/// caller, too.
[[nodiscard]] base::Result<std::shared_ptr<model::Rendering>>
releaseObjects(const ChartPtr &chart, const Rendering &rendering, const ReleaseParts &parts,
               const base::RepoPath &folder, const base::ArenaPtr &arena,
               const base::Limits &limits = {});

} // namespace fleetwright::helm
