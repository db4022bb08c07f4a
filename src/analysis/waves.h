// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "config/waves.h"
#include "model/cluster.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::analysis {

/// What a cluster has under a label key: the whole key, else what follows its last "/", else a
/// dimension of that name.
[[nodiscard]] std::optional<std::string> labelOf(const model::Cluster &cluster,
                                                 std::string_view key);

/// The first wave of `.fleetwright.yaml` that takes a cluster in.
[[nodiscard]] std::optional<std::size_t> waveOf(const model::Cluster &cluster,
                                                const std::vector<config::Wave> &waves);

} // namespace fleetwright::analysis
