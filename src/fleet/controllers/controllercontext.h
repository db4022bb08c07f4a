// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "argocd/environment.h"
#include "base/cancel.h"
#include "fleet/controllers/destinations.h"
#include "fleet/controllers/sources.h"
#include "fleet/open.h"
#include "flux/envsubst.h"
#include "kustomize/build.h"

#include <map>
#include <memory>
#include <string>

namespace fleetwright::fleet {

class ArgoCdTrees;

/// What every controller needs of the state that is opened. `destinations` is replaced as clusters
/// become known; a controller asks it when it evaluates, never later.
struct ControllerContext {
    base::FileSourcePtr opened;
    std::shared_ptr<Sources> sources;
    std::shared_ptr<ArgoCdTrees> trees;
    /// Objects that are written in no cluster's folder: looked up where a cluster has none.
    std::shared_ptr<const flux::KnownObjects> written;
    Destinations destinations;
    kustomize::BuildOptions build; ///< mapped addresses and limits
    /// By cluster, where something tells it: what templates of charts see.
    std::map<std::string, std::string> kubernetesVersions;
    flux::Strictness strictness = flux::Strictness::Lenient;
    argocd::FileGlobbing globbing = argocd::FileGlobbing::Pathspec;
    bool isWholeHub = false; ///< see OpenOptions
    MemoStore *store = nullptr;
    base::Cancel cancel;
};

/// "" where nothing tells it: Helm's own default counts.
[[nodiscard]] inline std::string kubernetesVersionOf(const ControllerContext &context,
                                                     const std::string &cluster)
{
    const auto known = context.kubernetesVersions.find(cluster);
    return known == context.kubernetesVersions.end() ? std::string() : known->second;
}

} // namespace fleetwright::fleet
