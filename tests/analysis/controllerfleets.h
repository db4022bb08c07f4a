// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/checkedfleet.h"

#include <string>

// Small fleets of each controller, to plant faults in.
namespace fleetwright::analysis {

/// A cluster Secret: labels begin at line 8, its name at line 4.
[[nodiscard]] std::string clusterSecret(const std::string &name, const Texts &labels,
                                        const std::string &server = {});

/// An ApplicationSet of the project `project`: `generators` are the lines of the list, from line 7,
/// `path` and `name` of the template.
[[nodiscard]] std::string applicationSet(const std::string &name, const std::string &generators,
                                         const std::string &path = "apps/web",
                                         const std::string &project = "default");

/// An Application of the local cluster; its destination's server at line 13.
[[nodiscard]] std::string application(const std::string &name, const std::string &path,
                                      const std::string &project = "default");

/// A hub that registers prod-eu, prod-us (production) and test-eu (test), applies `argocd/` and has
/// the app apps/web.
[[nodiscard]] Files argoCdFleet();

/// Clusters one and two, each with Flux that syncs its folder, and the folders infra and apps, the
/// latter with a Deployment.
[[nodiscard]] Files fluxFleet();

/// A Flux Kustomization of the namespace flux-system; `more` are further lines of its spec.
[[nodiscard]] std::string kustomization(const std::string &name, const std::string &path,
                                        const std::string &more = {});

/// Rancher Fleet with the clusters prod-eu, prod-us (env=production) and test-eu (env=test), the
/// bundle apps/web and a GitRepo with `targets`, whose lines begin at line 10.
[[nodiscard]] Files rancherFleet(const std::string &targets, const std::string &fleetYaml);

} // namespace fleetwright::analysis
