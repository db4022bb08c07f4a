// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "diff/alignment.h"
#include "model/finding.h"
#include "model/snapshot.h"

#include <QString>

#include <memory>
#include <string>
#include <vector>

namespace fleetwright::services {

/// The object that a finding speaks of, as one cluster has it.
struct EvidenceColumn {
    enum class Standing : std::uint8_t {
        Hit,   ///< the finding is about this cluster
        Owner, ///< the value belongs to it
        Peer,  ///< it is as near to the hit one as any that is not hit
    };

    model::ClusterIndex cluster = 0;
    Standing standing = Standing::Hit;
    bool hasObject = false;
    bool hasField = false;
    QString value;     ///< of the field; masked for Secret data
    base::Place place; ///< that supplies it; no line where that is not known
    QString reason;    ///< how it came to its value
};

/// What is rendered where a finding is, beside another cluster. Immutable.
struct Evidence {
    model::SnapshotPtr snapshot;
    QString object;                      ///< "Deployment.apps/monitoring/prometheus"
    QString field;                       ///< "" where the whole object is at stake
    std::vector<EvidenceColumn> columns; ///< one or two, the hit one first
    diff::Alignment alignment;           ///< of their objects
};

using EvidencePtr = std::shared_ptr<const Evidence>;

/// For a job. nullptr where no rendered field or object is at stake: a rule about files, labels or
/// the shape of the fleet.
[[nodiscard]] EvidencePtr makeEvidence(const model::SnapshotPtr &snapshot,
                                       const model::Finding &finding,
                                       const base::Cancel &cancel = {});

/// "prod-2 (hit)" for a screen reader and above a column.
[[nodiscard]] QString standingText(EvidenceColumn::Standing standing);

} // namespace fleetwright::services
