// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "topology/furtherdeciders.h"
#include "topology/outage.h"
#include "topology/topology.h"
#include "topology/twowriters.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace fleetwright::services {

/// Who writes what to which cluster, and what an outage stops. Immutable.
struct TopologyAnswer {
    model::SnapshotPtr snapshot;
    topology::Topology topology;
    std::vector<topology::TwoWriters> twoWriters;
    std::vector<topology::FurtherDecider> further;
    QString without; ///< "": nothing fails
    std::optional<topology::Outage> outage;
    topology::OutageEffect effect;    ///< of the outage
    std::optional<base::Error> error; ///< why `without` has no answer
};

using TopologyAnswerPtr = std::shared_ptr<const TopologyAnswer>;

/// For a job. `without` as topology::findOutage takes it, "" for no outage.
[[nodiscard]] TopologyAnswerPtr makeTopology(const model::SnapshotPtr &snapshot,
                                             const QString &without, const base::Cancel &cancel);

/// The answer in a few words, the shape first.
[[nodiscard]] QString topologySentence(const TopologyAnswer &answer);

/// What may be asked to fail beside clusters: "hub" where there is one, sources, values of regions
/// and environments.
[[nodiscard]] QStringList outageChoices(const TopologyAnswer &answer);

/// "freezes" …
[[nodiscard]] QString standingText(topology::Standing standing);
[[nodiscard]] QString deliveryText(topology::Delivery delivery);

/// What comes of an object in the cluster: "Cluster API installs the chart …".
[[nodiscard]] QString furtherEffectText(const topology::FurtherDecider &decider);

/// Why a unit applies nothing as it stands, or not all; "" if it does.
[[nodiscard]] QString hindranceText(const model::Unit &unit);

} // namespace fleetwright::services
