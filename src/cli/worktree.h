// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/repopath.h"
#include "base/result.h"

#include <string>

namespace fleetwright::cli {

/// A folder or file of the disk, as seen from the Git work tree that it lies in.
struct WorkTreePath {
    std::string root; ///< the folder that nothing is read outside of
    base::RepoPath path;
};

/// The enclosing Git work tree bounds what is read; without one it is what kustomize's own load
/// restriction and Helm allow: any folder. NotFound if there is nothing at `path`.
[[nodiscard]] base::Result<WorkTreePath> inWorkTree(const std::string &path);

} // namespace fleetwright::cli
