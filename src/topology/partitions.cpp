// SPDX-License-Identifier: Apache-2.0
#include "topology/partitions.h"

#include "rancherfleet/rollout.h"
#include "rancherfleet/targets.h"

#include <set>
#include <utility>

namespace fleetwright::topology {

namespace {

using fleet::RancherFleetDecisions;

bool isRolledOutInParts(const BundleRollout &rollout, const rancherfleet::Bundle &bundle)
{
    return bundle.rolloutStrategy != nullptr || rollout.partitions.size() > 1;
}

} // namespace

BundleRollout bundleRolloutOf(const model::Snapshot &snapshot, std::size_t target,
                              const RancherFleetDecisions &decisions)
{
    const model::TargetingObject &object = snapshot.targeting[target];
    BundleRollout result;
    result.target = target;
    result.id = object.id.text();
    result.place = object.place;
    if (!decisions.inputs().isKnown) {
        result.error = object.why;
        return result;
    }
    const fleet::RancherFleetObjects &known = *decisions.inputs().known;
    const auto nameOf = [&known](std::size_t cluster) {
        return known.objects.clusters[cluster].metadata.name;
    };
    std::vector<std::size_t> clusters;
    for (const rancherfleet::TargetedCluster &targeted :
         rancherfleet::targetsOf(decisions.bundle(), *known.index).clusters)
        clusters.push_back(targeted.cluster);
    const base::Result<rancherfleet::Rollout> rollout =
        rancherfleet::rolloutOf(decisions.bundle()->rolloutStrategy, clusters, *known.index);
    if (!rollout) {
        result.error = rollout.error();
        return result;
    }
    result.maxUnavailable = rollout->maxUnavailable;
    result.maxUnavailablePartitions = rollout->maxUnavailablePartitions;
    result.maxNew = rollout->maxNew;
    std::set<std::size_t> covered;
    for (const rancherfleet::Partition &partition : rollout->partitions) {
        BundlePartition shown;
        shown.name = partition.name;
        shown.maxUnavailable = partition.maxUnavailable;
        if (partition.place.known())
            shown.place = partition.place.place();
        for (const std::size_t cluster : partition.clusters)
            shown.clusters.push_back(nameOf(cluster));
        covered.insert(partition.clusters.begin(), partition.clusters.end());
        result.partitions.push_back(std::move(shown));
    }
    for (const std::size_t cluster : clusters) {
        if (!covered.contains(cluster))
            result.uncovered.push_back(nameOf(cluster));
    }
    return result;
}

std::vector<BundleRollout> bundleRolloutsOf(const model::Snapshot &snapshot,
                                            const base::Cancel &cancel)
{
    std::vector<BundleRollout> rollouts;
    for (std::size_t target = 0; target < snapshot.targeting.size(); ++target) {
        if (cancel.requested())
            break;
        const auto *decisions =
            dynamic_cast<const RancherFleetDecisions *>(snapshot.targeting[target].decisions.get());
        if (!decisions || decisions->inputs().customization)
            continue;
        BundleRollout rollout = bundleRolloutOf(snapshot, target, *decisions);
        if (isRolledOutInParts(rollout, *decisions->bundle()))
            rollouts.push_back(std::move(rollout));
    }
    return rollouts;
}

} // namespace fleetwright::topology
