// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/snapshot.h"

#include <vector>

namespace fleetwright::analysis {

/// Whom a cluster is compared with: the others of its environment with equal tier, role, provider
/// and compliance labels, narrowed to its region where two or more remain. Fewer than two are no
/// peers (rules-hierarchy 1).
class Peers {
public:
    explicit Peers(const model::Snapshot &snapshot);

    [[nodiscard]] const model::ClusterSet &of(model::ClusterIndex cluster) const
    {
        return m_peers[cluster];
    }

private:
    std::vector<model::ClusterSet> m_peers;
};

} // namespace fleetwright::analysis
