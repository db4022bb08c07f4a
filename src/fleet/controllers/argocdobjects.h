// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "argocd/application.h"
#include "argocd/applicationset.h"
#include "argocd/clustersecret.h"
#include "argocd/environment.h"
#include "fleet/controllers/controller.h"

#include <cstddef>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace fleetwright::fleet {

/// What one Argo CD has to do with, read from the objects of the API it runs on.
struct ArgoCdObjects {
    struct Set {
        std::size_t object = 0; ///< in ClusterApi::objects
        std::shared_ptr<const argocd::ApplicationSet> set;
        std::shared_ptr<const void> keeps;
    };
    struct Manifest {
        std::size_t object = 0;
        const flux::KnownObject *known = nullptr;
    };

    /// An ApplicationSet that Argo CD's API would refuse.
    struct Refused {
        std::size_t object = 0;
        const flux::KnownObject *known = nullptr;
        base::Error error;
    };

    std::vector<Set> sets;
    std::vector<Refused> refused;
    std::vector<Manifest> applications;
    std::shared_ptr<const argocd::ClusterRegistry> clusters;
    std::set<std::string, std::less<>> projects;
    std::vector<argocd::RecordedGenerator> recorded;
    std::vector<base::Error> problems; ///< objects that Argo CD could not read
};

[[nodiscard]] ArgoCdObjects readArgoCdObjects(const ClusterApi &api);

} // namespace fleetwright::fleet
