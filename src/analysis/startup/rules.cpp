// SPDX-License-Identifier: Apache-2.0
#include "analysis/startup/rules.h"

#include "analysis/startup/startuprules.h"

#include <array>

namespace fleetwright::analysis::startup {

std::span<const Rule> rules()
{
    using model::Severity;
    static const std::array table = {
        Rule{{"substitute-source-missing", "startup", Severity::Error,
              "a unit asks for a ConfigMap or Secret that its cluster has not"},
             substituteSourceMissing},
        Rule{{"bootstrap-deadlock", "startup", Severity::Error,
              "a unit needs what only it or its dependants bring"},
             bootstrapDeadlock},
        Rule{{"dependency-without-wait", "startup", Severity::Warning,
              "a dependency counts as ready before it runs"},
             dependencyWithoutWait},
    };
    return table;
}

} // namespace fleetwright::analysis::startup
