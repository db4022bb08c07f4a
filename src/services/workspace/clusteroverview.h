// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diff/promotion.h"
#include "inventory/agreement.h"
#include "services/workspace/findings.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace fleetwright::services {

/// One cluster of the inventory.
struct ClusterLine {
    QString name;
    QStringList dimensions; ///< its value of each of ClusterOverview::dimensions, "" for none
    int agreeing = 0;       ///< attributes and dimensions whose sources agree
    int asked = 0;
    QString knownFrom;
    QString controllers;
    int units = 0;
    int errors = 0; ///< findings
    int warnings = 0;
    int hints = 0;
    bool isHub = false;
    bool isAssumed = false; ///< from its folder alone
};

/// One thing that should hold for the clusters.
struct ConsistencyLine {
    enum class State { Fine, Note, Broken };
    State state = State::Fine;
    QString subject;
    QString count; ///< "5 of 6"
    QString detail;
    QStringList clusters; ///< those that break it
    base::Place place;    ///< of the first breach, else a root
};

/// Immutable.
struct ClusterOverview {
    model::SnapshotPtr snapshot;
    QStringList dimensions;
    std::vector<ClusterLine> clusters; ///< in the snapshot's order
    std::vector<ConsistencyLine> consistency;
    std::shared_ptr<const diff::Promotion> promotion;
};

using ClusterOverviewPtr = std::shared_ptr<const ClusterOverview>;

struct ClusterOverviewInput {
    model::SnapshotPtr snapshot;
    CheckResultPtr findings;     ///< nullptr while they are not known
    ClusterOverviewPtr previous; ///< what of it is of the same snapshot is taken over
};

/// For a job.
[[nodiscard]] ClusterOverviewPtr makeClusterOverview(const ClusterOverviewInput &input,
                                                     const base::Cancel &cancel);

/// Which clusters are there, do their facts agree, who is ahead?
[[nodiscard]] QString overviewSentence(const ClusterOverview &overview);

/// "identity ConfigMap", "folder" for people.
[[nodiscard]] QString signalText(model::Signal signal);
/// "Argo CD", "Flux" …
[[nodiscard]] QString controllerText(model::Controller controller);
/// "ahead of the environment before" …; "" for what is even.
[[nodiscard]] QString standingText(diff::VersionStanding standing);

} // namespace fleetwright::services
