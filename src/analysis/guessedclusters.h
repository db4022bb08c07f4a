// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/snapshot.h"

namespace fleetwright::analysis {

/// A folder that is taken for a cluster because something is built there, and whose name says
/// nothing of an environment or a region: it may as well be an application.
[[nodiscard]] bool isGuessed(const model::Cluster &cluster);

/// Most clusters are such guesses, and not for standing in a folder of clusters or recurring below
/// several apps: the repository may be a catalog, whose users are elsewhere.
[[nodiscard]] bool mayBeCatalog(const model::Snapshot &snapshot);

} // namespace fleetwright::analysis
