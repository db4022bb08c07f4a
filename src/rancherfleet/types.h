// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "yaml/gotype.h"

// The Go types of Rancher Fleet's API (pkg/apis/fleet.cattle.io/v1alpha1, v0.16.1).
namespace fleetwright::rancherfleet::types {

extern const yaml::GoType fleetYaml;     ///< FleetYAML: BundleSpec with name, labels and targets
extern const yaml::GoType options;       ///< BundleDeploymentOptions
extern const yaml::GoType gitRepoSpec;   ///< GitRepo.spec
extern const yaml::GoType clusterSpec;   ///< Cluster.spec, what deployments depend on
extern const yaml::GoType selectorField; ///< an object with `selector`: ClusterGroup.spec
extern const yaml::GoType namespaceMapping;
extern const yaml::GoType gitRepoRestriction;
extern const yaml::GoType policy;
extern const yaml::GoType scheduleSpec;
extern const yaml::GoType rolloutStrategy;

} // namespace fleetwright::rancherfleet::types
