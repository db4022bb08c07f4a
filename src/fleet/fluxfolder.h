// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/filetable.h"

#include <optional>
#include <string>
#include <vector>

namespace fleetwright::fleet {

/// What Flux includes of a folder without a kustomization file (fluxcd/pkg/kustomize Generator:
/// every YAML file below; a folder with a kustomization of its own as a whole).
struct FluxFolder {
    std::vector<base::RepoPath>
        resources; ///< files and folders, in the order of Go's filepath.Walk
};

/// Nothing if the folder has a kustomization file or no YAML file.
[[nodiscard]] std::optional<FluxFolder> fluxFolder(const FileTable &table,
                                                   const base::RepoPath &folder);

/// The files with the kustomization that Flux would generate there.
[[nodiscard]] base::FileSourcePtr withGeneratedKustomization(base::FileSourcePtr files,
                                                             const base::RepoPath &folder,
                                                             const FluxFolder &content);

} // namespace fleetwright::fleet
