// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

namespace fleetwright::analysis::secrets {

/// A secret stands in plain text (docs/rules/plain-secret.md).
[[nodiscard]] std::vector<model::Finding> plainSecret(RuleInput &input);

/// A reference to a secret store that its cluster does not have
/// (docs/rules/secret-store-missing.md).
[[nodiscard]] std::vector<model::Finding> secretStoreMissing(RuleInput &input);

/// A cluster reads its secrets from another environment or region
/// (docs/rules/secret-store-foreign.md).
[[nodiscard]] std::vector<model::Finding> secretStoreForeign(RuleInput &input);

/// No creation rule of SOPS is for an encrypted file (docs/rules/sops-rule-missing.md).
[[nodiscard]] std::vector<model::Finding> sopsRuleMissing(RuleInput &input);

/// An encrypted file holds readable values (docs/rules/sops-partial.md).
[[nodiscard]] std::vector<model::Finding> sopsPartial(RuleInput &input);

} // namespace fleetwright::analysis::secrets
