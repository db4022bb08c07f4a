// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

namespace fleetwright::analysis::policy {

/// A rendered object breaks a policy of its own cluster (docs/rules/policy-violation.md).
[[nodiscard]] std::vector<model::Finding> policyViolation(RuleInput &input);

/// A cluster lacks a policy that its peers have (docs/rules/policy-absent.md).
[[nodiscard]] std::vector<model::Finding> policyAbsent(RuleInput &input);

/// An exception from a policy has run out (docs/rules/policy-exception-expired.md).
[[nodiscard]] std::vector<model::Finding> policyExceptionExpired(RuleInput &input);

/// Of `unsupported`: Kyverno's rules in languages that are not evaluated.
[[nodiscard]] std::vector<model::Finding> unsupportedPolicyRules(RuleInput &input);

} // namespace fleetwright::analysis::policy
