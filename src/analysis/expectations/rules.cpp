// SPDX-License-Identifier: Apache-2.0
#include "analysis/expectations/rules.h"

#include "analysis/expectations/expectationfailed.h"

#include <array>

namespace fleetwright::analysis::expectations {

std::span<const Rule> rules()
{
    static const std::array<Rule, 1> table{{
        {{"expectation-failed", "expectations", model::Severity::Error,
          "the fleet does not keep what its own expectations say"},
         expectationFailed},
    }};
    return table;
}

} // namespace fleetwright::analysis::expectations
