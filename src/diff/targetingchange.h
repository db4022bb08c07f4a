// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/snapshot.h"

#include <string>
#include <vector>

namespace fleetwright::diff {

/// An object that decides for whom units are, and decides otherwise after a change. Names of
/// clusters, sorted.
struct TargetingChange {
    std::string object; ///< "ApplicationSet/argocd/web"
    std::vector<std::string> kept;
    std::vector<std::string> gained;
    std::vector<std::string> lost;
    bool known = true; ///< false: on a side there may be more members than those named
};

/// Only objects whose members differ; by object.
[[nodiscard]] std::vector<TargetingChange> targetingChanges(const model::Snapshot &before,
                                                            const model::Snapshot &after);

} // namespace fleetwright::diff
