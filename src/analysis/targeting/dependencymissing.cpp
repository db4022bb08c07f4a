// SPDX-License-Identifier: Apache-2.0
#include "analysis/leaks/identityfinding.h"
#include "analysis/targeting/targetingrules.h"
#include "analysis/unitdependencies.h"
#include "analysis/unitwriting.h"
#include "base/nearest.h"

#include <algorithm>
#include <set>

namespace fleetwright::analysis::targeting {

namespace {

using model::ClusterIndex;
using model::Unit;

/// Some bundles of the hub are of repositories that are not here.
bool mayHaveMoreBundles(const model::Snapshot &snapshot, const Unit &unit)
{
    return std::ranges::any_of(snapshot.targeting, [&](const model::TargetingObject &object) {
        return object.controller == model::Controller::RancherFleet && object.hub == unit.hub
               && (object.id.kind == "GitRepo" || object.id.kind == "Bundle")
               && object.state != model::TargetingObject::State::Known;
    });
}

/// The name of a unit of that kind and API that is nearest to what is named.
std::string nearestTo(const model::Snapshot &snapshot, const DependencyEntry &entry)
{
    const Unit &from = snapshot.units[entry.unit];
    std::set<std::string_view> names;
    for (const Unit &unit : snapshot.units) {
        if (unit.id.kind == from.id.kind && unit.hub == from.hub && unit.cluster == from.cluster
            && unit.id != from.id)
            names.insert(unit.id.name);
    }
    const std::vector<std::string_view> candidates(names.begin(), names.end());
    return std::string(base::nearestName(entry.name, candidates));
}

} // namespace

std::vector<model::Finding> dependencyMissing(RuleInput &input)
{
    const model::Snapshot &snapshot = input.snapshot();
    const OpenUnits &open = input.once<OpenUnits>();
    std::vector<model::Finding> findings;
    for (const DependencyEntry &entry : input.once<DependencyEntries>().all) {
        if (!entry.targets.empty() || entry.place.line == 0)
            continue;
        const Unit &unit = snapshot.units[entry.unit];
        const ClusterIndex api = unit.hub.value_or(unit.cluster);
        const bool isBundle = unit.controller == model::Controller::RancherFleet;
        if (isBundle ? mayHaveMoreBundles(snapshot, unit)
                     : open.mayBring(api, entry.name) || open.mayBring(unit.cluster, entry.name))
            continue;
        const std::string nearest = nearestTo(snapshot, entry);
        model::Finding finding;
        finding.rule = "dependency-missing";
        finding.severity = model::Severity::Error;
        finding.place = entry.place;
        finding.clusters = {snapshot.clusters[unit.cluster].name};
        finding.value = entry.name;
        finding.message = unitText(unit) + " waits for " + entry.wanted
                          + ", which is not there: it is never applied";
        if (!nearest.empty())
            finding.message += "; " + nearest + " is near";
        finding.fix =
            nearest.empty() ? "Remove the entry, or add what it names" : "Write " + nearest;
        findings.push_back(std::move(finding));
    }
    return leaks::mergedByLine(std::move(findings));
}

} // namespace fleetwright::analysis::targeting
