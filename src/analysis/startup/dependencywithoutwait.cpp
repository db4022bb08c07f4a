// SPDX-License-Identifier: Apache-2.0
#include "analysis/leaks/identityfinding.h"
#include "analysis/places.h"
#include "analysis/startup/startuprules.h"
#include "analysis/unitdependencies.h"
#include "analysis/unitwriting.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace fleetwright::analysis::startup {

namespace {

using base::Place;
using model::Unit;
using yaml::Node;

/// Objects that take time to be ready.
bool takesTime(const model::Object &object)
{
    constexpr std::array<std::string_view, 4> workloads{"Deployment", "StatefulSet", "DaemonSet",
                                                        "Job"};
    const model::ResourceId &id = object.id;
    return std::ranges::find(workloads, id.kind) != workloads.end()
           || (id.kind == "HelmRelease" && id.group == "helm.toolkit.fluxcd.io")
           || (id.kind == "Kustomization" && id.group == "kustomize.toolkit.fluxcd.io");
}

/// Of who depends by an expression of its own, readiness is what the expression says.
bool hasReadyExpression(const model::Snapshot &snapshot, const DependencyEntry &entry)
{
    const Node *object = snapshot.units[entry.unit].declaration->object;
    const Node *list = object ? object->findPath({"spec", "dependsOn"}) : nullptr;
    for (const Node *item : list ? list->items() : std::span<const Node *const>()) {
        const Node *name = item->find("name");
        if (placeOf(item) == entry.place || (name && name->text() == entry.name))
            return item->find("readyExpr") != nullptr;
    }
    return false;
}

struct Wait {
    Place place; ///< line 0: it waits
    std::string what;
    std::string fix;
};

Wait kustomizationWait(const Unit &unit, const Node &object)
{
    if (unit.declaration->delivery.wait.value_or(false) || !unit.rendering)
        return {};
    const Node *checks = object.findPath({"spec", "healthChecks"});
    if (checks && checks->size() > 0)
        return {};
    const auto slow = std::ranges::find_if(unit.rendering->objects, takesTime);
    if (slow == unit.rendering->objects.end())
        return {};
    const Node *written = object.findPath({"spec", "wait"});
    return {placeOf(written).line > 0 ? placeOf(written) : unit.declaration->place,
            "is ready as soon as its objects are applied, " + objectText(slow->id)
                + " among them, whether that runs or not",
            "Set wait: true"};
}

Wait releaseWait(const Node &object)
{
    for (const std::string_view action : {"install", "upgrade"}) {
        const Node *written = object.findPath({"spec", action, "disableWait"});
        if (written && written->text() == "true")
            return {placeOf(written),
                    "is ready as soon as its objects are created, for " + std::string(action)
                        + ".disableWait is set",
                    "Remove disableWait"};
    }
    return {};
}

} // namespace

std::vector<model::Finding> dependencyWithoutWait(RuleInput &input)
{
    const model::Snapshot &snapshot = input.snapshot();
    std::map<std::size_t, std::vector<std::string>> dependants;
    for (const DependencyEntry &entry : input.once<DependencyEntries>().all) {
        const Unit &unit = snapshot.units[entry.unit];
        if (unit.controller != model::Controller::Flux || unit.declaration->delivery.suspended
            || hasReadyExpression(snapshot, entry))
            continue;
        for (const std::size_t target : entry.targets)
            dependants[target].push_back(unitText(unit));
    }
    std::vector<model::Finding> findings;
    for (const auto &[index, names] : dependants) {
        const Unit &unit = snapshot.units[index];
        const Node *object = unit.declaration->object;
        if (!object || unit.declaration->delivery.suspended)
            continue;
        const Wait wait = unit.id.kind == "Kustomization" ? kustomizationWait(unit, *object)
                          : unit.id.kind == "HelmRelease" ? releaseWait(*object)
                                                          : Wait{};
        if (wait.place.line == 0)
            continue;
        model::Finding finding;
        finding.rule = "dependency-without-wait";
        finding.severity = model::Severity::Warning;
        finding.place = wait.place;
        finding.clusters = {snapshot.clusters[unit.cluster].name};
        finding.value = unit.id.name;
        finding.message = unitText(unit) + ", on which " + listed(names, 3)
                          + (names.size() == 1 ? " depends, " : " depend, ") + wait.what;
        finding.fix = wait.fix;
        findings.push_back(std::move(finding));
    }
    return leaks::mergedByLine(std::move(findings));
}

} // namespace fleetwright::analysis::startup
