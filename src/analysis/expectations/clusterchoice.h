// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "config/expectation.h"
#include "model/snapshot.h"

#include <optional>

namespace fleetwright::analysis::expectations {

/// The clusters that a choice names; without one, or without names and labels, all but hubs.
[[nodiscard]] model::ClusterSet chosen(const model::Snapshot &snapshot,
                                       const std::optional<config::ClusterChoice> &choice);

} // namespace fleetwright::analysis::expectations
