// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/arena.h"
#include "base/filesource.h"
#include "base/hash.h"
#include "rancherfleet/objects.h"
#include "yaml/gotype.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace fleetwright::rancherfleet {

/// A target or a customization of a bundle (BundleTarget).
struct BundleTarget {
    enum class Origin : std::uint8_t {
        Customization, ///< targetCustomizations, or targets, of fleet.yaml
        GitRepo,       ///< targets of the GitRepo
        Override,      ///< overrideTargets of fleet.yaml
        Default,       ///< the group "default", where nobody names targets
    };
    Origin origin = Origin::Customization;
    std::string name; ///< unnamed customizations are target000, target001 …
    ClusterCriteria criteria;
    bool doNotDeploy = false;
    const yaml::Node *options = nullptr;              ///< decoded BundleDeploymentOptions
    const yaml::Node *namespaceLabels = nullptr;      ///< nullptr if there are none
    const yaml::Node *namespaceAnnotations = nullptr; ///< nullptr if there are none
    base::Span place;
};

/// A file that is deployed with a bundle, by its path from the bundle's folder.
struct BundleResource {
    std::string name;
    base::SourceFilePtr file;
};

/// What `fleet apply` makes of one folder (Bundle), immutable.
struct Bundle {
    std::string name;
    std::string nameSpace; ///< of its GitRepo
    std::string gitRepo;   ///< name of the GitRepo
    Labels labels;
    base::RepoPath folder;
    std::optional<base::RepoPath> file;  ///< its fleet.yaml
    base::Span place;                    ///< of the name in it, or of its begin
    const yaml::Node *options = nullptr; ///< decoded BundleDeploymentOptions of the base
    std::vector<BundleTarget> targets;   ///< customizations first
    /// The allow-list: a cluster must match one of them as well. Empty: no list.
    std::vector<ClusterCriteria> restrictions;
    bool matchesAll = false; ///< targetCustomizationMode: AllMatches
    bool paused = false;
    const yaml::Node *dependsOn = nullptr;       ///< decoded; nullptr if there is nothing
    const yaml::Node *rolloutStrategy = nullptr; ///< decoded; nullptr if there is none
    std::vector<BundleResource> resources;       ///< sorted by name
    std::vector<base::Error> warnings;           ///< keys that Fleet does not know
    std::vector<base::Error> unresolved;         ///< charts that lie elsewhere
    base::Hash128 content;                       ///< of the folder and the resources
    std::shared_ptr<const base::Arena> arena;    ///< keeps nodes and files alive

    /// determineIsCustomization: such a target only alters what another one deploys.
    [[nodiscard]] bool isCustomization(std::size_t target) const
    {
        return !restrictions.empty() && target + restrictions.size() < targets.size();
    }
};

using BundlePtr = std::shared_ptr<const Bundle>;

/// Where the repository of a GitRepo is read: `root` is its root in `files`.
struct Checkout {
    const base::FileSource *files = nullptr;
    base::RepoPath root;
};

/// What a GitRepo gives.
struct GitRepoBundles {
    std::vector<BundlePtr> bundles; ///< sorted by name
    /// A folder that makes no bundle, a GitRepo that is not allowed or finds nothing. Fleet would
    /// deploy none of the GitRepo's bundles then; the others are given all the same.
    std::vector<base::Error> errors;
    std::vector<base::Error> warnings; ///< folders without anything to deploy
};

/// The bundles of a GitRepo (internal/cmd/cli/apply CreateBundles and CreateBundlesDriven) with
/// what its namespace's restrictions and policies make of it. `objects` are all that are known.
[[nodiscard]] GitRepoBundles bundlesOf(const GitRepo &repo, const Checkout &checkout,
                                       const FleetObjects &objects,
                                       const base::Limits &limits = {});

} // namespace fleetwright::rancherfleet
