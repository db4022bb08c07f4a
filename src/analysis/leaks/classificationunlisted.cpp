// SPDX-License-Identifier: Apache-2.0
#include "analysis/leaks/classificationunlisted.h"

#include "analysis/exceptiontext.h"
#include "analysis/leaks/exceptionfinding.h"
#include "analysis/leaks/identityfinding.h"

#include <algorithm>

namespace fleetwright::analysis::leaks {

std::vector<model::Finding> classificationUnlisted(RuleInput &input)
{
    const Exceptions &exceptions = input.exceptions();
    if (!exceptions.isListing())
        return {};
    const model::Snapshot &snapshot = input.snapshot();
    std::vector<model::Finding> findings;
    for (const ExceptionMark &mark : exceptions.marks()) {
        for (const OwnSetting &setting : input.departures().settings()) {
            if (mark.reach.size() != 1 || !setting.departs || !exceptions.covers(mark, setting))
                continue;
            const bool isListed = std::any_of(
                exceptions.listed().begin(), exceptions.listed().end(),
                [&](const ListedException &entry) { return exceptions.covers(entry, setting); });
            if (isListed)
                continue;
            model::Finding finding = findingAt(snapshot, "classification-unlisted", mark);
            finding.clusters = {snapshot.clusters[setting.cluster].name};
            finding.severity = model::Severity::Warning;
            finding.message = subjectOf(finding, mark) + " for " + fieldOf(setting) + " of "
                              + finding.clusters.front()
                              + ", which the classification file does not list";
            finding.fix = "Add it to allowed_exceptions of " + finding.clusters.front();
            findings.push_back(std::move(finding));
        }
    }
    return mergedByLine(std::move(findings));
}

} // namespace fleetwright::analysis::leaks
