// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "fleet/hierarchy.h"
#include "model/snapshot.h"
#include "services/workspace/findings.h"

#include <QString>

#include <optional>

namespace fleetwright::services {

/// What Start tells of a folder before it is opened.
struct FirstLook {
    QString name;
    QString branch; ///< "" without Git
    QString commit;
    model::SnapshotPtr snapshot;
    std::shared_ptr<const fleet::Hierarchy> hierarchy;
    CheckResultPtr findings;
    std::size_t objects = 0;
    std::size_t failedUnits = 0;
    std::optional<base::Error> error;
};

/// What is there already of a folder that is open: both may be missing.
struct KnownFleet {
    model::SnapshotPtr snapshot;
    CheckResultPtr findings;
};

/// Renders a folder, if it is not known, and throws the work away but for its answer. For a job.
[[nodiscard]] FirstLook takeFirstLook(const QString &folder, const KnownFleet &known,
                                      const base::Cancel &cancel);
/// The same for the first sample fleet as it is shipped.
[[nodiscard]] FirstLook takeSampleLook(const base::Cancel &cancel);

/// "inventory file", "folders" …: the signals that name the clusters, most frequent first.
[[nodiscard]] QString clusterSources(const model::Snapshot &snapshot);

} // namespace fleetwright::services
