// SPDX-License-Identifier: Apache-2.0
#include "analysis/projects/knownprojects.h"

#include "analysis/places.h"
#include "analysis/targeting/generatorentries.h"
#include "analysis/writtenobjects.h"
#include "flux/knownobjects.h"
#include "yaml/reader.h"

#include <algorithm>
#include <unordered_set>

namespace fleetwright::analysis::projects {

namespace {

using model::Unit;
using yaml::Node;

constexpr std::string_view settingsName = "argocd-cm";

bool isApplication(const Unit &unit)
{
    return unit.controller == model::Controller::ArgoCd && unit.id.kind == "Application";
}

const Node *settingsIn(const yaml::ParsedFile &file)
{
    for (const Node *document : file.documents) {
        if (flux::textAt(document, {"kind"}) == "ConfigMap"
            && flux::textAt(document, {"metadata", "name"}) == settingsName)
            return document;
    }
    return nullptr;
}

} // namespace

std::string projectOf(const Unit &application)
{
    const std::string &project = application.declaration->delivery.project;
    return project.empty() ? "default" : project;
}

KnownProjects::KnownProjects(RuleInput &input) : m_snapshot(input.snapshot())
{
    const model::Snapshot &snapshot = m_snapshot;
    addRendered(snapshot);
    addWritten(input.once<WrittenObjects>().ofKind("AppProject"));
    for (const Unit &unit : snapshot.units) {
        KnownProject *project = isApplication(unit) ? find(unit) : nullptr;
        if (project)
            project->applications.push_back(&unit);
    }
    for (const Unit &unit : snapshot.unplaced) {
        KnownProject *project = isApplication(unit) ? find(unit) : nullptr;
        if (project)
            project->unplaced.push_back(&unit);
    }
}

void KnownProjects::addRendered(const model::Snapshot &snapshot)
{
    std::map<const Node *, std::size_t> known;
    for (const Unit &unit : snapshot.units) {
        if (!unit.rendering)
            continue;
        for (const model::Object &object : unit.rendering->objects) {
            if (object.id.kind != "AppProject" || object.id.group != "argoproj.io")
                continue;
            const auto [entry, isNew] = known.try_emplace(object.root, m_projects.size());
            if (isNew) {
                m_byName[object.id.name].push_back(m_projects.size());
                m_projects.push_back({object.id.nameSpace,
                                      object.id.name,
                                      object.root,
                                      objectPlace(object.root),
                                      {},
                                      {}});
            }
            m_rendered.try_emplace({unit.cluster, object.id.name}, entry->second);
        }
    }
}

void KnownProjects::addWritten(const std::vector<topology::FleetObject> &objects)
{
    for (const topology::FleetObject &object : objects) {
        const base::Place place = objectPlace(object.root);
        const bool isRendered = std::ranges::any_of(
            m_projects, [&](const KnownProject &project) { return project.place == place; });
        if (isRendered || !object.root->find("spec"))
            continue;
        m_byName[object.name].push_back(m_projects.size());
        m_projects.push_back({object.nameSpace, object.name, object.root, place, {}, {}});
    }
}

KnownProject *KnownProjects::find(const Unit &application)
{
    const std::string name = projectOf(application);
    if (const auto rendered = m_rendered.find({application.hub, name});
        application.hub && rendered != m_rendered.end())
        return &m_projects[rendered->second];
    const auto named = m_byName.find(name);
    // Of several hubs' projects of that name, nobody says which is meant.
    return named == m_byName.end() || named->second.size() != 1
               ? nullptr
               : &m_projects[named->second.front()];
}

bool KnownProjects::mayHaveMore(const KnownProject &project) const
{
    for (const targeting::EvaluatedSet &set : targeting::evaluatedSets(m_snapshot)) {
        if (set.object->state == model::TargetingObject::State::Known)
            continue;
        const Node *named = set.set().templateNode
                                ? set.set().templateNode->findPath({"spec", "project"})
                                : nullptr;
        if (!named || targeting::isTemplated(named) || named->text() == project.name)
            return true;
    }
    return false;
}

const Node *ArgoCdSettings::data() const
{
    return root ? root->find("data") : nullptr;
}

ArgoCdSettings argoCdSettings(const model::Snapshot &snapshot, const base::Cancel &cancel)
{
    std::unordered_set<const model::Rendering *> seen;
    for (const Unit &unit : snapshot.units) {
        if (!unit.rendering || !seen.insert(unit.rendering.get()).second)
            continue;
        for (const model::Object &object : unit.rendering->objects) {
            if (object.id.kind == "ConfigMap" && object.id.name == settingsName)
                return {object.root, unit.rendering};
        }
    }
    const auto listed = base::listFiles(*snapshot.files, {});
    for (const base::RepoPath &path : listed ? listed->files : std::vector<base::RepoPath>()) {
        if (cancel.requested())
            break;
        if (path.extension() != "yaml" && path.extension() != "yml")
            continue;
        const auto file = snapshot.files->read(path);
        if (!file || (*file)->bytes().find(settingsName) == std::string_view::npos)
            continue;
        const auto parsed = yaml::readFile(*file);
        if (const Node *root = parsed ? settingsIn(**parsed) : nullptr)
            return {root, *parsed};
    }
    return {};
}

bool mentionsGlobalProjects(const model::Snapshot &snapshot, const base::Cancel &cancel)
{
    const auto listed = base::listFiles(*snapshot.files, {});
    for (const base::RepoPath &path : listed ? listed->files : std::vector<base::RepoPath>()) {
        if (cancel.requested())
            break;
        if (path.name() == "globalProjects")
            return true;
        if (path.extension() != "yaml" && path.extension() != "yml")
            continue;
        const auto file = snapshot.files->read(path);
        if (file && (*file)->bytes().find("globalProjects:") != std::string_view::npos)
            return true;
    }
    return false;
}

} // namespace fleetwright::analysis::projects
