// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "model/selector.h"
#include "rancherfleet/fields.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::rancherfleet {

/// The label that Rancher keeps a cluster's display name in (clustermatcher.go).
inline constexpr std::string_view displayNameLabel = "management.cattle.io/cluster-display-name";

/// What a target asks of a cluster. All that is given must hold; if nothing is given, no cluster
/// matches (clustermatcher.go NewClusterMatcher).
struct ClusterCriteria {
    std::string clusterName; ///< the Cluster's name or its display name; "" is not asked
    std::string clusterGroup;
    std::optional<model::Selector> clusterGroupSelector;
    std::optional<model::Selector> clusterSelector;
    base::Span clusterNamePlace;
    base::Span clusterGroupPlace;

    [[nodiscard]] bool isEmpty() const;
};

/// Reads the four fields of a decoded target, partition or restriction. Fails for a selector that
/// Kubernetes refuses.
[[nodiscard]] base::Result<ClusterCriteria> readCriteria(const yaml::Node *target);

/// A cluster as one of its groups; without a group for a cluster that is in none.
struct CandidateView {
    std::string_view clusterName;
    const Labels &clusterLabels;
    std::string_view groupName;
    const Labels &groupLabels;
};

/// ClusterMatcher.Match.
[[nodiscard]] bool matches(const ClusterCriteria &criteria, const CandidateView &candidate);

/// How each requirement of the criteria came out for the candidate. Empty for empty criteria.
[[nodiscard]] std::vector<model::RequirementVerdict> verdicts(const ClusterCriteria &criteria,
                                                              const CandidateView &candidate);

} // namespace fleetwright::rancherfleet
