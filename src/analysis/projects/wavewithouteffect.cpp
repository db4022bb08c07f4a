// SPDX-License-Identifier: Apache-2.0
#include "analysis/leaks/identityfinding.h"
#include "analysis/places.h"
#include "analysis/projects/knownprojects.h"
#include "analysis/projects/projectrules.h"
#include "analysis/targeting/generatorentries.h"
#include "analysis/unitwriting.h"
#include "argocd/rollingsync.h"

#include <algorithm>
#include <map>
#include <set>

namespace fleetwright::analysis::projects {

namespace {

using base::Place;
using model::Unit;
using yaml::Node;

constexpr std::string_view waveKey = "argocd.argoproj.io/sync-wave";

const Node *waveOf(const Node *object)
{
    const Node *annotations = object ? object->findPath({"metadata", "annotations"}) : nullptr;
    return annotations ? annotations->find(waveKey) : nullptr;
}

/// Where a text first stands in what a scalar holds, as it is written.
Place placeInText(const Node *scalar, std::string_view text)
{
    if (!scalar->span().known())
        return {};
    const std::size_t at = scalar->span().text().find(text);
    if (at == std::string_view::npos)
        return {};
    return scalar->span().file->placeOf(scalar->span().begin + static_cast<std::uint32_t>(at));
}

class WithoutEffect {
public:
    explicit WithoutEffect(RuleInput &input)
        : m_snapshot(input.snapshot()), m_cancel(input.cancel())
    {}

    std::vector<model::Finding> run()
    {
        for (const targeting::EvaluatedSet &set : targeting::evaluatedSets(m_snapshot))
            inTemplate(set);
        appliedByOthers();
        withoutHealth();
        return leaks::mergedByLine(std::move(m_findings));
    }

private:
    void inTemplate(const targeting::EvaluatedSet &set)
    {
        const auto strategy = argocd::RollingSync::read(set.set().strategy);
        if (strategy && *strategy)
            return;
        Place place = placeOf(waveOf(set.set().templateNode));
        if (place.line == 0 && set.set().templatePatch)
            place = placeInText(set.set().templatePatch, waveKey);
        if (place.line == 0)
            return;
        std::set<std::string> clusters;
        for (const Unit &unit : m_snapshot.units) {
            if (unit.target == set.target)
                clusters.insert(m_snapshot.clusters[unit.cluster].name);
        }
        add(place, clusters, {},
            "ApplicationSet " + set.set().text()
                + " gives its Applications sync waves, but creates all of them at once: the waves "
                  "order nothing",
            "Use strategy RollingSync, or remove the annotation");
    }

    void appliedByOthers()
    {
        for (const Unit &unit : m_snapshot.units) {
            const Node *wave =
                isApplication(unit) && !unit.target ? waveOf(unit.declaration->object) : nullptr;
            if (!wave || !unit.parent)
                continue;
            const model::Controller by = m_snapshot.units[*unit.parent].controller;
            if (by != model::Controller::Flux && by != model::Controller::RancherFleet)
                continue;
            add(placeOf(wave), {m_snapshot.clusters[unit.cluster].name}, {},
                unitText(unit) + " has a sync wave, but " + unitText(m_snapshot.units[*unit.parent])
                    + " applies it, which knows no waves: it orders nothing",
                "Use dependsOn of what applies it, or remove the annotation");
        }
    }

    static bool isApplication(const Unit &unit)
    {
        return unit.controller == model::Controller::ArgoCd && unit.id.kind == "Application";
    }

    /// Applications in waves under one parent, which no health check makes it wait for
    /// (argo-cd docs, operator-manual/health.md: health of argoproj.io/Application was removed).
    void withoutHealth()
    {
        std::map<std::size_t, std::vector<const Unit *>> children;
        for (const Unit &unit : m_snapshot.units) {
            if (isApplication(unit) && !unit.target && unit.parent
                && m_snapshot.units[*unit.parent].controller == model::Controller::ArgoCd)
                children[*unit.parent].push_back(&unit);
        }
        std::set<std::string> clusters;
        std::size_t parent = 0;
        for (const auto &[index, units] : children) {
            std::set<std::string> waves;
            for (const Unit *unit : units) {
                const Node *wave = waveOf(unit->declaration->object);
                waves.insert(wave ? std::string(wave->text()) : "0");
            }
            if (waves.size() < 2)
                continue;
            parent = index;
            for (const Unit *unit : units)
                clusters.insert(m_snapshot.clusters[unit->cluster].name);
        }
        if (clusters.empty())
            return;
        const ArgoCdSettings settings = argoCdSettings(m_snapshot, m_cancel);
        if (!settings.root || hasHealth(settings))
            return;
        add(objectPlace(settings.root), clusters, "ConfigMap/argocd/argocd-cm",
            "The Applications of " + unitText(m_snapshot.units[parent])
                + " have different sync waves, but argocd-cm has no health check for Applications: "
                  "they are created in order and never waited for",
            "Add resource.customizations.health.argoproj.io_Application to argocd-cm");
    }

    static bool hasHealth(const ArgoCdSettings &settings)
    {
        const Node *data = settings.data();
        if (!data)
            return false;
        return std::ranges::any_of(data->entries(), [](const yaml::Entry &entry) {
            const std::string_view key = entry.key->text();
            return key == "resource.customizations.health.argoproj.io_Application"
                   || (key == "resource.customizations"
                       && entry.value->text().find("argoproj.io/Application:")
                              != std::string_view::npos
                       && entry.value->text().find("health.lua") != std::string_view::npos);
        });
    }

    void add(const Place &place, const std::set<std::string> &clusters, std::string field,
             std::string message, std::string fix)
    {
        if (place.line == 0)
            return;
        model::Finding finding;
        finding.rule = "wave-without-effect";
        finding.severity = model::Severity::Warning;
        finding.place = place;
        finding.clusters.assign(clusters.begin(), clusters.end());
        finding.field = std::move(field);
        finding.message = std::move(message);
        finding.fix = std::move(fix);
        m_findings.push_back(std::move(finding));
    }

    const model::Snapshot &m_snapshot;
    const base::Cancel &m_cancel;
    std::vector<model::Finding> m_findings;
};

} // namespace

std::vector<model::Finding> waveWithoutEffect(RuleInput &input)
{
    return WithoutEffect(input).run();
}

} // namespace fleetwright::analysis::projects
