// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/reason.h"
#include "rancherfleet/decisions.h"

#include <vector>

namespace fleetwright::fleet {

/// What Rancher Fleet's rules say of a cluster, in reasons.
class RancherFleetReasons {
public:
    /// Of a member: what chose it, with every earlier rule that did not.
    [[nodiscard]] static std::vector<model::Reason>
    ofMember(const rancherfleet::Bundle &bundle,
             const std::vector<rancherfleet::Decision> &decisions,
             const rancherfleet::Cluster &cluster);
    /// Rule by rule, each requirement with how it came out.
    [[nodiscard]] static std::vector<model::Reason>
    ofCandidate(const rancherfleet::Bundle &bundle,
                const std::vector<rancherfleet::Decision> &decisions);
};

} // namespace fleetwright::fleet
