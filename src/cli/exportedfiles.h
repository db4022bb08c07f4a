// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/filesource.h"

#include <string>
#include <vector>

namespace fleetwright::cli {

struct Invocation;

/// The files of a folder that may hold Kubernetes objects.
struct ManifestListing {
    base::FileSourcePtr files;
    std::vector<base::RepoPath> manifests; ///< .yaml, .yml and .json, sorted
    std::vector<base::Error> problems;     ///< of listing
};

/// All below the root of `files`.
[[nodiscard]] base::Result<ManifestListing> listManifests(base::FileSourcePtr files);

/// Of a file or folder on the disk, as --inventory names it.
[[nodiscard]] base::Result<ManifestListing> openInventory(const std::string &inventory,
                                                          const base::Limits &limits);

/// The manifests of all that --inventory names. Fails when one of them cannot be listed or read.
[[nodiscard]] base::Result<std::vector<base::SourceFilePtr>>
readExported(const Invocation &invocation);

} // namespace fleetwright::cli
