// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/repopath.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::inventory {

/// A word that names the place of a folder in a layout and never a cluster: base, overlays, common,
/// app, rbac, an operator's channel, a number …
[[nodiscard]] bool isStopWord(std::string_view segment);

/// Which of the known names a folder stands for.
struct FolderMatch {
    std::string name;
    std::size_t first = 0; ///< of the path's segments that make the name
    std::size_t last = 0;
    std::size_t segments = 0; ///< of the whole path

    [[nodiscard]] bool isLastSegment() const { return last + 1 == segments; }
};

/// The deepest segment that is a known name, alone or joined by '-' with those above it:
/// dev/us-west-2 is dev-us-west-2. A first segment that is a plain word counts only as the whole
/// path: an app may be called like a cluster.
[[nodiscard]] std::optional<FolderMatch> matchFolder(const base::RepoPath &folder,
                                                     const std::set<std::string> &names);

/// Names of clusters that only folders tell: the last segment that is no stop-word. Equal names are
/// one cluster, unless the folders above differ by an environment or region: then the segments are
/// joined. The root is `repositoryName`.
[[nodiscard]] std::map<base::RepoPath, std::string>
nameFolders(const std::vector<base::RepoPath> &folders, const std::string &repositoryName);

/// True below a folder of templates, examples, tests … where nothing is meant to run. `test` below
/// a folder that collects clusters or environments is one of them.
[[nodiscard]] bool isForShow(const base::RepoPath &path);

} // namespace fleetwright::inventory
