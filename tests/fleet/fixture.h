// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/open.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::testing {

using Files = std::map<std::string, std::string>;

/// Opens files held in memory with a fresh memo store; fails the test if that fails.
[[nodiscard]] model::SnapshotPtr open(Files files, const fleet::OpenOptions &options = {});

/// The same with a store that is used again.
[[nodiscard]] model::SnapshotPtr open(const base::FileSourcePtr &files, fleet::MemoStore &store);

[[nodiscard]] base::RepoPath path(std::string_view text);

/// The six-cluster sample that the project ships.
[[nodiscard]] Files sixClusters();

/// "dev-1:Overlay/clusters/dev-1" … of all units, in the snapshot's order.
[[nodiscard]] std::vector<std::string> unitTexts(const model::Snapshot &snapshot);

[[nodiscard]] std::vector<std::string> clusterNames(const model::Snapshot &snapshot);

/// Names of the clusters that a layer reaches, joined by ' '.
[[nodiscard]] std::string reachOf(const model::Snapshot &snapshot, std::string_view layer);

/// A kustomization with the given resources.
[[nodiscard]] std::string including(const std::vector<std::string> &resources,
                                    const std::string &more = {});

/// A ConfigMap manifest.
[[nodiscard]] std::string configMap(const std::string &name, const std::string &value);

} // namespace fleetwright::testing
