// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/filesource.h"
#include "base/result.h"
#include "kustomize/build.h"

#include <memory>
#include <string>
#include <vector>

namespace fleetwright::flux {

/// What a generated kustomization lists, as "./PATH" from the folder.
using ManifestList = std::shared_ptr<const std::vector<std::string>>;

/// Everything below a folder without a kustomization (scanManifests): .yaml and .yml files, which
/// have to be Kubernetes objects, and folders that have a kustomization, which are not entered; in
/// the order of Go's filepath.Walk.
[[nodiscard]] base::Result<ManifestList> scanManifests(const base::FileSource &files,
                                                       const base::RepoPath &folder,
                                                       kustomize::LayerStore &layers,
                                                       const base::Limits &limits);

/// The folder's kustomization file, nullptr if it has none. Several are an error, as kustomize
/// takes none of them then.
[[nodiscard]] base::Result<base::SourceFilePtr> ownKustomization(const base::FileSource &files,
                                                                 const base::RepoPath &folder);

} // namespace fleetwright::flux
