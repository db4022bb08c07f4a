// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/limits.h"
#include "base/result.h"
#include "rancherfleet/bundle.h"
#include "rancherfleet/restrictions.h"

#include <string>

namespace fleetwright::rancherfleet {

/// A folder that is to be a bundle, and what it is read for.
struct BundleSource {
    const GitRepo &repo;
    const GrantedSettings &settings;
    const NamespaceRules &rules;
    const Checkout &checkout;
    const base::RepoPath &folder;
    const std::string &optionsFile; ///< relative to the folder; "" for its fleet.yaml
    const base::Limits &limits;
};

/// bundleFromDir (internal/bundlereader/read.go), then what the GitRepo's settings change. nullptr
/// for a folder without anything to deploy.
[[nodiscard]] base::Result<BundlePtr> readBundle(const BundleSource &source);

} // namespace fleetwright::rancherfleet
