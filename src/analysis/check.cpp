// SPDX-License-Identifier: Apache-2.0
#include "analysis/check.h"

#include "analysis/rule.h"
#include "base/glob.h"
#include "base/parallel.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace fleetwright::analysis {

namespace {

using Findings = std::vector<model::Finding>;

bool matchesAny(const std::vector<std::string> &globs, const std::string &path)
{
    return std::any_of(globs.begin(), globs.end(),
                       [&](const std::string &glob) { return base::globMatches(glob, path); });
}

/// Of the rules that see one fault on one line, the first one keeps its finding.
void keepFirstOfOneFault(Findings &findings)
{
    for (const std::vector<std::string_view> &group : rulesOfOneFault()) {
        const auto rank = [&](const model::Finding &finding) {
            return std::find(group.begin(), group.end(), finding.rule) - group.begin();
        };
        const auto past = static_cast<std::ptrdiff_t>(group.size());
        using Line = std::tuple<model::Side, base::RepoPath, std::uint32_t>;
        const auto lineOf = [](const model::Finding &finding) {
            return Line(finding.side, finding.place.file, finding.place.line);
        };
        std::map<Line, std::ptrdiff_t> first;
        for (const model::Finding &finding : findings) {
            if (rank(finding) == past)
                continue;
            const auto [entry, isNew] = first.try_emplace(lineOf(finding), rank(finding));
            entry->second = std::min(entry->second, rank(finding));
        }
        std::erase_if(findings, [&](const model::Finding &finding) {
            return rank(finding) != past && rank(finding) > first[lineOf(finding)];
        });
    }
}

std::optional<model::Severity> severityOf(const std::string &name)
{
    for (const model::Severity severity :
         {model::Severity::Info, model::Severity::Warning, model::Severity::Error}) {
        if (model::severityName(severity) == name)
            return severity;
    }
    return {};
}

/// `rules` and `ignore` of `.fleetwright.yaml`. A setting with paths holds for these only.
void applyConfig(Findings &findings, const config::FleetConfig &config)
{
    std::erase_if(findings, [&](model::Finding &finding) {
        const std::string &path = finding.place.file.text();
        if (matchesAny(config.ignore, path))
            return true;
        const auto setting = config.rules.find(finding.rule);
        if (setting == config.rules.end())
            return false;
        if (!setting->second.paths.empty() && !matchesAny(setting->second.paths, path))
            return false;
        if (setting->second.severity)
            finding.severity = severityOf(*setting->second.severity).value_or(finding.severity);
        return setting->second.off;
    });
}

void addFingerprints(Findings &findings)
{
    std::map<std::string, int> seen;
    for (model::Finding &finding : findings) {
        const std::string first = fingerprint(finding, finding.field);
        // The same value in the same field twice: told apart by their order, which moved lines
        // keep.
        const int count = ++seen[first];
        finding.fingerprint =
            count == 1 ? first : fingerprint(finding, finding.field + "\n" + std::to_string(count));
    }
}

/// In the order of the rules. Rules that were not asked for run too: they may replace what others
/// say of the same fault.
Findings findingsOfAll(const CheckSubject &subject, const CheckOptions &options,
                       const base::Cancel &cancel)
{
    RuleInput input(subject, options, cancel);
    std::vector<Findings> found(rules().size());
    // What layers set and who holds whose identity take longest, and the families at the front wait
    // for them: these come first and they last.
    constexpr std::size_t ahead = 2;
    base::parallelInOrder(ahead + found.size(), [&](std::size_t turn) {
        if (cancel.requested())
            return;
        if (turn == 0) {
            static_cast<void>(input.settings());
        } else if (turn == 1) {
            static_cast<void>(input.identityUses());
        } else {
            const std::size_t rule = found.size() - 1 - (turn - ahead);
            found[rule] = rules()[rule].run(input);
        }
    });
    Findings findings;
    for (Findings &own : found)
        std::move(own.begin(), own.end(), std::back_inserter(findings));
    return findings;
}

} // namespace

base::Result<Findings> check(const CheckSubject &subject, const CheckOptions &options,
                             const base::Cancel &cancel)
{
    Findings findings = findingsOfAll(subject, options, cancel);
    if (cancel.requested())
        return base::Error{base::ErrorCode::Cancelled, "check cancelled", {}, {}, {}};
    keepFirstOfOneFault(findings);
    applyConfig(findings, subject.fleet.config);
    if (!options.rules.empty())
        std::erase_if(findings, [&](const model::Finding &finding) {
            return !options.rules.contains(finding.rule);
        });
    std::sort(findings.begin(), findings.end(),
              [](const model::Finding &left, const model::Finding &right) {
                  return std::tuple(right.severity, left.place, left.rule)
                         < std::tuple(left.severity, right.place, right.rule);
              });
    addFingerprints(findings);
    return findings;
}

} // namespace fleetwright::analysis
