// SPDX-License-Identifier: Apache-2.0
#include "analysis/leaks/exceptionundated.h"

#include "analysis/leaks/exceptionfinding.h"

namespace fleetwright::analysis::leaks {

namespace {

template<typename Exception>
void look(RuleInput &input, const Exception &exception, std::vector<model::Finding> &findings)
{
    if (exception.lastDay)
        return;
    model::Finding finding = findingAt(input.snapshot(), "exception-undated", exception);
    finding.severity = model::Severity::Warning;
    finding.message = subjectOf(finding, exception) + " for " + listed(finding.clusters)
                      + " and does not say when it ends";
    finding.fix = "Add the last day: until YYYY-MM-DD";
    findings.push_back(std::move(finding));
}

} // namespace

std::vector<model::Finding> exceptionUndated(RuleInput &input)
{
    std::vector<model::Finding> findings;
    eachException(input.exceptions(),
                  [&](const auto &exception) { look(input, exception, findings); });
    return findings;
}

} // namespace fleetwright::analysis::leaks
