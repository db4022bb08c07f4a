// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/repositoryfiles.h"
#include "analysis/schemas/shape.h"
#include "model/snapshot.h"

#include <string>
#include <vector>

namespace fleetwright::analysis::schemas {

/// A document or rendered object whose schema is known.
struct CheckedDocument {
    const yaml::Node *root = nullptr; ///< kept by the snapshot or the files
    const Shape *shape = nullptr;
    std::string subject; ///< "ApplicationSet/argocd/web"; of a file of kustomize or Fleet its path
    model::ClusterSet clusters;
    bool isStrict = false; ///< whoever reads it refuses unknown keys (kustomize)
    bool isArgoCd = false; ///< `clusters` are the destinations of its Applications
};

/// Rendered objects, documents that no rendering reads, kustomizations and fleet.yaml. Left out:
/// what charts render, their templates, and folders of templates, examples, samples and tests.
[[nodiscard]] std::vector<CheckedDocument> documentsToCheck(const model::Snapshot &snapshot,
                                                            RepositoryFiles &files);

} // namespace fleetwright::analysis::schemas
