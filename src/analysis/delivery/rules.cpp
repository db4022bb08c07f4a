// SPDX-License-Identifier: Apache-2.0
#include "analysis/delivery/rules.h"

#include "analysis/delivery/branches.h"
#include "analysis/delivery/renderstate.h"
#include "analysis/delivery/setters.h"
#include "analysis/delivery/versions.h"

#include <array>

namespace fleetwright::analysis::delivery {

std::span<const Rule> rules()
{
    using model::Severity;
    static const std::array<Rule, 9> table{{
        {{"promotion-skipped", "delivery", Severity::Warning,
          "production runs a newer version than the environment before it"},
         promotionSkipped},
        {{"version-skew", "delivery", Severity::Warning,
          "a cluster is far behind the newest version of its environment"},
         versionSkew},
        {{"setter-lost", "delivery", Severity::Warning,
          "an image marker stands where Flux does not see it, or a change took it away"},
         setterLost},
        {{"setter-unknown", "delivery", Severity::Error,
          "an image marker names no policy of the fleet"},
         setterUnknown},
        {{"automation-unreviewed", "delivery", Severity::Warning,
          "image automation writes to the branch that production follows"},
         automationUnreviewed},
        {{"environment-branch", "delivery", Severity::Info,
          "environments live on branches of their own"},
         environmentBranch},
        {{"render-error", "delivery", Severity::Error,
          "what a cluster gets cannot be rendered from what is in Git"},
         renderError},
        {{"unresolved", "delivery", Severity::Info, "an input lies outside the repository"},
         unresolved},
        {{"unsupported", "delivery", Severity::Info,
          "an input is written in a language that is not evaluated"},
         unsupported},
    }};
    return table;
}

} // namespace fleetwright::analysis::delivery
