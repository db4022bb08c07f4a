// SPDX-License-Identifier: Apache-2.0
#include "analysis/leaks/identityfinding.h"
#include "analysis/places.h"
#include "analysis/projects/knownprojects.h"
#include "analysis/projects/projectrules.h"
#include "analysis/targeting/fleetbundles.h"
#include "analysis/targeting/generatorentries.h"
#include "analysis/writtenfiles.h"
#include "argocd/syncwindow.h"
#include "base/nearest.h"
#include "flux/knownobjects.h"
#include "rancherfleet/schedule.h"

#include <algorithm>
#include <set>

namespace fleetwright::analysis::projects {

namespace {

using model::Unit;
using yaml::Node;

argocd::WindowSubject subjectOf(const Unit &unit)
{
    argocd::WindowSubject subject;
    subject.name = unit.id.name;
    if (const Node *object = unit.declaration->object) {
        subject.destinationName = flux::textAt(object, {"spec", "destination", "name"});
        subject.destinationServer = flux::textAt(object, {"spec", "destination", "server"});
        subject.destinationNamespace = flux::textAt(object, {"spec", "destination", "namespace"});
    }
    return subject;
}

std::string quoted(const std::vector<std::string> &patterns)
{
    return listed(patterns, 3);
}

class MatchesNone {
public:
    explicit MatchesNone(RuleInput &input)
        : m_snapshot(input.snapshot()), m_projects(input.once<KnownProjects>()),
          m_files(input.once<WrittenFiles>())
    {}

    std::vector<model::Finding> run()
    {
        for (const KnownProject &project : m_projects.all()) {
            std::vector<argocd::WindowSubject> subjects;
            for (const std::vector<const Unit *> &units :
                 {project.applications, project.unplaced}) {
                for (const Unit *unit : units)
                    subjects.push_back(subjectOf(*unit));
            }
            if (!subjects.empty() && !m_projects.mayHaveMore(project))
                windows(project, subjects);
        }
        schedules();
        return leaks::mergedByLine(std::move(m_findings));
    }

private:
    void windows(const KnownProject &project, const std::vector<argocd::WindowSubject> &subjects)
    {
        const auto windows =
            argocd::readSyncWindows(project.root->findPath({"spec", "syncWindows"}));
        if (!windows)
            return;
        for (const argocd::SyncWindow &window : *windows) {
            const bool matchesAny =
                std::ranges::any_of(subjects, [&](const argocd::WindowSubject &subject) {
                    return argocd::matches(window, subject);
                });
            if (matchesAny || !window.place.known())
                continue;
            add(m_files.entryAround(window.place.place()),
                "This " + window.kind + " window of project " + project.name
                    + " matches none of its " + std::to_string(subjects.size()) + " Applications"
                    + reason(window, subjects) + ": it never holds anything back",
                "Correct the patterns, or remove the window");
        }
    }

    /// What is near, or how the Applications name their clusters.
    static std::string reason(const argocd::SyncWindow &window,
                              const std::vector<argocd::WindowSubject> &subjects)
    {
        if (!window.clusters.empty()) {
            const bool named =
                std::ranges::any_of(subjects, [](const argocd::WindowSubject &subject) {
                    return !subject.destinationName.empty();
                });
            return " (clusters " + quoted(window.clusters) + "; they are addressed by "
                   + (named ? "name" : "server: a name never meets an address") + ")";
        }
        const bool byName = !window.applications.empty();
        const std::vector<std::string> &patterns = byName ? window.applications : window.namespaces;
        std::set<std::string_view> names;
        for (const argocd::WindowSubject &subject : subjects)
            names.insert(byName ? subject.name : subject.destinationNamespace);
        const std::vector<std::string_view> candidates(names.begin(), names.end());
        std::string nearest;
        if (!patterns.empty())
            nearest = base::nearestName(patterns.front(), candidates);
        if (nearest.empty() && !candidates.empty())
            nearest = candidates.front();
        return std::string(" (") + (byName ? "applications " : "namespaces ") + quoted(patterns)
               + "; there is " + nearest + ")";
    }

    void schedules()
    {
        std::set<const fleet::RancherFleetObjects *> seen;
        for (const targeting::EvaluatedBundle &bundle : targeting::evaluatedBundles(m_snapshot)) {
            const fleet::RancherFleetObjectsPtr &known = bundle.decisions->inputs().known;
            if (!seen.insert(known.get()).second)
                continue;
            for (const rancherfleet::Schedule &schedule : known->objects.schedules)
                look(schedule, *known);
        }
    }

    void look(const rancherfleet::Schedule &schedule, const fleet::RancherFleetObjects &known)
    {
        const bool isKnown = !known.index->inNamespace(schedule.metadata.nameSpace).empty();
        if (!isKnown || !rancherfleet::scheduledClusters(schedule, *known.index).empty()
            || !schedule.metadata.place.known())
            return;
        base::Place place = schedule.metadata.place.place();
        const WrittenFiles::Chain chain = m_files.around(place);
        const Node *targets =
            chain.empty() ? nullptr : chain.front()->findPath({"spec", "targets"});
        if (const yaml::Entry *clusters = targets ? targets->findEntry("clusters") : nullptr)
            place = targeting::placeOfKey(clusters);
        add(place,
            "Schedule " + schedule.metadata.text()
                + " is for no cluster: it never holds anything back",
            "Correct its targets, or remove it");
    }

    void add(const base::Place &place, std::string message, std::string fix)
    {
        model::Finding finding;
        finding.rule = "window-matches-none";
        finding.severity = model::Severity::Warning;
        finding.place = place;
        finding.message = std::move(message);
        finding.fix = std::move(fix);
        m_findings.push_back(std::move(finding));
    }

    const model::Snapshot &m_snapshot;
    const KnownProjects &m_projects;
    const WrittenFiles &m_files;
    std::vector<model::Finding> m_findings;
};

} // namespace

std::vector<model::Finding> windowMatchesNone(RuleInput &input)
{
    return MatchesNone(input).run();
}

} // namespace fleetwright::analysis::projects
