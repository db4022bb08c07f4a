// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "argocd/application.h"
#include "argocd/generators/repositorytree.h"
#include "base/result.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace fleetwright::argocd {

/// The manifests of a directory source in the order in which Argo CD reads them
/// (getPotentiallyValidManifests): *.yaml, *.yml, *.json and *.jsonnet of the folder, below it with
/// `recurse`, as `include` and `exclude` let them. Patterns cross '/'.
[[nodiscard]] base::Result<std::vector<base::RepoPath>>
directoryManifests(const ApplicationSource &source, const RepositoryTree &tree);

/// A values file of a Helm source.
struct HelmValueFile {
    std::size_t source = 0; ///< position in Application::sources of whose repository it is
    base::RepoPath path;    ///< from the repository's root
    base::Span place;       ///< the entry of valueFiles
};

/// What `helm template` gets for a source. Lowest to highest: the chart's own values, `files` in
/// order, then `values`, then `parameters` and `fileParameters`.
struct HelmInputs {
    std::string releaseName;   ///< the Application's name unless `releaseName` says otherwise
    std::string namespaceName; ///< `namespace`, else the destination's
    std::vector<HelmValueFile> files;
    std::vector<base::Error> unresolved; ///< values files that are URLs, or in other repositories
    const yaml::Node *values = nullptr;  ///< valuesObject (a map), else `values` (a text)
    std::vector<const yaml::Node *> parameters;     ///< {name, value, forceString}
    std::vector<const yaml::Node *> fileParameters; ///< {name, path}
    bool skipsCrds = false;
};

/// The repository of a source at its revision.
using SourceTree = std::function<base::Result<std::shared_ptr<const RepositoryTree>>(
    const ApplicationSource &source)>;

/// Reads `helm` of one of the Application's sources. Globs stand for their files in sorted order;
/// "$ref/…" for a file of the source of that `ref`. Fails for a file that is missing, unless
/// ignoreMissingValueFiles says that it may.
[[nodiscard]] base::Result<HelmInputs> helmInputs(const Application &application,
                                                  std::size_t source, const SourceTree &treeOf);

} // namespace fleetwright::argocd
