// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rancherfleet/bundle.h"
#include "rancherfleet/clusterindex.h"
#include "rancherfleet/valuestemplate.h"

#include <cstddef>
#include <memory>
#include <vector>

namespace fleetwright::rancherfleet {

/// Clusters that a bundle treats alike: the same target and the same customizations.
struct TargetVariant {
    std::size_t target = 0;                  ///< position in the bundle's targets
    std::vector<std::size_t> customizations; ///< positions in the bundle's targets, in order
    /// Merged, before labels and templates of a cluster are put in.
    const yaml::Node *options = nullptr;
    std::shared_ptr<const ValuesTemplate> values;
};

/// A cluster that gets the bundle.
struct TargetedCluster {
    std::size_t cluster = 0; ///< position in the index's clusters
    std::size_t variant = 0;
};

/// A cluster that a target chose and doNotDeploy left out.
struct WithheldCluster {
    std::size_t cluster = 0;
    std::size_t target = 0; ///< the target or customization that says so
};

/// Where a bundle goes (target/builder.go Targets). Holds no pointers into the index.
struct Targeting {
    BundlePtr bundle;
    std::vector<TargetVariant> variants;
    std::vector<TargetedCluster> clusters; ///< by name
    std::vector<WithheldCluster> withheld;
    std::shared_ptr<const base::Arena> arena; ///< of the merged options
};

/// The clusters of a bundle's namespace and of those that BundleNamespaceMappings open: first match
/// among the targets, within the allow-list, then the customizations.
[[nodiscard]] Targeting targetsOf(const BundlePtr &bundle, const ClusterIndex &index);

/// Without any cluster: the variants that there are to choose from, the bundle with its first
/// target first and then with each customization alone. What a cluster gets may join several of
/// them.
[[nodiscard]] Targeting alternativesOf(const BundlePtr &bundle);

/// Namespaces whose clusters the bundle may reach, sorted (getNamespacesForBundle).
[[nodiscard]] std::vector<std::string> namespacesOf(const Bundle &bundle,
                                                    const FleetObjects &objects);

/// The options of one cluster's BundleDeployment. Fails for what a template says about that
/// cluster; the others have theirs. Clusters whose options are equal by nature share one node.
[[nodiscard]] base::Result<DeploymentOptions>
optionsFor(const Targeting &targeting, const TargetVariant &variant, const Cluster &cluster);

} // namespace fleetwright::rancherfleet
