// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/leaks/identityuse.h"
#include "model/finding.h"

#include <string>
#include <vector>

namespace fleetwright::analysis::leaks {

/// "the region us-east-1 of prod-us-east-1"
[[nodiscard]] std::string describeToken(const IdentityUses &uses, const IdentityUse &use,
                                        const model::Snapshot &snapshot);

/// A finding at the place of a use, still without message and fix.
[[nodiscard]] model::Finding findingAt(const IdentityUses &uses, const IdentityUse &use,
                                       const model::Snapshot &snapshot,
                                       const model::ClusterSet &clusters);

/// One finding a line: the clusters of the others join the first.
[[nodiscard]] std::vector<model::Finding> mergedByLine(std::vector<model::Finding> findings);

/// The variable that stands for an attribute in the identity ConfigMap.
[[nodiscard]] std::string variableOf(const Token &token);

/// The layer's path as people write it, "." for the root.
[[nodiscard]] std::string layerName(const model::Layer &layer);

} // namespace fleetwright::analysis::leaks
