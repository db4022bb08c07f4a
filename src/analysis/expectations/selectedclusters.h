// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "config/expectation.h"
#include "model/snapshot.h"

#include <optional>

namespace fleetwright::analysis::expectations {

/// The clusters that an object selects: an ApplicationSet, Application, GitRepo, ClusterGroup or
/// Flux unit; with a path those that this part of it selects. Nothing where not all are known.
[[nodiscard]] std::optional<model::ClusterSet> selectedBy(const model::Snapshot &snapshot,
                                                          const config::ObjectPattern &selector,
                                                          const base::Cancel &cancel);

} // namespace fleetwright::analysis::expectations
