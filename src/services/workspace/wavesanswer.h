// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "model/snapshot.h"
#include "services/workspace/outline.h"
#include "topology/waves.h"

#include <QString>

#include <memory>

namespace fleetwright::services {

/// In which steps changes reach the fleet: what `fleetwright-cli waves` prints. Immutable.
struct WavesAnswer {
    model::SnapshotPtr snapshot;
    topology::Waves waves;
    Outline outline;
};

using WavesAnswerPtr = std::shared_ptr<const WavesAnswer>;

/// For a job.
[[nodiscard]] WavesAnswerPtr makeWaves(const model::SnapshotPtr &snapshot,
                                       const base::Cancel &cancel);
[[nodiscard]] QString wavesSentence(const WavesAnswer &answer);

/// The stages of one cluster's Flux, what waits for itself and for what is not there.
void addDependencyOrder(Outline &outline, const model::Snapshot &snapshot,
                        const topology::DependencyOrder &order, const QString &title);

} // namespace fleetwright::services
