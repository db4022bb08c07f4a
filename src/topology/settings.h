// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/snapshot.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::topology {

/// One setting of how a unit is delivered, as text: "yes", "no", "10m", "-" where its controller
/// has none or nothing is written.
struct Setting {
    std::string_view name; ///< "prune", stable, as in JSON output
    std::string value;
};

/// automated, prune, selfHeal, wait, suspended, interval, revision.
[[nodiscard]] std::vector<Setting> settingsOf(const model::Unit &unit);

/// A setting of one unit that its like have otherwise.
struct Outlier {
    std::size_t unit = 0; ///< into Snapshot::units
    std::string_view setting;
    std::string value;
    std::string usual;      ///< what most of its like have
    std::size_t alike = 0;  ///< how many have the usual value
    std::size_t others = 0; ///< how many there are beside it
};

/// Units are alike where one object makes them, or where they bear one name but for their cluster's
/// own (in three clusters or more). A setting is an outlier's where more than half have another.
[[nodiscard]] std::vector<Outlier> outliersOf(const model::Snapshot &snapshot);

} // namespace fleetwright::topology
