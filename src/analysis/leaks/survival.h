// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/leaks/identityuse.h"

#include <vector>

namespace fleetwright::analysis::leaks {

/// Fills IdentityUse::survives: the clusters in whose rendered output the very place supplies a
/// value (or key) that still holds the token.
void findSurvivors(const model::Snapshot &snapshot, std::vector<IdentityUse> &uses,
                   const base::Cancel &cancel);

} // namespace fleetwright::analysis::leaks
