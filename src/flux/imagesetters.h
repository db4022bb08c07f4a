// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/filesource.h"
#include "flux/knownobjects.h"

#include <map>
#include <string>
#include <vector>

namespace fleetwright::flux {

/// What an ImagePolicy has found (status.latestRef). In Git there is a status only where somebody
/// has written one.
struct ImagePolicy {
    std::string nameSpace;
    std::string name;
    std::string image; ///< without tag
    std::string tag;
    std::string digest; ///< "" without
};

/// The policies that have found an image.
[[nodiscard]] std::vector<ImagePolicy> readImagePolicies(const std::vector<KnownObject> &objects);

/// A file that image automation would write.
struct ImageUpdate {
    base::SourceFilePtr before;
    std::string after;
};

struct ImageUpdates {
    std::vector<ImageUpdate> files;    ///< by path; only those that change
    std::vector<base::Error> problems; ///< files that Flux passes over or whose new form is unknown
};

/// image-automation-controller 1.2.1 UpdateWithSetters: every .yaml and .yml file (or one named
/// Kustomization) below `folder` that holds the marker "$imagepolicy", with the marked scalars set.
[[nodiscard]] base::Result<ImageUpdates> updateImages(const base::FileSource &files,
                                                      const base::RepoPath &folder,
                                                      const std::vector<ImagePolicy> &policies,
                                                      const base::Limits &limits = {});

} // namespace fleetwright::flux
