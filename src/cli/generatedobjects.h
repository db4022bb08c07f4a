// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "yaml/node.h"

#include <optional>
#include <string>
#include <vector>

namespace fleetwright::cli {

class Session;

/// An object that a controller would create.
struct GeneratedObject {
    const yaml::Node *object = nullptr; ///< kept by the session's snapshot
    std::string generatedBy;            ///< "ApplicationSet/argocd/web"
    base::Place place;                  ///< the template's name, the bundle's file
    std::optional<std::string> cluster; ///< nothing where it is not known
};

struct GeneratedObjects {
    std::vector<GeneratedObject> objects; ///< sorted by kind, namespace and name
    std::vector<base::Error> failures;    ///< what would not be created, and why
    std::vector<base::Error> unresolved;  ///< what depends on inputs that are not at hand
    std::vector<base::Error> warnings;    ///< what a controller passes over in silence
};

/// What the controllers make of the sets and GitRepos of a fleet: Applications of ApplicationSets,
/// BundleDeployments of Rancher Fleet.
[[nodiscard]] GeneratedObjects generatedObjects(const Session &session);

} // namespace fleetwright::cli
