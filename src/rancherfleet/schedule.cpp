// SPDX-License-Identifier: Apache-2.0
#include "rancherfleet/schedule.h"

namespace fleetwright::rancherfleet {

std::vector<std::size_t> scheduledClusters(const Schedule &schedule, const ClusterIndex &index)
{
    BitSet matching(index.candidates().size());
    for (const GitTarget &target : schedule.targets)
        matching |= index.candidatesFor(target.criteria);
    const BitSet clusters = index.clustersOf(matching);
    std::vector<std::size_t> found;
    for (const std::size_t at : index.order()) {
        const Metadata &cluster = index.objects().clusters[at].metadata;
        if (clusters.has(at) && cluster.nameSpace == schedule.metadata.nameSpace)
            found.push_back(at);
    }
    return found;
}

} // namespace fleetwright::rancherfleet
