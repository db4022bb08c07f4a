// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/origin.h"

#include <string>
#include <vector>

namespace fleetwright::cli {

struct ExplainedField {
    model::FieldPath path;
    std::vector<fleet::OriginStep> steps;
};

/// What the fields of one object have in common: each layer and field of it that set some.
struct ExplainSummary {
    struct Source {
        base::RepoPath layer;
        std::string field;        ///< "resources", "patches" …
        base::Place first;        ///< of the first value it gives
        std::size_t reach = 0;    ///< clusters that the layer reaches
        std::size_t supplies = 0; ///< fields whose value is its
        std::size_t hidden = 0;   ///< fields that something after it sets again
    };
    std::vector<Source> sources; ///< broad to narrow
};
[[nodiscard]] ExplainSummary summaryOf(const std::vector<ExplainedField> &fields);

/// Set by more than one step.
[[nodiscard]] bool isContested(const ExplainedField &field);

} // namespace fleetwright::cli
