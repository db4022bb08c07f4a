// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "rancherfleet/criteria.h"
#include "rancherfleet/fields.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace fleetwright::rancherfleet {

/// What every object has.
struct Metadata {
    std::string nameSpace; ///< "default" where the manifest names none
    std::string name;
    Labels labels;
    Labels annotations;
    base::Span place; ///< of metadata.name

    /// "namespace/name"
    [[nodiscard]] std::string text() const { return nameSpace + '/' + name; }
};

/// A target of a GitRepo, of a fleet.yaml's overrideTargets, or of a Schedule.
struct GitTarget {
    std::string name;
    ClusterCriteria criteria;
    base::Span place;
};

struct GitRepo {
    /// An item of spec.bundles: a folder and, if not its fleet.yaml, a file in it.
    struct BundlePath {
        std::string base;
        std::string options;
        base::Span place;
    };
    /// An item of spec.paths.
    struct Path {
        std::string text;
        base::Span place;
    };

    Metadata metadata;
    std::string repo;
    std::string branch;
    std::string revision;
    std::string targetNamespace;
    std::string serviceAccount;
    std::string clientSecretName;
    std::vector<Path> paths;
    std::vector<BundlePath> bundles;
    std::vector<GitTarget> targets; ///< as written; empty means the group "default"
    bool paused = false;
    const yaml::Node *spec = nullptr; ///< decoded
    std::shared_ptr<const void> keeps;

    /// The commit, branch or tag that is deployed; "" for the default branch.
    [[nodiscard]] const std::string &wantedRevision() const
    {
        return revision.empty() ? branch : revision;
    }
};

struct Cluster {
    Metadata metadata;
    bool paused = false;
    const yaml::Node *templateValues = nullptr; ///< as JSON has them; nullptr if there are none
    std::shared_ptr<const void> keeps;
};

struct ClusterGroup {
    Metadata metadata;
    std::optional<model::Selector> selector; ///< without one the group has no members
};

struct BundleNamespaceMapping {
    Metadata metadata;
    std::optional<model::Selector> bundleSelector;
    std::optional<model::Selector> namespaceSelector;
};

struct GitRepoRestriction {
    Metadata metadata;
    const yaml::Node *fields = nullptr; ///< decoded
    std::shared_ptr<const void> keeps;
};

struct Policy {
    Metadata metadata;
    const yaml::Node *fields = nullptr; ///< decoded
    std::shared_ptr<const void> keeps;
};

struct Schedule {
    Metadata metadata;
    std::string schedule; ///< cron with seconds
    std::string duration;
    std::string location;
    std::vector<GitTarget> targets;
    base::Span place; ///< of spec.schedule
};

/// The objects that Fleet's controllers see in the management cluster.
struct FleetObjects {
    std::vector<GitRepo> gitRepos;
    std::vector<Cluster> clusters;
    std::vector<ClusterGroup> groups;
    std::vector<BundleNamespaceMapping> mappings;
    std::vector<GitRepoRestriction> restrictions;
    std::vector<Policy> policies;
    std::vector<Schedule> schedules;
    std::vector<Metadata> namespaces; ///< core/v1 Namespaces: their name and labels
    /// Groups and mappings whose selector is none: Fleet logs that and takes them for empty.
    std::vector<base::Error> warnings;
};

/// Whether it is one of the objects above.
[[nodiscard]] bool isFleetObject(const yaml::Node *object);

/// Adds one of the objects above; does nothing for any other. `keeps` keeps the node's arena and
/// file alive. Fails, and adds nothing, for fields of the wrong type and selectors that are none.
[[nodiscard]] base::Result<void> addObject(FleetObjects &objects, const yaml::Node *object,
                                           const std::shared_ptr<const void> &keeps);

/// Targets of a decoded list.
[[nodiscard]] base::Result<std::vector<GitTarget>> readTargets(const yaml::Node *list);

} // namespace fleetwright::rancherfleet
