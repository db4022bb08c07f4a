// SPDX-License-Identifier: Apache-2.0
#include "analysis/leaks/exceptionexpired.h"

#include "analysis/leaks/exceptionfinding.h"

namespace fleetwright::analysis::leaks {

namespace {

template<typename Exception>
void look(RuleInput &input, const Exception &exception, std::vector<model::Finding> &findings)
{
    // The last day itself still counts.
    if (!exception.lastDay || *exception.lastDay >= input.options().today)
        return;
    model::Finding finding = findingAt(input.snapshot(), "exception-expired", exception);
    finding.severity = model::Severity::Warning;
    finding.message = subjectOf(finding, exception) + " for " + listed(finding.clusters)
                      + ", which ended on " + *exception.lastDay;
    finding.fix = "Remove the exception and the values that it covers, or agree on a new date";
    findings.push_back(std::move(finding));
}

} // namespace

std::vector<model::Finding> exceptionExpired(RuleInput &input)
{
    std::vector<model::Finding> findings;
    eachException(input.exceptions(),
                  [&](const auto &exception) { look(input, exception, findings); });
    return findings;
}

} // namespace fleetwright::analysis::leaks
