// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "argocd/generators/generator.h"
#include "argocd/generators/gitparameters.h"

#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::argocd {

/// An item of `directories` or `files`.
struct GitPattern {
    std::string path;
    bool isExclude = false;
    const yaml::Node *node = nullptr; ///< the path's value
};

[[nodiscard]] base::Result<std::vector<GitPattern>> readGitPatterns(const yaml::Node *generator,
                                                                    std::string_view field);

/// The sets of the files that some pattern takes and none excludes, in the order of their paths.
[[nodiscard]] base::Result<ParameterSets> generateGitFiles(Generation &generation,
                                                           const yaml::Node *generator,
                                                           const std::vector<GitPattern> &patterns,
                                                           const RepositoryTree &tree,
                                                           const GitParameters &parameters);

} // namespace fleetwright::argocd
