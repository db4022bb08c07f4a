// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "config/expectation.h"
#include "model/snapshot.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace fleetwright::analysis::expectations {

/// What the clusters have of what an expectation names.
struct ObjectFact {
    enum class State : std::uint8_t { Has, Lacks, Unknown };

    State state = State::Lacks;
    /// What stands at the path, own identity values aside where the whole object is meant.
    std::set<std::pair<std::uint64_t, std::uint64_t>> values;
    std::string shown; ///< the first value on one line; "" for a Secret's
    base::Place place; ///< where it comes from
};

/// One for each cluster of the snapshot.
[[nodiscard]] std::vector<ObjectFact> factsOf(const model::Snapshot &snapshot,
                                              const config::Expectation &expectation);

} // namespace fleetwright::analysis::expectations
