// SPDX-License-Identifier: Apache-2.0
#include "analysis/leaks/rules.h"

#include "analysis/leaks/foreignidentity.h"
#include "analysis/leaks/leakidentity.h"

#include <array>

namespace fleetwright::analysis::leaks {

std::span<const Rule> rules()
{
    using model::Severity;
    static const std::array table = {
        Rule{{"leak-identity", "leaks", Severity::Error,
              "a layer holds an identity value of some of its clusters only"},
             leakIdentity},
        Rule{{"foreign-identity", "leaks", Severity::Error,
              "a layer holds an identity value of a cluster that it does not reach"},
             foreignIdentity},
    };
    return table;
}

} // namespace fleetwright::analysis::leaks
