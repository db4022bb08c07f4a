// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

namespace fleetwright::analysis::identity {

// What each finds: docs/rules/RULE.md.
[[nodiscard]] std::vector<model::Finding> identityMissing(RuleInput &input);
[[nodiscard]] std::vector<model::Finding> identityMismatch(RuleInput &input);
[[nodiscard]] std::vector<model::Finding> identityDuplicate(RuleInput &input);
[[nodiscard]] std::vector<model::Finding> labelMissing(RuleInput &input);
[[nodiscard]] std::vector<model::Finding> labelUnknown(RuleInput &input);
[[nodiscard]] std::vector<model::Finding> silentDefault(RuleInput &input);
[[nodiscard]] std::vector<model::Finding> identityBelowPolicy(RuleInput &input);

} // namespace fleetwright::analysis::identity
