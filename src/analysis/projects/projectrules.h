// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

namespace fleetwright::analysis::projects {

// What each finds: docs/rules/RULE.md.
[[nodiscard]] std::vector<model::Finding> projectDenies(RuleInput &input);
[[nodiscard]] std::vector<model::Finding> projectOpen(RuleInput &input);
[[nodiscard]] std::vector<model::Finding> windowMatchesNone(RuleInput &input);
[[nodiscard]] std::vector<model::Finding> waveWithoutEffect(RuleInput &input);

} // namespace fleetwright::analysis::projects
