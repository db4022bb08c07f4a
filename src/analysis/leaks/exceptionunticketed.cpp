// SPDX-License-Identifier: Apache-2.0
#include "analysis/leaks/exceptionunticketed.h"

#include "analysis/leaks/exceptionfinding.h"

namespace fleetwright::analysis::leaks {

namespace {

template<typename Exception>
void look(RuleInput &input, const Exception &exception, std::vector<model::Finding> &findings)
{
    if (exception.hasTicket)
        return;
    model::Finding finding = findingAt(input.snapshot(), "exception-unticketed", exception);
    finding.severity = model::Severity::Info;
    finding.message = subjectOf(finding, exception) + " for " + listed(finding.clusters)
                      + " and names no ticket that says why";
    finding.fix = "Add the ticket in which it was agreed";
    findings.push_back(std::move(finding));
}

} // namespace

std::vector<model::Finding> exceptionUnticketed(RuleInput &input)
{
    std::vector<model::Finding> findings;
    for (const ExceptionMark &mark : input.exceptions().marks())
        look(input, mark, findings);
    for (const ListedException &entry : input.exceptions().listed()) {
        if (!entry.isSlug)
            look(input, entry, findings);
    }
    return findings;
}

} // namespace fleetwright::analysis::leaks
