// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "config/waves.h"
#include "model/cluster.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace fleetwright::analysis {

/// Whether a wave of `.fleetwright.yaml` takes a cluster in; nothing where that depends on labels
/// and none of the cluster's are known.
[[nodiscard]] std::optional<bool> takes(const config::Wave &wave, const model::Cluster &cluster);

/// The first wave of `.fleetwright.yaml` that takes a cluster in.
[[nodiscard]] std::optional<std::size_t> waveOf(const model::Cluster &cluster,
                                                const std::vector<config::Wave> &waves);

} // namespace fleetwright::analysis
