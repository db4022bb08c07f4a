// SPDX-License-Identifier: Apache-2.0
#include "analysis/projects/rules.h"

#include "analysis/projects/projectrules.h"

#include <array>

namespace fleetwright::analysis::projects {

std::span<const Rule> rules()
{
    using model::Severity;
    static const std::array table = {
        Rule{{"project-denies", "projects", Severity::Error,
              "a project does not permit an Application, so it never syncs"},
             projectDenies},
        Rule{{"project-open", "projects", Severity::Info, "a project permits everything"},
             projectOpen},
        Rule{{"window-matches-none", "projects", Severity::Warning,
              "a sync window holds nothing back"},
             windowMatchesNone},
        Rule{
            {"wave-without-effect", "projects", Severity::Warning, "sync waves that order nothing"},
            waveWithoutEffect},
    };
    return table;
}

} // namespace fleetwright::analysis::projects
