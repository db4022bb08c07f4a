// SPDX-License-Identifier: Apache-2.0
#include "services/workspace/checks.h"

#include "analysis/baseline.h"
#include "config/fleetconfig.h"
#include "services/text/words.h"

#include <algorithm>
#include <set>

namespace fleetwright::services {

namespace {

base::Result<std::vector<model::Finding>> findingsOf(const model::SnapshotPtr &snapshot,
                                                     const base::Cancel &cancel)
{
    auto config = config::readFleetConfig(*snapshot->files);
    if (!config)
        return std::move(config).error();
    analysis::CheckOptions options;
    options.today = isoToday();
    return analysis::openFindings({snapshot, *std::move(config)}, options, cancel);
}

/// Equal findings may occur several times: each counts.
std::multiset<std::string> fingerprintsBefore(const model::SnapshotPtr &before,
                                              const CheckResult *known, const base::Cancel &cancel)
{
    std::multiset<std::string> result;
    if (known) {
        for (const CheckResult::Item &item : known->items)
            result.insert(item.finding.fingerprint);
        return result;
    }
    if (const auto findings = findingsOf(before, cancel)) {
        for (const model::Finding &finding : *findings)
            result.insert(finding.fingerprint);
    }
    return result;
}

} // namespace

CheckResultPtr runChecks(const model::SnapshotPtr &snapshot, const model::SnapshotPtr &before,
                         const CheckResultPtr &known, const base::Cancel &cancel)
{
    auto result = std::make_shared<CheckResult>();
    auto findings = findingsOf(snapshot, cancel);
    if (!findings) {
        for (const analysis::RuleInfo &rule : analysis::ruleInfos())
            result->skipped.push_back({std::string(rule.name), base::describe(findings.error())});
        return result;
    }
    for (const analysis::RuleInfo &rule : analysis::ruleInfos())
        result->ran.emplace_back(rule.name);
    const bool hasEdits = before && before != snapshot;
    std::multiset<std::string> earlier;
    if (hasEdits)
        earlier = fingerprintsBefore(before, known.get(), cancel);
    for (model::Finding &finding : *findings) {
        const auto same = earlier.find(finding.fingerprint);
        const bool isNew = hasEdits && same == earlier.end();
        if (same != earlier.end())
            earlier.erase(same);
        result->items.push_back({std::move(finding), isNew});
    }
    result->fixedByUnsavedEdit = earlier.size();
    std::stable_sort(result->items.begin(), result->items.end(),
                     [](const auto &left, const auto &right) {
                         return left.fromUnsavedEdit && !right.fromUnsavedEdit;
                     });
    return result;
}

} // namespace fleetwright::services
