// SPDX-License-Identifier: Apache-2.0
#include "analysis/change/windowclosed.h"

#include "analysis/change/fleetschedule.h"
#include "analysis/drafts.h"
#include "analysis/places.h"
#include "topology/windows.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace fleetwright::analysis::change {

namespace {

using topology::FleetObject;

std::set<const model::Unit *> changedUnits(const diff::Impact &impact)
{
    std::set<const model::Unit *> units;
    for (const diff::UnitChange &change : impact.units) {
        if (change.kind == diff::UnitChange::Kind::Changed)
            units.insert(change.after);
    }
    // Of what cannot be rendered it is seen only whether its own object says something else.
    const auto isUnrendered = [](const model::Unit &unit) {
        return unit.controller == model::Controller::ArgoCd && !unit.rendering && !unit.error
               && unit.declaration->object;
    };
    const model::Snapshot &before = *impact.fleet.before;
    const model::Snapshot &after = *impact.fleet.after;
    std::map<std::pair<std::string, model::UnitId>, const yaml::Node *> specs;
    for (const model::Unit &unit : before.units) {
        if (isUnrendered(unit))
            specs.emplace(std::pair(before.clusters[unit.cluster].name, unit.id),
                          unit.declaration->object->find("spec"));
    }
    for (const model::Unit &unit : after.units) {
        if (!isUnrendered(unit))
            continue;
        const auto old = specs.find({after.clusters[unit.cluster].name, unit.id});
        if (old != specs.end() && !yaml::equal(old->second, unit.declaration->object->find("spec")))
            units.insert(&unit);
    }
    return units;
}

/// The entry of a project's syncWindows.
base::Place windowPlace(const std::vector<FleetObject> &projects,
                        const topology::ProjectWindows &project, std::size_t window)
{
    const auto object = std::ranges::find_if(projects, [&](const FleetObject &candidate) {
        return candidate.nameSpace == project.nameSpace && candidate.name == project.name;
    });
    const yaml::Node *windows =
        object == projects.end() ? nullptr : object->root->findPath({"spec", "syncWindows"});
    if (!windows || window >= windows->size())
        return project.windows[window].place;
    return placeOfValue(windows->items()[window]);
}

/// "2026-06-01T18:00:00Z" as a person writes it.
std::string momentText(argocd::ClockTime time)
{
    std::string text = topology::timeText(time);
    std::ranges::replace(text, 'T', ' ');
    return text.substr(0, std::string_view("2026-06-01 18:00").size()) + " UTC";
}

/// Bundles of clusters whose Schedules are all closed.
void addSchedules(const model::Snapshot &fleet, const std::set<const model::Unit *> &changed,
                  argocd::ClockTime now, const base::Cancel &cancel, Drafts &drafts)
{
    const std::vector<FleetSchedule> schedules = fleetSchedulesOf(fleet, cancel);
    if (schedules.empty())
        return;
    for (const model::Unit *unit : changed) {
        if (unit->controller != model::Controller::RancherFleet)
            continue;
        const FleetSchedule *closed = nullptr;
        bool isOpen = false;
        for (const FleetSchedule &schedule : schedules) {
            if (!schedule.clusters.contains(unit->cluster))
                continue;
            const base::Result<bool> active = argocd::isActive(schedule.window, now);
            isOpen = isOpen || !active || *active;
            closed = closed ? closed : &schedule;
        }
        Draft *draft = closed && !isOpen ? drafts.at(closed->place) : nullptr;
        if (!draft)
            continue;
        draft->raise(model::Severity::Warning);
        draft->clusters.insert(fleet.clusters[unit->cluster].name);
        draft->subjects.insert(unit->id.text());
        const auto opens = argocd::nextOpening(closed->window, now);
        draft->details.insert(opens && *opens ? "until " + momentText(**opens)
                                              : "and nobody can say until when");
    }
}

} // namespace

std::vector<model::Finding> windowClosed(RuleInput &input)
{
    const diff::ImpactPtr impact = input.impact();
    if (!impact)
        return {};
    const std::string &now = input.options().now;
    const auto time = topology::readTime(now.empty() ? input.options().today + "T12:00:00Z" : now);
    if (!time)
        return {};
    const model::Snapshot &fleet = input.snapshot();
    const std::vector<FleetObject> projects =
        topology::objectsOfKind(fleet, {}, "AppProject", input.cancel());
    const topology::WindowReport report =
        topology::windowsAt(fleet, projects, *time, input.cancel());
    const std::set<const model::Unit *> changed = changedUnits(*impact);
    Drafts drafts("window-closed");
    for (const topology::WindowDecision &decision : report.decisions) {
        const model::Unit &unit = fleet.units[decision.unit];
        if (decision.canSync || !decision.blockedBy || !changed.contains(&unit)
            || !unit.declaration->delivery.automated.value_or(false))
            continue;
        const topology::ProjectWindows &project = report.projects[decision.project];
        Draft *draft = drafts.at(windowPlace(projects, project, *decision.blockedBy));
        if (!draft)
            continue;
        draft->raise(model::Severity::Warning);
        draft->clusters.insert(fleet.clusters[unit.cluster].name);
        draft->subjects.insert(unit.id.text());
        draft->details.insert(decision.opens ? "until " + momentText(*decision.opens)
                                             : "and no time within two weeks lets it sync");
    }
    addSchedules(fleet, changed, *time, input.cancel(), drafts);
    return drafts.findings([&](const Draft &draft, model::Finding &finding) {
        finding.message =
            listed(draft.subjects) + " changes, but at " + momentText(*time)
            + " a window holds it back from "
            + listed(std::vector<std::string>(draft.clusters.begin(), draft.clusters.end()))
            + ": it waits " + listed(draft.details);
        finding.fix = "merge when the window lets it through, or sync by hand where that is "
                      "permitted";
    });
}

} // namespace fleetwright::analysis::change
