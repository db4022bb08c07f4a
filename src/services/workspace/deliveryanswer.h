// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "model/snapshot.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace fleetwright::services {

/// How one unit is delivered.
struct DeliveryLine {
    QString cluster;
    QString unit;
    QStringList settings;  ///< of DeliveryAnswer::settings
    QStringList unlike;    ///< of each setting: what its like have instead, in words; "" for none
    base::Place place;     ///< of the object that declares it
    bool isUnlike = false; ///< of any setting
};

/// How all units are delivered. Immutable.
struct DeliveryAnswer {
    model::SnapshotPtr snapshot;
    QStringList settings; ///< headings
    std::vector<DeliveryLine> units;
    int unlike = 0;  ///< settings that their like have otherwise
    int waiting = 0; ///< units that wait for each other
};

using DeliveryAnswerPtr = std::shared_ptr<const DeliveryAnswer>;

/// For a job.
[[nodiscard]] DeliveryAnswerPtr makeDelivery(const model::SnapshotPtr &snapshot);
[[nodiscard]] QString deliverySentence(const DeliveryAnswer &answer);

/// A step of the order in which a cluster's objects are applied, and what belongs to it.
struct ApplyLine {
    QString text;
    std::vector<ApplyLine> parts;
    base::Place place;
    bool isWrong = false; ///< it never happens as it stands
};

/// For a job: Flux's units by dependsOn, then the objects of each Argo CD Application by phase and
/// wave. Nothing where there is no such cluster.
[[nodiscard]] std::vector<ApplyLine> applyLinesOf(const model::Snapshot &snapshot,
                                                  const QString &cluster);

} // namespace fleetwright::services
