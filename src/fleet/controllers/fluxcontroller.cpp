// SPDX-License-Identifier: Apache-2.0
#include "fleet/controllers/fluxcontroller.h"

#include "fleet/controllers/fluxhelmrendering.h"
#include "fleet/controllers/fluxinstance.h"
#include "fleet/controllers/fluxrendering.h"
#include "flux/helmreleaseunit.h"
#include "flux/kustomizationunit.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace fleetwright::fleet {

namespace {

using base::Error;
using base::ErrorCode;
using flux::KnownObject;
using model::Reason;
using yaml::Node;

constexpr std::string_view sourceGroup = "source.toolkit.fluxcd.io";

base::Place placeOf(const Node *node)
{
    return node && node->span().known() ? node->span().place() : base::Place{};
}

std::string_view policyName(flux::DeletionPolicy policy)
{
    switch (policy) {
    case flux::DeletionPolicy::MirrorPrune:
        return "MirrorPrune";
    case flux::DeletionPolicy::Delete:
        return "Delete";
    case flux::DeletionPolicy::WaitForTermination:
        return "WaitForTermination";
    case flux::DeletionPolicy::Orphan:
        return "Orphan";
    }
    return {};
}

model::Delivery deliveryOf(const flux::DeliverySettings &settings,
                           const std::vector<flux::Dependency> &dependencies,
                           const std::string &kind)
{
    model::Delivery delivery;
    delivery.automated = true;
    delivery.prune = settings.prune;
    delivery.selfHeal = true;
    delivery.wait = settings.wait;
    delivery.force = settings.force;
    delivery.suspended = settings.suspend;
    const bool deletes =
        settings.deletionPolicy == flux::DeletionPolicy::Delete
        || settings.deletionPolicy == flux::DeletionPolicy::WaitForTermination
        || (settings.deletionPolicy == flux::DeletionPolicy::MirrorPrune && settings.prune);
    delivery.deletesResources = deletes;
    delivery.deletionPolicy = policyName(settings.deletionPolicy);
    delivery.interval = settings.interval;
    delivery.retryInterval = settings.retryInterval;
    delivery.timeout = settings.timeout;
    delivery.serviceAccount = settings.serviceAccountName;
    for (const flux::Dependency &dependency : dependencies)
        delivery.dependsOn.push_back(
            {kind, dependency.nameSpace, dependency.name, placeOf(dependency.node)});
    return delivery;
}

/// One cluster's Flux with all that it knows.
class Run {
public:
    Run(const ClusterApi &api, const ControllerContext &context) : m_api(api), m_context(context)
    {
        std::vector<KnownObject> objects;
        for (std::size_t i = 0; i < api.objects.size(); ++i) {
            const KnownObject &object = *api.objects[i].object;
            if (isFluxInstance(object.id)) {
                for (KnownObject &made : syncObjectsOf(object)) {
                    m_declaredBy.emplace(made.root, i);
                    objects.push_back(std::move(made));
                }
            }
            m_declaredBy.emplace(object.root, i);
            objects.push_back(object);
        }
        m_objects = std::make_shared<const flux::KnownObjects>(std::move(objects), context.written);
    }

    Evaluation run()
    {
        std::set<std::tuple<std::string, std::string, std::string>> seen;
        for (const KnownObject &object : m_objects->all()) {
            const bool isKustomization = flux::isFluxKustomization(object.id);
            if (!isKustomization && !flux::isHelmRelease(object.id))
                continue;
            // A patch, or values alone, has its kind and name but not what makes it one.
            if (!object.root->find("spec")
                || !seen.emplace(object.id.kind, object.id.nameSpace, object.id.name).second)
                continue;
            if (isKustomization)
                addKustomization(object);
            else
                addHelmRelease(object);
        }
        return std::move(m_result);
    }

private:
    FoundUnit unitOf(const KnownObject &object, model::UnitDeclaration &declaration)
    {
        FoundUnit unit;
        unit.id = {object.id.kind,
                   object.id.nameSpace.empty() ? std::string("default") : object.id.nameSpace,
                   object.id.name};
        unit.controller = model::Controller::Flux;
        unit.object = m_declaredBy.at(object.root);
        unit.cluster = m_api.cluster;
        declaration.place = flux::placeOf(object.root);
        const KnownObject &declaring = *m_api.objects[unit.object].object;
        declaration.declaredBy =
            declaring.root == object.root
                ? unit.id.text()
                : model::UnitId{declaring.id.kind, declaring.id.nameSpace, declaring.id.name}
                      .text();
        declaration.object = object.root;
        declaration.keeps = object.keeps;
        declaration.reasons.push_back(
            {Reason::Kind::Declared, declaration.declaredBy, declaration.place, true});
        return unit;
    }

    /// spec.kubeConfig: another cluster than the one Flux runs on.
    void place(const KnownObject &object, const flux::DeliverySettings &delivery, FoundUnit &unit,
               model::UnitDeclaration &declaration)
    {
        if (delivery.targetCluster.empty()) {
            declaration.reasons.push_back({Reason::Kind::Destination,
                                           "the cluster that Flux runs on", declaration.place,
                                           !unit.cluster.empty()});
            if (unit.cluster.empty())
                unit.error = Error{ErrorCode::Unresolved,
                                   "which cluster has this object is not known",
                                   declaration.place,
                                   "declare it in .fleetwright.yaml (clusters: with paths)",
                                   {}};
            return;
        }
        const Node *name = object.root->findPath({"spec", "kubeConfig", "secretRef", "name"});
        if (!name)
            name = object.root->findPath({"spec", "kubeConfig", "configMapRef", "name"});
        const auto cluster =
            m_context.destinations.clusterOfKubeconfig(delivery.targetCluster, object.id.nameSpace);
        declaration.reasons.push_back({Reason::Kind::Destination,
                                       "kubeConfig " + delivery.targetCluster, placeOf(name),
                                       cluster.has_value()});
        unit.cluster = cluster.value_or(std::string());
        if (!cluster)
            unit.error =
                Error{ErrorCode::Unresolved,
                      "the kubeconfig " + delivery.targetCluster + " is of no known cluster",
                      placeOf(name),
                      "call the Secret CLUSTER-kubeconfig, or declare the cluster in "
                      ".fleetwright.yaml (clusters:)",
                      {}};
    }

    void addKustomization(const KnownObject &object)
    {
        auto declaration = std::make_shared<model::UnitDeclaration>();
        FoundUnit unit = unitOf(object, *declaration);
        auto spec = flux::readKustomizationSpec(object);
        if (!spec) {
            place(object, {}, unit, *declaration);
            unit.error = std::move(spec).error();
        } else {
            declaration->delivery = deliveryOf(spec->delivery, spec->dependsOn, object.id.kind);
            place(object, spec->delivery, unit, *declaration);
            const KnownObject *source = sourceOf(*spec);
            const Node *path = spec->field("path");
            declaration->sources.push_back(describe(source, spec->source, spec->path,
                                                    placeOf(path ? path : spec->source.node)));
            unit.folder = folderOf(*spec, source);
            unit.readsCopies = spec->source.kind == "ExternalArtifact";
            unit.task = makeKustomizationTask(*std::move(spec), m_objects, source);
        }
        unit.declaration = std::move(declaration);
        m_result.units.push_back(std::move(unit));
    }

    void addHelmRelease(const KnownObject &object)
    {
        auto declaration = std::make_shared<model::UnitDeclaration>();
        FoundUnit unit = unitOf(object, *declaration);
        auto spec = flux::readHelmReleaseSpec(object);
        if (!spec) {
            place(object, {}, unit, *declaration);
            unit.error = std::move(spec).error();
        } else {
            declaration->delivery = deliveryOf(spec->delivery, spec->dependsOn, object.id.kind);
            // A release that goes is uninstalled.
            declaration->delivery.prune = true;
            declaration->delivery.deletesResources = true;
            declaration->delivery.deletionPolicy.clear();
            declaration->delivery.wait = !spec->disablesWait;
            place(object, spec->delivery, unit, *declaration);
            declaration->sources.push_back(chartSourceOf(*spec));
            unit.readsOpenedFiles = readsOpenedFiles(flux::chartOriginOf(*spec, *m_objects));
            unit.task = makeHelmReleaseTask(*std::move(spec), m_objects,
                                            kubernetesVersionOf(m_context, unit.cluster));
        }
        unit.declaration = std::move(declaration);
        m_result.units.push_back(std::move(unit));
    }

    bool readsOpenedFiles(const flux::ChartOrigin &origin) const
    {
        const KnownObject *source = origin.source;
        if (source && (source->id.kind == "HelmRepository" || source->id.kind == "OCIRepository"))
            return true;
        const Node *url = source && source->id.kind == "GitRepository"
                              ? source->root->findPath({"spec", "url"})
                              : nullptr;
        if (!url)
            return false;
        const auto checkout = m_context.sources->git(std::string(url->text()),
                                                     flux::gitReferenceOf(source->root), url);
        return checkout && m_context.sources->isOpened(checkout->files);
    }

    model::UnitSource chartSourceOf(const flux::HelmReleaseSpec &spec)
    {
        const flux::ChartOrigin origin = flux::chartOriginOf(spec, *m_objects);
        const flux::ChartReference &chart = origin.chart;
        model::UnitSource source = describe(origin.source, chart.source, {}, placeOf(chart.node));
        const bool isInRepository = origin.source && origin.source->id.kind != "HelmRepository"
                                    && origin.source->id.kind != "OCIRepository";
        if (isInRepository)
            source.path = chart.chart;
        source.chart = chart.chart.empty() ? chart.source.name : chart.chart;
        source.version = chart.version;
        return source;
    }

    const KnownObject *find(const flux::SourceReference &reference, const KnownObject &from) const
    {
        const std::string_view nameSpace =
            reference.nameSpace.empty() ? from.id.nameSpace : reference.nameSpace;
        return m_objects->find({sourceGroup, reference.kind, nameSpace, reference.name},
                               flux::placeOf(from.root));
    }

    const KnownObject *sourceOf(const flux::KustomizationSpec &spec) const
    {
        return find(spec.source, {spec.id, spec.root, spec.keeps});
    }

    model::UnitSource describe(const KnownObject *source, const flux::SourceReference &reference,
                               std::string path, base::Place place)
    {
        model::UnitSource shown;
        shown.path = std::move(path);
        shown.place = std::move(place);
        if (!source) {
            shown.url = reference.kind + "/" + reference.name;
            return shown;
        }
        const Node *url = source->root->findPath({"spec", "url"});
        shown.url = url ? std::string(url->text()) : reference.kind + "/" + reference.name;
        const flux::GitReference wanted = flux::gitReferenceOf(source->root);
        shown.revision = wanted.text();
        if (source->id.kind != "GitRepository" || !url)
            return shown;
        if (const auto checkout = m_context.sources->git(shown.url, wanted, url))
            shown.revision = checkout->revision;
        return shown;
    }

    /// The folder of the opened state that is built, where there is one.
    std::optional<base::RepoPath> folderOf(const flux::KustomizationSpec &spec,
                                           const KnownObject *source)
    {
        const Node *url = source && source->id.kind == "GitRepository"
                              ? source->root->findPath({"spec", "url"})
                              : nullptr;
        if (!url)
            return std::nullopt;
        const auto checkout = m_context.sources->git(std::string(url->text()),
                                                     flux::gitReferenceOf(source->root), url);
        if (!checkout || !m_context.sources->isOpened(checkout->files))
            return std::nullopt;
        return flux::folderOf(flux::Artifact{checkout->files, checkout->root, checkout->revision},
                              spec.path);
    }

    const ClusterApi &m_api;
    const ControllerContext &m_context;
    std::map<const Node *, std::size_t> m_declaredBy;
    std::shared_ptr<const flux::KnownObjects> m_objects;
    Evaluation m_result;
};

} // namespace

bool FluxController::reads(const model::ResourceId &id) const
{
    return id.group.ends_with(".fluxcd.io") || isFluxInstance(id) || id.group.empty()
           || id.group == "external-secrets.io" || id.group == "bitnami.com";
}

Evaluation FluxController::evaluate(const ClusterApi &api)
{
    const bool any = std::ranges::any_of(api.objects, [](const ApiObject &each) {
        const model::ResourceId &id = each.object->id;
        return flux::isFluxKustomization(id) || flux::isHelmRelease(id) || isFluxInstance(id);
    });
    return any ? Run(api, m_context).run() : Evaluation{};
}

} // namespace fleetwright::fleet
