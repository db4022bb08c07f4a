// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "argocd/syncwindow.h"
#include "base/cancel.h"
#include "model/snapshot.h"

#include <string>
#include <vector>

namespace fleetwright::analysis::change {

/// A Schedule of Rancher Fleet: its clusters are updated only while it is active, others at once
/// (internal/cmd/controller/schedule, v0.16). Read as a window that allows; seconds of its six
/// fields are left out, a location "Local" is taken for UTC.
struct FleetSchedule {
    std::string name;  ///< "Schedule/fleet-default/nightly"
    base::Place place; ///< of its `schedule`
    argocd::SyncWindow window;
    model::ClusterSet clusters;
};

[[nodiscard]] std::vector<FleetSchedule> fleetSchedulesOf(const model::Snapshot &snapshot,
                                                          const base::Cancel &cancel);

} // namespace fleetwright::analysis::change
