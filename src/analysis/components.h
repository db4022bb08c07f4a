// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "diff/promotion.h"
#include "model/snapshot.h"

#include <vector>

namespace fleetwright::analysis {

class RuleInput;

/// What has a version, and the lines that supply it: images as diff::promotionOf finds them, charts
/// and tags of Git sources by the objects that name them. Standings are not told.
[[nodiscard]] std::vector<diff::VersionedComponent> componentsOf(const model::Snapshot &snapshot,
                                                                 const base::Cancel &cancel);

/// Those of the fleet that is checked, for RuleInput::once().
struct Components {
    explicit Components(RuleInput &input);
    std::vector<diff::VersionedComponent> all;
};

} // namespace fleetwright::analysis
