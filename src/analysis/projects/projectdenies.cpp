// SPDX-License-Identifier: Apache-2.0
#include "analysis/kindscope.h"
#include "analysis/leaks/identityfinding.h"
#include "analysis/places.h"
#include "analysis/projects/knownprojects.h"
#include "analysis/projects/projectrules.h"
#include "analysis/targeting/generatorentries.h"
#include "analysis/unitwriting.h"
#include "argocd/clustersecret.h"
#include "argocd/projectpermission.h"
#include "base/nearest.h"
#include "flux/knownobjects.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <span>

namespace fleetwright::analysis::projects {

namespace {

using base::Place;
using model::Unit;
using yaml::Node;

/// A destination as Argo CD's registry knows it; what is not known is empty.
struct Destination {
    std::string name;
    std::string server;
    std::string nameSpace;
    bool isWhole = false; ///< both name and server are known
};

std::span<const Node *const> itemsAt(const Node *project, std::string_view field)
{
    const Node *list = project->findPath({"spec", field});
    return list ? list->items() : std::span<const Node *const>();
}

/// Whether some destination asks for what is not known of the cluster.
bool asksForUnknown(const Node *project, const Destination &destination)
{
    if (destination.isWhole)
        return false;
    const std::string_view field = destination.name.empty() ? "name" : "server";
    return std::ranges::any_of(itemsAt(project, "destinations"), [&](const Node *item) {
        const std::string_view pattern = flux::textAt(item, {field});
        return !pattern.empty() && pattern != "*";
    });
}

class Denials {
public:
    explicit Denials(RuleInput &input)
        : m_snapshot(input.snapshot()), m_cancel(input.cancel()),
          m_projects(input.once<KnownProjects>()), m_scopes(input.once<KindScopes>())
    {
        for (const targeting::EvaluatedSet &set : targeting::evaluatedSets(m_snapshot))
            m_registries.emplace(set.object->hub, set.decisions->inputs().registry);
    }

    std::vector<model::Finding> run()
    {
        if (m_projects.all().empty() || mentionsGlobalProjects(m_snapshot, m_cancel))
            return {};
        for (const KnownProject &project : m_projects.all()) {
            const Node *scoped =
                project.root->findPath({"spec", "permitOnlyProjectScopedClusters"});
            if ((scoped && scoped->text() == "true") || targeting::isTemplated(project.root))
                continue;
            for (const Unit *unit : project.applications) {
                if (unit->declaration->object && !m_cancel.requested())
                    look(project, *unit, *unit->declaration->object);
            }
        }
        return leaks::mergedByLine(std::move(m_findings));
    }

private:
    void look(const KnownProject &project, const Unit &unit, const Node &object)
    {
        // Each says what it finds, so both are asked.
        const bool hasSources = sources(project, unit, object);
        const bool hasNamespace = applicationNamespace(project, unit, object);
        const Destination destination = destinationOf(unit, object);
        if (asksForUnknown(project.root, destination))
            return;
        if (!permits(project, destination, destination.nameSpace)) {
            denyDestination(project, unit, object, destination);
            return;
        }
        if (hasSources && hasNamespace)
            objects(project, unit, destination);
    }

    bool sources(const KnownProject &project, const Unit &unit, const Node &object)
    {
        bool isPermitted = true;
        const auto ask = [&](const Node *source) {
            const Node *url = source ? source->find("repoURL") : nullptr;
            if (!url || targeting::isTemplated(url)
                || argocd::permitsSource(project.root, url->text()))
                return;
            isPermitted = false;
            add(unit, placeOf(url), {}, std::string(url->text()),
                "The project " + project.name + " does not permit the source "
                    + std::string(url->text()) + nearestSource(project, url->text()) + ": "
                    + unitText(unit) + " is never synced",
                "Add the repository to sourceRepos of " + project.name
                    + ", or use a project that permits it");
        };
        const Node *several = object.findPath({"spec", "sources"});
        if (several && several->size() > 0) {
            for (const Node *source : several->items())
                ask(source);
        } else {
            ask(object.findPath({"spec", "source"}));
        }
        return isPermitted;
    }

    static std::string nearestSource(const KnownProject &project, std::string_view url)
    {
        std::vector<std::string_view> patterns;
        for (const Node *item : itemsAt(project.root, "sourceRepos")) {
            const std::string_view pattern = item->text();
            const std::size_t star = pattern.find('*');
            const std::string_view literal = pattern.substr(0, star);
            if (star != std::string_view::npos && star > 0
                && argocd::normalizedGitUrl(url).starts_with(argocd::normalizedGitUrl(literal)))
                return " (" + std::string(pattern) + " does not reach it: * stops at a slash)";
            patterns.push_back(pattern);
        }
        const std::string_view nearest = base::nearestName(url, patterns);
        return nearest.empty() ? std::string() : " (" + std::string(nearest) + " is near)";
    }

    bool applicationNamespace(const KnownProject &project, const Unit &unit, const Node &object)
    {
        // Which namespace Argo CD runs in is not said.
        if (project.nameSpace.empty() || unit.id.nameSpace == project.nameSpace
            || argocd::permitsApplicationsIn(project.root, unit.id.nameSpace))
            return true;
        const Node *written = object.findPath({"metadata", "namespace"});
        add(unit, placeOf(written), {}, unit.id.nameSpace,
            "The project " + project.name + " takes no Applications from the namespace "
                + unit.id.nameSpace + ": " + unitText(unit) + " is never synced",
            "Add the namespace to sourceNamespaces of " + project.name);
        return false;
    }

    [[nodiscard]] Destination destinationOf(const Unit &unit, const Node &object) const
    {
        Destination destination;
        destination.name = flux::textAt(&object, {"spec", "destination", "name"});
        destination.server = argocd::withoutTrailingSlashes(
            flux::textAt(&object, {"spec", "destination", "server"}));
        destination.nameSpace = flux::textAt(&object, {"spec", "destination", "namespace"});
        const auto registry = m_registries.find(unit.hub);
        bool hasLocal = false;
        if (registry != m_registries.end()) {
            for (const argocd::RegisteredCluster &cluster : registry->second->clusters()) {
                const std::string_view server = argocd::withoutTrailingSlashes(cluster.server);
                hasLocal |= server == argocd::localClusterServer;
                if (destination.name.empty() ? server == destination.server
                                             : cluster.name == destination.name) {
                    destination.name = cluster.name;
                    destination.server = server;
                }
            }
        }
        if (!hasLocal && destination.name.empty()
            && destination.server == argocd::localClusterServer)
            destination.name = argocd::localClusterName;
        else if (!hasLocal && destination.server.empty()
                 && destination.name == argocd::localClusterName)
            destination.server = argocd::localClusterServer;
        destination.isWhole = !destination.name.empty() && !destination.server.empty();
        return destination;
    }

    /// What is not known of the cluster is asked by "*" at most, which takes anything.
    static bool permits(const KnownProject &project, const Destination &destination,
                        std::string_view nameSpace)
    {
        const auto orAnything = [](const std::string &text) -> std::string_view {
            return text.empty() ? std::string_view("?") : std::string_view(text);
        };
        return argocd::permitsDestination(
            project.root,
            {orAnything(destination.name), orAnything(destination.server), nameSpace});
    }

    /// The namespace is to blame where the project permits the cluster with another one.
    void denyDestination(const KnownProject &project, const Unit &unit, const Node &object,
                         const Destination &destination)
    {
        const Node *written = object.findPath({"spec", "destination"});
        if (!written)
            return;
        std::vector<std::string_view> nearby;
        bool permitsCluster = false;
        for (const Node *item : itemsAt(project.root, "destinations")) {
            const std::string_view pattern = flux::textAt(item, {"namespace"});
            const std::string other =
                pattern == "*" ? std::string("default") : std::string(pattern);
            if (pattern.starts_with('!') || !permits(project, destination, other))
                continue;
            permitsCluster = true;
            nearby.push_back(pattern);
        }
        const Node *blamed = permitsCluster ? written->find("namespace") : nullptr;
        if (!blamed && permitsCluster)
            blamed = written;
        if (!blamed)
            blamed = written->find(written->find("server") ? "server" : "name");
        const std::string cluster =
            destination.name.empty() ? destination.server : destination.name;
        add(unit, placeOf(blamed), {}, blamed ? std::string(blamed->text()) : std::string(),
            "The project " + project.name + " does not permit "
                + (permitsCluster
                       ? "the namespace " + destination.nameSpace + " of " + cluster
                             + " (it permits " + listed({nearby.begin(), nearby.end()}, 3) + ")"
                       : "the destination " + cluster)
                + ": " + unitText(unit) + " is never synced",
            "Add the destination to " + project.name + ", or use a project that permits it");
    }

    void objects(const KnownProject &project, const Unit &unit, const Destination &destination)
    {
        if (!unit.rendering)
            return;
        for (const model::Object &object : unit.rendering->objects) {
            const KindScope scope = m_scopes.of(object.id);
            if (scope == KindScope::Unknown || isHook(object.root))
                continue;
            const bool isNamespaced = scope == KindScope::Namespaced;
            const bool permitsKind = argocd::permitsKind(
                project.root, object.id.group, object.id.kind, object.id.name,
                isNamespaced ? argocd::ResourceScope::Namespaced : argocd::ResourceScope::Cluster);
            if (!permitsKind) {
                add(unit, objectPlace(object.root), objectText(object.id), object.id.kind,
                    "The project " + project.name + " does not permit "
                        + (isNamespaced ? "objects" : "cluster-scoped objects") + " of kind "
                        + object.id.kind + ": one of them fails the whole sync of "
                        + unitText(unit),
                    "Add " + object.id.kind + " to "
                        + (isNamespaced ? "namespaceResourceWhitelist" : "clusterResourceWhitelist")
                        + " of " + project.name);
                continue;
            }
            const std::string &own = object.id.nameSpace;
            if (!isNamespaced || own.empty() || own == destination.nameSpace
                || permits(project, destination, own))
                continue;
            add(unit, placeOf(object.root->findPath({"metadata", "namespace"})),
                objectText(object.id), own,
                "The project " + project.name + " does not permit the namespace " + own + " of "
                    + objectText(object.id) + ": it fails the whole sync of " + unitText(unit),
                "Add the namespace to the destinations of " + project.name);
        }
    }

    void add(const Unit &unit, const Place &place, std::string field, std::string value,
             std::string message, std::string fix)
    {
        if (place.line == 0)
            return;
        model::Finding finding;
        finding.rule = "project-denies";
        finding.severity = model::Severity::Error;
        finding.place = place;
        finding.clusters = {m_snapshot.clusters[unit.cluster].name};
        finding.field = std::move(field);
        finding.value = std::move(value);
        finding.message = std::move(message);
        finding.fix = std::move(fix);
        m_findings.push_back(std::move(finding));
    }

    const model::Snapshot &m_snapshot;
    const base::Cancel &m_cancel;
    const KnownProjects &m_projects;
    const KindScopes &m_scopes;
    std::map<std::optional<model::ClusterIndex>, std::shared_ptr<const argocd::ClusterRegistry>>
        m_registries;
    std::vector<model::Finding> m_findings;
};

} // namespace

std::vector<model::Finding> projectDenies(RuleInput &input)
{
    return Denials(input).run();
}

} // namespace fleetwright::analysis::projects
