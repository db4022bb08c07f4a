// SPDX-License-Identifier: Apache-2.0
#include "analysis/targeting/rules.h"

#include "analysis/targeting/targetingrules.h"

#include <array>

namespace fleetwright::analysis::targeting {

std::span<const Rule> rules()
{
    using model::Severity;
    static const std::array table = {
        Rule{{"selector-matches-none", "targeting", Severity::Error,
              "a selector or pattern matches nothing"},
             selectorMatchesNone},
        Rule{{"selector-matches-all", "targeting", Severity::Warning,
              "a selector takes in the hub, or clusters of other environments"},
             selectorMatchesAll},
        Rule{{"cluster-uncovered", "targeting", Severity::Error,
              "a cluster that should get something gets nothing"},
             clusterUncovered},
        Rule{{"duplicate-application", "targeting", Severity::Error,
              "two Applications have one name"},
             duplicateApplication},
        Rule{{"customization-unreachable", "targeting", Severity::Warning,
              "an earlier entry takes all that a later one could match"},
             customizationUnreachable},
        Rule{{"two-owners", "targeting", Severity::Error,
              "two units write one object of one cluster"},
             twoOwners},
        Rule{{"dependency-cycle", "targeting", Severity::Error, "units wait for each other"},
             dependencyCycle},
        Rule{{"dependency-missing", "targeting", Severity::Error,
              "a unit waits for one that is not there"},
             dependencyMissing},
        Rule{{"wave-uncovered", "targeting", Severity::Warning,
              "a cluster or Application is in no step of a rollout"},
             waveUncovered},
    };
    return table;
}

} // namespace fleetwright::analysis::targeting
