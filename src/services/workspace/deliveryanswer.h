// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/snapshot.h"
#include "services/workspace/answertable.h"
#include "services/workspace/outline.h"

#include <QString>

#include <memory>

namespace fleetwright::services {

/// How all units are delivered. Immutable.
struct DeliveryAnswer {
    model::SnapshotPtr snapshot;
    AnswerTable units; ///< cluster, unit, then each setting
    int unlike = 0;    ///< settings that their like have otherwise
    int waiting = 0;   ///< units that wait for each other
};

using DeliveryAnswerPtr = std::shared_ptr<const DeliveryAnswer>;

/// For a job.
[[nodiscard]] DeliveryAnswerPtr makeDelivery(const model::SnapshotPtr &snapshot);
[[nodiscard]] QString deliverySentence(const DeliveryAnswer &answer);

/// For a job: the order in which a cluster's objects are applied, Flux's units by dependsOn, then
/// the objects of each Argo CD Application by phase and wave. Empty where there is no such cluster.
[[nodiscard]] Outline applyOrderOf(const model::Snapshot &snapshot, const QString &cluster);

} // namespace fleetwright::services
