// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "edit/trial.h"

#include <cstddef>

namespace fleetwright::edit {

/// One unit of one cluster, by which candidates are sorted out before the whole fleet is rendered.
struct Sample {
    std::size_t unit = 0; ///< into Snapshot::units
};

/// Whether the changes already go beyond what is meant in the sample, or break it: then they do so
/// in the fleet. "No" promises nothing. Only as expensive as one build of the unit's layer.
[[nodiscard]] bool isHopeless(const Bench &bench, const Sample &sample, const Meant &meant,
                              const FileChanges &changes);

} // namespace fleetwright::edit
