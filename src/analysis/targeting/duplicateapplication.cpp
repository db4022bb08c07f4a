// SPDX-License-Identifier: Apache-2.0
#include "analysis/leaks/identityfinding.h"
#include "analysis/targeting/targetingrules.h"

#include <algorithm>
#include <map>
#include <set>

namespace fleetwright::analysis::targeting {

namespace {

using model::Unit;

/// Applications of one name on one API.
using Bearers = std::vector<const Unit *>;

std::string originOf(const Unit &unit)
{
    return unit.declaration->declaredBy == unit.id.text()
               ? "a manifest (" + unit.declaration->place.file.text() + ":"
                     + std::to_string(unit.declaration->place.line) + ")"
               : unit.declaration->declaredBy;
}

} // namespace

std::vector<model::Finding> duplicateApplication(RuleInput &input)
{
    const model::Snapshot &snapshot = input.snapshot();
    std::map<std::pair<std::optional<model::ClusterIndex>, model::UnitId>, Bearers> byName;
    std::set<const Unit *> placed;
    for (const std::vector<Unit> *units : {&snapshot.units, &snapshot.unplaced}) {
        for (const Unit &unit : *units) {
            if (unit.controller == model::Controller::ArgoCd && unit.id.kind == "Application")
                byName[{unit.hub, unit.id}].push_back(&unit);
            if (units == &snapshot.units)
                placed.insert(&unit);
        }
    }
    std::vector<model::Finding> findings;
    for (auto &[key, bearers] : byName) {
        if (bearers.size() < 2)
            continue;
        std::ranges::stable_sort(bearers, {},
                                 [](const Unit *unit) { return unit->declaration->place; });
        const Unit &last = *bearers.back();
        std::set<std::string> clusters;
        std::vector<std::string> origins;
        for (const Unit *unit : bearers) {
            if (placed.contains(unit))
                clusters.insert(snapshot.clusters[unit->cluster].name);
            std::string origin = originOf(*unit);
            if (std::ranges::find(origins, origin) == origins.end())
                origins.push_back(std::move(origin));
        }
        // One manifest that reaches the API by two ways is one object.
        const bool isOneObject =
            origins.size() == 1 && last.declaration->declaredBy == last.id.text();
        if (isOneObject || last.declaration->place.line == 0)
            continue;
        const std::string &name = key.second.name;
        model::Finding finding;
        finding.rule = "duplicate-application";
        finding.severity = model::Severity::Error;
        finding.place = last.declaration->place;
        finding.clusters.assign(clusters.begin(), clusters.end());
        finding.value = name;
        if (bearers.front()->declaration->place != finding.place)
            finding.related = {bearers.front()->declaration->place};
        finding.message = origins.size() == 1
                              ? origins.front() + " makes " + std::to_string(bearers.size())
                                    + " Applications of the name " + name
                                    + ": nothing of that name is created"
                              : listed(origins) + " make an Application of the name " + name
                                    + ": nothing of that name is created by the set";
        finding.fix = "Give each Application a name of its own";
        findings.push_back(std::move(finding));
    }
    return leaks::mergedByLine(std::move(findings));
}

} // namespace fleetwright::analysis::targeting
