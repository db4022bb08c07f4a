// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/filesource.h"
#include "rancherfleet/bundle.h"

#include <span>
#include <string>
#include <vector>

namespace fleetwright::rancherfleet {

/// The files of a bundle's folder that are deployed (bundlereader GetContent): without hidden files
/// and folders, what `.fleetignore` names, and `ignored`, paths from the folder. Sorted by name.
[[nodiscard]] base::Result<std::vector<BundleResource>>
readFolder(const base::FileSource &files, const base::RepoPath &folder,
           std::span<const std::string> ignored, const base::Limits &limits);

/// Folders that a path of a GitRepo means (apply.go globDirs), from the checkout's root: sorted,
/// without those that do not exist. Fails for a malformed pattern.
[[nodiscard]] base::Result<std::vector<base::RepoPath>> foldersAt(const Checkout &checkout,
                                                                  std::string_view pattern);

/// Folders at and below `folder` that are bundles (apply.go shouldCreateBundleForThisPath): those
/// with a fleet.yaml, and `folder` itself if it holds manifests outside of them.
[[nodiscard]] base::Result<std::vector<base::RepoPath>> bundleFolders(const base::FileSource &files,
                                                                      const base::RepoPath &folder,
                                                                      const base::Limits &limits);

/// The folder's fleet.yaml or fleet.yml; nothing if it has none.
[[nodiscard]] std::optional<base::RepoPath> fleetYamlIn(const base::FileSource &files,
                                                        const base::RepoPath &folder);

} // namespace fleetwright::rancherfleet
