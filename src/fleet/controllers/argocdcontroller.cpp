// SPDX-License-Identifier: Apache-2.0
#include "fleet/controllers/argocdcontroller.h"

#include "argocd/generate.h"
#include "base/parallel.h"
#include "fleet/controllers/argocddecisions.h"
#include "fleet/controllers/argocddestination.h"
#include "fleet/controllers/argocdreasons.h"

#include <algorithm>
#include <set>
#include <utility>

namespace fleetwright::fleet {

namespace {

using base::Error;
using model::Reason;
using yaml::Node;

/// What a git generator's patterns begin with before their first wildcard.
std::string literalFolder(std::string_view pattern)
{
    const std::string_view literal = pattern.substr(0, pattern.find_first_of("*?[{\\"));
    if (literal.size() == pattern.size())
        return std::string(literal);
    const std::size_t slash = literal.rfind('/');
    return slash == std::string_view::npos ? std::string() : std::string(literal.substr(0, slash));
}

/// Notes what git generators read; true if there are any.
bool notePatterns(std::span<const Node *const> entries,
                  std::set<std::pair<std::string, std::string>> &paths)
{
    bool any = false;
    for (const Node *entry : entries) {
        const Node *git = entry->find("git");
        const Node *url = git ? git->find("repoURL") : nullptr;
        any |= git != nullptr;
        for (const std::string_view list : {"directories", "files"}) {
            const Node *items = url ? git->find(list) : nullptr;
            for (const Node *item : items ? items->items() : std::span<const Node *const>()) {
                if (const Node *path = item->find("path"))
                    paths.emplace(std::string(url->text()), literalFolder(path->text()));
            }
        }
        for (const std::string_view combination : {"matrix", "merge"}) {
            if (const Node *children = entry->findPath({combination, "generators"}))
                any |= notePatterns(children->items(), paths);
        }
    }
    return any;
}

/// Notes what a template reads for whatever it makes.
void noteTemplatePath(const Node *written, std::set<std::pair<std::string, std::string>> &paths)
{
    const Node *source = written ? written->findPath({"spec", "source"}) : nullptr;
    const Node *url = source ? source->find("repoURL") : nullptr;
    const Node *path = source ? source->find("path") : nullptr;
    if (url && path && path->text().find("{{") == std::string_view::npos)
        paths.emplace(std::string(url->text()), std::string(path->text()));
}

model::Delivery deliveryOf(const argocd::Application &application)
{
    model::Delivery delivery;
    delivery.automated = application.isAutomated;
    delivery.prune = application.prunes;
    delivery.selfHeal = application.selfHeals;
    delivery.deletesResources = application.deletesResources;
    delivery.project = application.project;
    delivery.syncOptions = application.syncOptions;
    const Node *annotations = application.object->findPath({"metadata", "annotations"});
    if (const Node *wave =
            annotations ? annotations->find("argocd.argoproj.io/sync-wave") : nullptr)
        delivery.syncWave = wave->text();
    return delivery;
}

std::string_view policyName(argocd::ApplicationsSync policy)
{
    switch (policy) {
    case argocd::ApplicationsSync::Sync:
        return {};
    case argocd::ApplicationsSync::CreateOnly:
        return "create-only";
    case argocd::ApplicationsSync::CreateUpdate:
        return "create-update";
    case argocd::ApplicationsSync::CreateDelete:
        return "create-delete";
    }
    return {};
}

/// One Argo CD with all that it knows.
class Run {
public:
    Run(const ClusterApi &api, const ControllerContext &context)
        : m_context(context), m_found(readArgoCdObjects(api)),
          m_destinations(context.destinations, *m_found.clusters, api.cluster)
    {}

    Evaluation run()
    {
        m_result.problems = std::move(m_found.problems);
        m_environment = environment();
        for (const ArgoCdObjects::Set &set : m_found.sets) {
            m_result.dependsOnFiles |= notePatterns(set.set->generators, m_result.paths);
            noteTemplatePath(set.set->templateNode, m_result.paths);
        }
        notePaths();
        evaluateSets();
        addRefused();
        readManifests();
        for (const Found &found : m_applications) {
            for (const argocd::ApplicationSource &source : found.application.sources) {
                if (source.chart.empty())
                    m_result.paths.emplace(source.repoUrl, source.path);
            }
        }
        notePaths();
        for (Found &found : m_applications)
            addUnit(found);
        markDuplicates();
        return std::move(m_result);
    }

private:
    /// An Application of whatever origin.
    struct Found {
        argocd::Application application;
        std::shared_ptr<const void> keeps;
        std::size_t object = 0;
        std::optional<std::size_t> target;
        base::Span place;
        std::vector<Reason> reasons;
        std::optional<Error> refusal;
    };

    void notePaths() const
    {
        for (const auto &[url, path] : m_result.paths)
            m_context.sources->notePath(url, path);
    }

    argocd::Environment environment()
    {
        argocd::Environment environment;
        environment.clusters = m_found.clusters.get();
        environment.clusterKnowledge = m_found.clusters->clusters().empty()
                                           ? argocd::Knowledge::Unknown
                                           : argocd::Knowledge::Complete;
        environment.projects = m_found.projects;
        environment.projectKnowledge = m_found.projects.empty() && !m_context.isWholeHub
                                           ? argocd::Knowledge::Unknown
                                           : argocd::Knowledge::Complete;
        environment.recorded = m_found.recorded;
        environment.globbing = m_context.globbing;
        environment.limits = m_context.build.limits;
        environment.cancel = m_context.cancel;
        return environment;
    }

    void evaluateSets()
    {
        std::vector<argocd::MemberSets> members;
        for (const ArgoCdObjects::Set &set : m_found.sets) {
            members.push_back(m_context.trees->with([&](argocd::RepositoryTrees &trees) {
                return argocd::memberSetsOf(*set.set, m_environment, trees, argocd::Detail::Sets);
            }));
        }
        std::vector<argocd::GeneratedSet> generated(members.size());
        base::parallelFor(members.size(), [&](std::size_t i) {
            generated[i] = argocd::applicationsOf(*m_found.sets[i].set, members[i], m_environment);
        });
        for (std::size_t i = 0; i < generated.size(); ++i)
            addSet(m_found.sets[i], members[i], std::move(generated[i]));
    }

    void addSet(const ArgoCdObjects::Set &each, const argocd::MemberSets &members,
                argocd::GeneratedSet generated)
    {
        const argocd::ApplicationSet &set = *each.set;
        const std::size_t target = m_result.targets.size();
        FoundTarget found;
        found.apiObject = each.object;
        model::TargetingObject &object = found.object;
        object.id = {"ApplicationSet", set.namespaceName, set.name};
        object.controller = model::Controller::ArgoCd;
        if (set.place.known())
            object.place = set.place.place();
        object.preservesResources = set.preservesResources;
        object.errors = std::move(generated.errors);
        if (!object.errors.empty())
            object.state = model::TargetingObject::State::Failed;
        else if (generated.unknown)
            object.state = model::TargetingObject::State::Unknown;
        else if (generated.incomplete)
            object.state = model::TargetingObject::State::Incomplete;
        object.why =
            generated.unknown ? std::move(generated.unknown) : std::move(generated.incomplete);
        found.decisions = decisionsOf(each);
        const ArgoCdReasons reasons(set, *m_found.clusters);
        std::vector<Found> read(generated.applications.size());
        base::parallelFor(read.size(), [&](std::size_t i) {
            read[i] = readGenerated(generated.applications[i], reasons);
        });
        for (Found &application : read) {
            application.object = each.object;
            application.target = target;
            application.keeps =
                std::make_shared<const std::pair<base::ArenaPtr, std::shared_ptr<const void>>>(
                    generated.arena, each.keeps);
            if (application.refusal)
                object.errors.push_back(*application.refusal);
            m_applications.push_back(std::move(application));
        }
        m_keptMembers.push_back(members.arena);
        m_result.targets.push_back(std::move(found));
    }

    void addRefused()
    {
        for (ArgoCdObjects::Refused &refused : m_found.refused) {
            const flux::KnownObject &known = *refused.known;
            FoundTarget found;
            found.apiObject = refused.object;
            found.object.id = {"ApplicationSet",
                               known.id.nameSpace.empty() ? std::string(argocd::defaultNamespace)
                                                          : known.id.nameSpace,
                               known.id.name};
            found.object.place = flux::placeOf(known.root);
            found.object.state = model::TargetingObject::State::Failed;
            found.object.errors = {std::move(refused.error)};
            m_result.targets.push_back(std::move(found));
        }
    }

    /// Of one that cannot be read, the name is known all the same.
    static void takeApplication(Found &found, const Node *object, const std::string &nameSpace,
                                const std::string &name)
    {
        base::Result<argocd::Application> application = argocd::readApplication(object);
        if (application) {
            found.application = *std::move(application);
            return;
        }
        found.application.name = name;
        found.application.namespaceName = nameSpace;
        found.application.object = object;
        if (!found.refusal)
            found.refusal = std::move(application).error();
    }

    static Found readGenerated(const argocd::GeneratedApplication &generated,
                               const ArgoCdReasons &reasons)
    {
        Found found;
        found.refusal = generated.refusal;
        found.place = generated.templatePlace;
        takeApplication(found, generated.object, {}, generated.name);
        found.reasons = reasons.of(generated.parameters, generated.templatePlace);
        return found;
    }

    MakeDecisions decisionsOf(const ArgoCdObjects::Set &each)
    {
        auto inputs = std::make_shared<ArgoCdDecisions::Inputs>();
        inputs->set = each.set;
        inputs->keeps = each.keeps;
        inputs->registry = m_found.clusters;
        inputs->environment = m_environment;
        inputs->environment.cancel = {};
        inputs->trees = m_context.trees;
        inputs->clusterOf = m_destinations.names();
        return [inputs = std::shared_ptr<const ArgoCdDecisions::Inputs>(std::move(inputs))](
                   const ArgoCdDecisions::Clusters &clusters) {
            return std::make_shared<const ArgoCdDecisions>(inputs, clusters);
        };
    }

    void readManifests()
    {
        for (const ArgoCdObjects::Manifest &manifest : m_found.applications) {
            const flux::KnownObject &known = *manifest.known;
            Found found;
            found.object = manifest.object;
            found.keeps = known.keeps;
            takeApplication(found, known.root, known.id.nameSpace, known.id.name);
            const Node *name = known.root->findPath({"metadata", "name"});
            found.place = name ? name->span() : known.root->span();
            m_applications.push_back(std::move(found));
        }
    }

    void addUnit(Found &found)
    {
        const argocd::Application &application = found.application;
        FoundUnit unit;
        unit.id = {"Application",
                   application.namespaceName.empty() ? std::string(argocd::defaultNamespace)
                                                     : application.namespaceName,
                   application.name};
        unit.controller = model::Controller::ArgoCd;
        unit.object = found.object;
        unit.target = found.target;
        auto declaration = std::make_shared<model::UnitDeclaration>();
        if (found.place.known())
            declaration->place = found.place.place();
        declaration->declaredBy =
            found.target ? m_result.targets[*found.target].object.id.text() : unit.id.text();
        declaration->reasons = std::move(found.reasons);
        declaration->delivery = deliveryOf(application);
        if (found.target)
            declaration->delivery.deletionPolicy =
                policyName(setOf(*found.target).applicationsSync);
        declaration->object = application.object;
        declaration->keeps = found.keeps;
        ArgoCdDestinations::Answer destination = m_destinations.of(application);
        unit.cluster = destination.cluster;
        declaration->reasons.push_back(std::move(destination.reason));
        if (!unit.cluster.empty() && destination.claim)
            m_result.claims.push_back(*std::move(destination.claim));
        ArgoCdRendering rendering =
            planApplication(application, found.keeps, unit.cluster, m_context);
        declaration->sources = std::move(rendering.sources);
        if (found.refusal)
            unit.error = std::move(found.refusal);
        else if (destination.error)
            unit.error = std::move(destination.error);
        else if (rendering.error)
            unit.error = std::move(rendering.error);
        unit.unresolved = std::move(rendering.unresolved);
        unit.task = unit.error && !unit.cluster.empty() ? nullptr : std::move(rendering.task);
        unit.folder = std::move(rendering.folder);
        unit.readsOpenedFiles = rendering.readsOpenedFiles;
        unit.declaration = std::move(declaration);
        m_result.units.push_back(std::move(unit));
    }

    [[nodiscard]] const argocd::ApplicationSet &setOf(std::size_t target) const
    {
        return *m_found.sets[target].set;
    }

    /// Two origins of one Application: nothing tells which of them the API ends up with.
    void markDuplicates()
    {
        std::map<model::UnitId, std::size_t> first;
        for (std::size_t i = 0; i < m_result.units.size(); ++i) {
            FoundUnit &unit = m_result.units[i];
            const auto [known, isNew] = first.emplace(unit.id, i);
            if (isNew || unit.error)
                continue;
            const FoundUnit &other = m_result.units[known->second];
            Error error{base::ErrorCode::Conflict,
                        unit.id.text() + " is already made by " + other.declaration->declaredBy,
                        unit.declaration->place,
                        "give it another name",
                        {}};
            unit.error = std::move(error);
            unit.task = nullptr;
        }
    }

    const ControllerContext &m_context;
    ArgoCdObjects m_found;
    ArgoCdDestinations m_destinations;
    argocd::Environment m_environment;
    std::vector<Found> m_applications;
    std::vector<base::ArenaPtr> m_keptMembers;
    Evaluation m_result;
};

} // namespace

bool ArgoCdController::reads(const model::ResourceId &id) const
{
    return id.group == "argoproj.io" || (id.group.empty() && id.kind == "Secret")
           || id.kind == "RecordedGenerator";
}

Evaluation ArgoCdController::evaluate(const ClusterApi &api)
{
    const bool any = std::ranges::any_of(
        api.objects, [](const ApiObject &each) { return each.object->id.group == "argoproj.io"; });
    return any ? Run(api, m_context).run() : Evaluation{};
}

} // namespace fleetwright::fleet
