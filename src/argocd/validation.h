// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "argocd/environment.h"
#include "argocd/generate.h"

#include <vector>

namespace fleetwright::argocd {

/// The cluster that a destination names: GetDestinationServer and db.GetCluster (util/argo/argo.go,
/// util/db/cluster.go). "" where the registry is not known. Fails for none, two or an unknown one.
[[nodiscard]] base::Result<std::string> destinationServer(const yaml::Node *destination,
                                                          const Environment &environment);

/// validateGeneratedApplications, and what the API server refuses on creation: sets `refusal`.
void validate(const ApplicationSet &set, const Environment &environment,
              std::vector<GeneratedApplication> &applications);

} // namespace fleetwright::argocd
