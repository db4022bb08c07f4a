// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/filesource.h"
#include "model/unit.h"
#include "yaml/reader.h"

#include <vector>

namespace fleetwright::fleet {

/// A file of Kubernetes manifests as the API server reads YAML: 1.1, the last of equal keys,
/// merges expanded.
[[nodiscard]] base::Result<yaml::ParsedFilePtr> readManifestFile(const base::SourceFilePtr &file);

/// The objects of some manifests as they stand, items of a List one by one; documents that are no
/// objects are passed over (Argo CD's directory sources). `folder` is said to bring them in.
[[nodiscard]] base::Result<model::RenderingPtr>
readManifests(const base::FileSource &files, const base::RepoPath &folder,
              const std::vector<base::RepoPath> &manifests);

} // namespace fleetwright::fleet
