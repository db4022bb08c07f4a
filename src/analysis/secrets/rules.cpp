// SPDX-License-Identifier: Apache-2.0
#include "analysis/secrets/rules.h"

#include "analysis/secrets/secretrules.h"

#include <array>

namespace fleetwright::analysis::secrets {

std::span<const Rule> rules()
{
    using model::Severity;
    static constexpr std::array table = {
        Rule{{"plain-secret", "secrets", Severity::Error, "a secret stands in plain text"},
             plainSecret},
        Rule{{"secret-store-missing", "secrets", Severity::Error,
              "an ExternalSecret takes its values from a store that its cluster does not have"},
             secretStoreMissing},
        Rule{{"secret-store-foreign", "secrets", Severity::Error,
              "a cluster reads its secrets from another environment or region"},
             secretStoreForeign},
        Rule{{"sops-rule-missing", "secrets", Severity::Warning,
              "no creation rule of .sops.yaml is for an encrypted file"},
             sopsRuleMissing},
        Rule{
            {"sops-partial", "secrets", Severity::Error, "an encrypted file holds readable values"},
            sopsPartial},
    };
    return table;
}

} // namespace fleetwright::analysis::secrets
