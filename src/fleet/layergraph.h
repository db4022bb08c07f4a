// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/discovery.h"
#include "model/layer.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace fleetwright::fleet {

/// The layers of a fleet and who includes whom, before anything is built.
struct LayerGraph {
    std::vector<model::Layer> layers; ///< sorted by path
    std::map<base::RepoPath, model::LayerIndex> byPath;
    std::vector<bool> generated; ///< the kustomization is Flux's own, there is no file

    [[nodiscard]] const model::LayerIndex *find(const base::RepoPath &folder) const;
};

/// One layer a kustomization; `fluxFolders` become layers with the kustomization that Flux
/// generates, values files of charts layers of their own.
[[nodiscard]] LayerGraph buildLayerGraph(const std::vector<FoundFile> &files,
                                         const std::set<base::RepoPath> &fluxFolders,
                                         const FileTable &table,
                                         const std::map<std::string, base::RepoPath> &mappedUrls,
                                         const std::set<base::RepoPath> &valuesFiles = {});

} // namespace fleetwright::fleet
