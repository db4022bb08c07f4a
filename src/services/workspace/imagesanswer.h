// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "base/limits.h"
#include "base/sourcefile.h"
#include "model/snapshot.h"
#include "services/workspace/answertable.h"
#include "services/workspace/outline.h"
#include "topology/imageautomation.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace fleetwright::services {

/// Which images run where, and what Flux's automation would write: what `fleetwright-cli images`
/// prints. Immutable.
struct ImagesAnswer {
    model::SnapshotPtr snapshot;
    Outline versions;     ///< images, their versions, the clusters that have them
    AnswerTable policies; ///< ImagePolicies
    QStringList keys;     ///< of each policy: "NAMESPACE/NAME"
    QString patch;        ///< all that the automations would write
    QStringList notes;    ///< what they push to, write nothing, or fail at
    int images = 0;
    int uneven = 0;  ///< images with a version out of step
    int written = 0; ///< files
};

using ImagesAnswerPtr = std::shared_ptr<const ImagesAnswer>;

struct ImagesQuestion {
    model::SnapshotPtr snapshot;
    std::vector<base::SourceFilePtr> exported; ///< see fleet::OpenOptions
    topology::PolicyTags tags;                 ///< what registries are said to have
    base::Limits limits;
};

/// For a job.
[[nodiscard]] ImagesAnswerPtr makeImages(const ImagesQuestion &question,
                                         const base::Cancel &cancel);
[[nodiscard]] QString imagesSentence(const ImagesAnswer &answer);

} // namespace fleetwright::services
