// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "config/fleetconfig.h"
#include "model/snapshot.h"

#include <map>
#include <string>
#include <vector>

namespace fleetwright::analysis {

/// A cluster whose winning identity values are given: "region" → {"us-east", "us-east-1"}.
[[nodiscard]] model::Cluster
clusterWith(const std::string &name,
            const std::map<std::string, std::vector<std::string>> &identity);

/// A snapshot of clusters only: enough for tokens.
[[nodiscard]] model::Snapshot snapshotOf(std::vector<model::Cluster> clusters);

/// dev-us-east-1, dev-eu-west-1 and prod-us-east-1 with environment, region and label region.
[[nodiscard]] model::Snapshot threeClusters();

} // namespace fleetwright::analysis
