// SPDX-License-Identifier: Apache-2.0
#include "analysis/policy/rules.h"

#include "analysis/policy/policyrules.h"

#include <array>

namespace fleetwright::analysis::policy {

std::span<const Rule> rules()
{
    using model::Severity;
    static constexpr std::array table = {
        Rule{{"policy-violation", "policy", Severity::Error,
              "a rendered object breaks a policy of its own cluster"},
             policyViolation},
        Rule{{"policy-absent", "policy", Severity::Warning,
              "a cluster lacks a policy that its peers have"},
             policyAbsent},
        Rule{{"policy-exception-expired", "policy", Severity::Error,
              "an exception from a policy has run out"},
             policyExceptionExpired},
    };
    return table;
}

} // namespace fleetwright::analysis::policy
