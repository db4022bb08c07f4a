// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

namespace fleetwright::analysis::targeting {

// What each finds: docs/rules/RULE.md.
[[nodiscard]] std::vector<model::Finding> selectorMatchesNone(RuleInput &input);
[[nodiscard]] std::vector<model::Finding> selectorMatchesAll(RuleInput &input);
[[nodiscard]] std::vector<model::Finding> clusterUncovered(RuleInput &input);
[[nodiscard]] std::vector<model::Finding> duplicateApplication(RuleInput &input);
[[nodiscard]] std::vector<model::Finding> customizationUnreachable(RuleInput &input);
[[nodiscard]] std::vector<model::Finding> twoOwners(RuleInput &input);
[[nodiscard]] std::vector<model::Finding> dependencyCycle(RuleInput &input);
[[nodiscard]] std::vector<model::Finding> dependencyMissing(RuleInput &input);
[[nodiscard]] std::vector<model::Finding> waveUncovered(RuleInput &input);

} // namespace fleetwright::analysis::targeting
