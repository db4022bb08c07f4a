// SPDX-License-Identifier: Apache-2.0
#include "analysis/change/radiusguardrail.h"

#include "analysis/change/changedlines.h"
#include "analysis/change/removals.h"
#include "analysis/drafts.h"

#include <algorithm>
#include <map>
#include <set>

namespace fleetwright::analysis::change {

namespace {

using Names = std::set<std::string>;

/// Clusters in which an object changes, comes or goes.
Names changedClusters(const diff::Impact &impact)
{
    Names names;
    for (const diff::ClusterFacts &facts : impact.facts) {
        const bool changes =
            std::ranges::any_of(facts.diff->changes, [](const diff::ObjectChange &change) {
                return !isTargetingObject((change.after ? change.after : change.before)->id);
            });
        if (changes && !facts.leftWithRoot)
            names.insert(facts.diff->cluster);
    }
    return names;
}

std::size_t productionOf(const model::Snapshot &snapshot, const diff::Impact &impact)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(snapshot.clusters, [&](const model::Cluster &cluster) {
            const auto at = std::ranges::find(impact.clusterNames, cluster.name);
            return impact.production.contains(
                static_cast<model::ClusterIndex>(at - impact.clusterNames.begin()));
        }));
}

/// For changed files that decide which units there are: the clusters of these units, before or
/// after.
std::map<base::RepoPath, Names> targetedBy(const diff::Impact &impact)
{
    std::map<base::RepoPath, Names> reach;
    for (const diff::FileChange &file : impact.files)
        reach[file.path] = {};
    for (const model::Snapshot *snapshot : {impact.fleet.before.get(), impact.fleet.after.get()}) {
        for (const model::Unit &unit : snapshot->units) {
            const std::string &cluster = snapshot->clusters[unit.cluster].name;
            const auto note = [&](const base::Place &place) {
                if (const auto file = reach.find(place.file); file != reach.end())
                    file->second.insert(cluster);
            };
            note(unit.declaration->place);
            for (const model::Reason &reason : unit.declaration->reasons)
                note(reason.place);
            for (const model::UnitSource &source : unit.declaration->sources)
                note(source.place);
        }
    }
    return reach;
}

struct Line {
    base::Place place;
    model::Side side = model::Side::After;
};

/// Of the files whose change reaches most of the clusters, the first changed line.
Line placeOf(const diff::Impact &impact, const Names &clusters)
{
    const std::map<base::RepoPath, Names> targeted = targetedBy(impact);
    std::vector<ChangedLines> changes;
    for (const diff::FileChange &file : impact.files)
        changes.push_back(changedLines(impact, file.path));
    for (const model::Side side : {model::Side::After, model::Side::Base}) {
        Line best;
        std::size_t most = 0;
        for (std::size_t index = 0; index < changes.size(); ++index) {
            const diff::FileChange &file = impact.files[index];
            const ChangedLines &lines = changes[index];
            const std::uint32_t line =
                side == model::Side::After ? lines.firstAdded : lines.firstRemoved;
            if (line == 0 || !lines.changesContent)
                continue;
            Names reached = targeted.at(file.path);
            for (const std::string &name : impact.namesOf(file.readers))
                reached.insert(name);
            const auto count = static_cast<std::size_t>(std::ranges::count_if(
                clusters, [&](const std::string &name) { return reached.contains(name); }));
            if (count > most) {
                most = count;
                best = {{file.path, line, 1}, side};
            }
        }
        if (most > 0)
            return best;
    }
    return {};
}

std::string excess(std::size_t count, std::size_t limit, std::string_view what)
{
    return std::to_string(count) + std::string(what) + " clusters (" + std::to_string(limit)
           + " allowed)";
}

} // namespace

std::vector<model::Finding> radiusGuardrail(RuleInput &input)
{
    const diff::ImpactPtr impact = input.impact();
    if (!impact)
        return {};
    const config::Guardrails &guardrails = input.base()->config.guardrails;
    if (!guardrails.clusters && !guardrails.production)
        return {};
    const Names changed = changedClusters(*impact);
    Names production;
    for (const std::string &name : impact->namesOf(impact->production)) {
        if (changed.contains(name))
            production.insert(name);
    }
    std::string exceeded;
    const model::Snapshot &fleet = input.snapshot();
    bool inAll = false;
    if (guardrails.clusters) {
        const std::size_t limit = guardrails.clusters->of(fleet.clusters.size());
        inAll = changed.size() > limit;
        if (inAll)
            exceeded = excess(changed.size(), limit, "");
    }
    if (guardrails.production) {
        const std::size_t limit = guardrails.production->of(productionOf(fleet, *impact));
        if (production.size() > limit)
            exceeded += (inAll ? " and " : "") + excess(production.size(), limit, " production");
    }
    if (exceeded.empty())
        return {};
    const Names &clusters = inAll ? changed : production;
    const Line line = placeOf(*impact, clusters);
    Drafts drafts("radius-guardrail");
    if (Draft *draft = drafts.at(line.place, line.side)) {
        draft->raise(model::Severity::Error);
        draft->clusters = clusters;
    }
    return drafts.findings([&](const Draft &draft, model::Finding &finding) {
        finding.message =
            "the change reaches " + exceeded + ": "
            + listed(std::vector<std::string>(draft.clusters.begin(), draft.clusters.end()));
        finding.fix = "roll it out in smaller steps: change narrower layers first, the shared one "
                      "last";
    });
}

} // namespace fleetwright::analysis::change
