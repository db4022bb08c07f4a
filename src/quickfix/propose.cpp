// SPDX-License-Identifier: Apache-2.0
#include "analysis/baseline.h"
#include "analysis/exceptiontext.h"
#include "analysis/unitwriting.h"
#include "quickfix/choices.h"

#include <algorithm>
#include <map>

namespace fleetwright::quickfix {

namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

Error refused(std::string detail, std::string hint = "mend it by hand")
{
    return Error{ErrorCode::Refused, std::move(detail), std::nullopt, std::move(hint), {}};
}

/// A ticket or reason becomes part of one comment line.
bool isOneLine(const std::string &text)
{
    return std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < ' '; });
}

std::optional<Error> lackOf(const Note &note, Needs needs)
{
    const auto invalid = [](std::string detail, std::string hint) {
        return Error{ErrorCode::Invalid, std::move(detail), std::nullopt, std::move(hint), {}};
    };
    const bool needsTicket = needs == Needs::Note || needs == Needs::Ticket;
    const bool needsDate = needs == Needs::Note || needs == Needs::Date;
    if (needsTicket && note.ticket.empty())
        return invalid("an exception needs a ticket", "name it, for example OPS-4121");
    if (needsDate && analysis::lastDayOf("until " + note.until) != note.until)
        return invalid("an exception needs the last day on which it holds",
                       "give a date as YYYY-MM-DD");
    if (!isOneLine(note.ticket) || !isOneLine(note.reason))
        return invalid("ticket and reason stand on one line", {});
    return std::nullopt;
}

/// Those of `left` whose fingerprints `right` has not, as often as they occur.
std::vector<model::Finding> without(const std::vector<model::Finding> &left,
                                    const std::vector<model::Finding> &right)
{
    std::map<std::string, std::size_t> counts;
    for (const model::Finding &finding : right)
        ++counts[finding.fingerprint];
    std::vector<model::Finding> rest;
    for (const model::Finding &finding : left) {
        const auto found = counts.find(finding.fingerprint);
        if (found != counts.end() && found->second > 0)
            --found->second;
        else
            rest.push_back(finding);
    }
    return rest;
}

std::vector<std::string> changedClusters(const edit::Plan &plan)
{
    std::vector<std::string> names;
    for (const diff::ClusterDiff &cluster : plan.affected.clusters) {
        if (!cluster.changes.empty() || cluster.added || cluster.removed)
            names.push_back(cluster.cluster);
    }
    std::ranges::sort(names);
    return names;
}

/// The text of a Flux Kustomization or Application is no output of its own: what it says counts
/// where it lands.
bool isOutput(const diff::ObjectChange &change)
{
    return change.kind != diff::ChangeKind::Changed
           || !analysis::isTargetingKind(change.before->id);
}

std::vector<std::string> clustersWithChangedOutput(const edit::Plan &plan)
{
    std::vector<std::string> names;
    for (const diff::ClusterDiff &cluster : plan.affected.clusters) {
        if (cluster.added || cluster.removed || std::ranges::any_of(cluster.changes, isOutput))
            names.push_back(cluster.cluster);
    }
    std::ranges::sort(names);
    return names;
}

std::optional<Error> refuseClusters(const edit::Plan &plan, const std::vector<std::string> &changed,
                                    const Intended &intended)
{
    std::vector<std::string> beyond;
    std::ranges::set_difference(clustersWithChangedOutput(plan), intended.atMost,
                                std::back_inserter(beyond));
    if (!beyond.empty())
        return refused("it would also change " + analysis::listed(beyond));
    std::vector<std::string> missed;
    std::ranges::set_difference(intended.atLeast, changed, std::back_inserter(missed));
    if (!missed.empty())
        return refused("it would not change " + analysis::listed(missed));
    return std::nullopt;
}

std::optional<Error> refusalOf(const Proposal &proposal, const model::Finding &finding,
                               const Intended &intended)
{
    if (!proposal.plan.newProblems.empty()) {
        Error error = refused("it would break the fleet");
        error.causes.push_back(proposal.plan.newProblems.front());
        return error;
    }
    if (auto refusal = refuseClusters(proposal.plan, proposal.clusters, intended))
        return refusal;
    const bool isGone = std::ranges::any_of(proposal.gone, [&](const model::Finding &one) {
        return one.fingerprint == finding.fingerprint;
    });
    if (!isGone)
        return refused("the finding would stay");
    const auto worse = std::ranges::find_if(proposal.appearing, [&](const model::Finding &one) {
        return one.severity == model::Severity::Error || one.severity > finding.severity;
    });
    if (worse != proposal.appearing.end())
        return refused("it would bring another finding (" + worse->rule + "): " + worse->message);
    return std::nullopt;
}

Result<std::vector<model::Finding>>
findingsAfter(const Subject &subject, const model::SnapshotPtr &after, const base::Cancel &cancel)
{
    auto config = config::readFleetConfig(*after->files);
    if (!config)
        return std::move(config).error();
    return analysis::openFindings({after, *std::move(config)}, subject.check, cancel);
}

} // namespace

Result<Proposal> propose(const Subject &subject, fleet::MemoStore &store,
                         const model::Finding &finding, const Choice &choice, const Note &note,
                         const base::Cancel &cancel, const fleet::Progress &progress)
{
    const Way *way = findWay(finding, choice.name);
    if (way == nullptr)
        return Error{ErrorCode::NotFound,
                     finding.rule + " has no fix " + choice.name,
                     finding.place,
                     finding.fix,
                     {}};
    if (auto lack = lackOf(note, way->needs))
        return std::move(*lack);
    Bench bench(subject, store, finding, note, cancel, progress);
    const Result<Intended> intended = way->make(bench);
    if (!intended)
        return intended.error();
    auto plan = edit::tryChanges(subject.fleet.snapshot, store, bench.changes(),
                                 bench.planOptions(), cancel);
    if (!plan)
        return std::move(plan).error();
    Proposal proposal;
    proposal.choice = choice;
    proposal.plan = std::move(plan).value();
    proposal.clusters = changedClusters(proposal.plan);
    auto findings = findingsAfter(subject, proposal.plan.after, cancel);
    if (!findings)
        return std::move(findings).error();
    proposal.findings = std::move(findings).value();
    proposal.gone = without(subject.findings, proposal.findings);
    proposal.appearing = without(proposal.findings, subject.findings);
    proposal.refusal = refusalOf(proposal, finding, *intended);
    return proposal;
}

} // namespace fleetwright::quickfix
