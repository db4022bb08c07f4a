// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/leaks/identityuse.h"

#include <vector>

namespace fleetwright::analysis::leaks {

/// Finds tokens in a file that units read and no kustomization lists: manifests of a folder, values
/// of a chart, a fleet.yaml. Of a customization of fleet.yaml the reach is that of its targets.
[[nodiscard]] std::vector<IdentityUse> scanFile(const model::Snapshot &snapshot,
                                                const config::FleetConfig &config,
                                                const TokenTable &table, const base::RepoPath &path,
                                                const model::ClusterSet &reach);

} // namespace fleetwright::analysis::leaks
