// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/snapshot.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::diff {

/// A rendering from the text of its documents. A ConfigMap or Secret whose name ends in "-0hash…"
/// has the rest as stable name.
[[nodiscard]] model::RenderingPtr renderingOf(std::string_view yaml);

/// A snapshot made by hand: clusters with labels, one unit each.
class FleetFixture {
public:
    /// Labels become identity values (environment, region) and dimensions as `inventory` would have
    /// it.
    FleetFixture &cluster(const std::string &name, std::map<std::string, std::string> labels,
                          std::string_view yaml);
    FleetFixture &failedCluster(const std::string &name, std::map<std::string, std::string> labels,
                                std::string reason);

    [[nodiscard]] model::SnapshotPtr snapshot() const;

private:
    void add(const std::string &name, std::map<std::string, std::string> labels,
             model::RenderingPtr rendering, std::optional<base::Error> error);
    model::Snapshot m_snapshot;
};

} // namespace fleetwright::diff
