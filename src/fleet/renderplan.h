// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "fleet/layergraph.h"
#include "fleet/memostoredata.h"

#include <map>
#include <optional>
#include <vector>

namespace fleetwright::fleet {

/// A layer built, or why not.
struct RenderedRoot {
    RenderedFolderPtr folder; ///< nullptr if it failed
    std::optional<base::Error> error;
};

struct RenderPlan {
    std::vector<model::LayerIndex> roots; ///< each once
    kustomize::BuildOptions options;
    base::Hash128 optionsKey; ///< of all that a render depends on beside files
};

/// Builds all roots in parallel; what the memo store has is not built again. Fails only with
/// Cancelled.
[[nodiscard]] base::Result<std::map<model::LayerIndex, RenderedRoot>>
renderRoots(const RenderPlan &plan, const LayerGraph &graph, FileTable &table,
            const inventory::ClaimReading &reading, MemoStore &store, const base::Cancel &cancel,
            const Progress &progress);

/// Builds one folder, with the kustomization that Flux would generate where there is none.
[[nodiscard]] base::Result<model::RenderingPtr>
buildFolder(const base::FileSourcePtr &files, const base::RepoPath &folder,
            const kustomize::BuildOptions &options, MemoStore &store, const base::Cancel &cancel);

} // namespace fleetwright::fleet
