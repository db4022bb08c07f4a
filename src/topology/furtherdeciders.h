// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "model/snapshot.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::topology {

/// What an object makes a program in the cluster do, of which no rendering shows the outcome.
enum class FurtherEffect : std::uint8_t {
    InstallsChart,      ///< Cluster API's add-on provider for Helm, on chosen clusters
    AppliesToClusters,  ///< ClusterResourceSet: objects, on chosen clusters
    ChoosesClusters,    ///< Open Cluster Management: a placement
    AppliesWork,        ///< Open Cluster Management: objects on a managed cluster
    EnforcesPolicy,     ///< Open Cluster Management: a policy, perhaps on chosen clusters
    DefinesClaims,      ///< Crossplane: a kind that is composed
    ComposesObjects,    ///< Crossplane: a composition
    ClaimsObjects,      ///< Crossplane: an object of a kind that this fleet defines
    MakesSecret,        ///< External Secrets, Sealed Secrets
    MakesSecrets,       ///< a ClusterExternalSecret: in chosen namespaces
    PushesSecret,       ///< External Secrets
    ReplacesDeployment, ///< Argo Rollouts
    ChangesObjects,     ///< Kyverno: mutate
    GeneratesObjects,   ///< Kyverno: generate
};

/// An object that is recognised and shown for what it is; what comes of it is never guessed.
struct FurtherDecider {
    model::ResourceId id;
    FurtherEffect effect = FurtherEffect::MakesSecret;
    std::string subject; ///< the chart, Secret, kind …; "" where it names none
    std::string chooses; ///< the selector of clusters, as written on one line; "" where it has none
    model::ClusterSet
        clusters; ///< on whose API it is; empty: it stands in a file that no unit applies
    base::Place place;
};

/// By kind, namespace, name and place. What has been found so far when it is cancelled.
[[nodiscard]] std::vector<FurtherDecider> furtherDecidersOf(const model::Snapshot &snapshot,
                                                            const base::Cancel &cancel = {});

/// "installs-chart" …, for JSON.
[[nodiscard]] std::string_view furtherEffectName(FurtherEffect effect);

} // namespace fleetwright::topology
