// SPDX-License-Identifier: Apache-2.0
#include "analysis/change/rules.h"

#include "analysis/change/immutablefield.h"
#include "analysis/change/radiusguardrail.h"
#include "analysis/change/removalrules.h"
#include "analysis/change/retarget.h"
#include "analysis/change/waveorder.h"
#include "analysis/change/windowclosed.h"

#include <array>

namespace fleetwright::analysis::change {

std::span<const Rule> rules()
{
    using model::Severity;
    static const std::array<Rule, 8> table{{
        {{"radius-guardrail", "change", Severity::Error,
          "the change reaches more clusters than the guardrails allow"},
         radiusGuardrail},
        {{"data-loss", "change", Severity::Error,
          "the change deletes what holds data, or a Namespace or definition with all that is in "
          "it"},
         dataLoss},
        {{"prune", "change", Severity::Error, "the change deletes objects from clusters"}, prune},
        {{"rename", "change", Severity::Warning,
          "a new name or namespace deletes an object and creates another"},
         rename},
        {{"retarget", "change", Severity::Error,
          "units that stay get another cluster and leave behind what they applied"},
         retarget},
        {{"immutable-field", "change", Severity::Error,
          "the change sets a field that the API server refuses to change"},
         immutableField},
        {{"wave-order", "change", Severity::Error,
          "a version reaches production before an earlier wave has it"},
         waveOrder},
        {{"window-closed", "change", Severity::Warning,
          "a sync window holds the change back at this moment"},
         windowClosed},
    }};
    return table;
}

} // namespace fleetwright::analysis::change
