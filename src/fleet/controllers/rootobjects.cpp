// SPDX-License-Identifier: Apache-2.0
#include "fleet/controllers/rootobjects.h"

#include "argocd/clustersecret.h"
#include "fleet/controllers/argocdcontroller.h"
#include "fleet/controllers/fixpoint.h"
#include "fleet/controllers/fluxinstance.h"
#include "fleet/controllers/rancherfleetcontroller.h"
#include "fleet/controllers/sources.h"
#include "flux/helmrelease.h"
#include "inventory/foldernames.h"

#include <algorithm>

namespace fleetwright::fleet {

namespace {

using flux::KnownObject;
using yaml::Node;

/// Where an object's manifest begins; a zero hash where it stands in no file.
base::Hash128 originOf(const Node *object)
{
    const base::Span &span = object->span();
    if (!span.known())
        return {};
    return base::combine(base::hashBytes(span.file->path().text()), {span.begin, 0});
}

bool makesArgoCdUnits(const KnownObject &object)
{
    return object.id.group == "argoproj.io"
           && (object.id.kind == "ApplicationSet" || object.id.kind == "Application");
}

bool makesRancherFleetUnits(const KnownObject &object)
{
    return isFleetYaml(object.id)
           || (object.id.group == "fleet.cattle.io" && object.id.kind == "GitRepo");
}

bool isNamespace(const model::ResourceId &id)
{
    return id.group.empty() && id.kind == "Namespace";
}

/// The folder that an object says its cluster reads: the sync of `flux bootstrap` or of
/// flux-operator.
std::optional<base::RepoPath> syncedFolder(const KnownObject &object, const base::RepoPath &file)
{
    std::string_view path;
    if (isFluxInstance(object.id))
        path = flux::textAt(object.root, {"spec", "sync", "path"});
    else if (flux::isFluxKustomization(object.id)
             && (object.id.name == "flux-system" || file.name().starts_with("gotk-sync.")))
        path = flux::textAt(object.root, {"spec", "path"});
    while (path.ends_with('/'))
        path.remove_suffix(1);
    return path.empty() ? std::nullopt : base::RepoPath::fromText(path);
}

} // namespace

RootObjects::RootObjects(const FixpointInputs &inputs) : m_inputs(inputs)
{
    addFiles(inputs.written);
    addFiles(inputs.exported);
    findLayers(inputs);
}

RootObjects::Role RootObjects::roleOf(const KnownObject &object)
{
    if (object.id.group == "argoproj.io" || object.id.group == "fleetwright"
        || argocd::isClusterSecret(object.root))
        return isFleetYaml(object.id) ? Role::RancherFleet : Role::ArgoCd;
    if (object.id.group == "fleet.cattle.io" || isNamespace(object.id))
        return Role::RancherFleet;
    const bool makesUnit = flux::isFluxKustomization(object.id) || flux::isHelmRelease(object.id)
                           || isFluxInstance(object.id);
    return makesUnit && object.root->find("spec") ? Role::FluxUnit : Role::LookedUp;
}

void RootObjects::addFiles(const std::vector<WrittenFile> &files)
{
    for (const WrittenFile &file : files) {
        m_decide |= file.content->decides;
        for (std::size_t i = 0; i < file.content->objects.size(); ++i) {
            const KnownObject &object = file.content->objects[i];
            Document document{file.path,       file.content,          i, roleOf(object),
                              file.isIncluded, originOf(object.root), {}};
            m_hasArgoCd |= document.role == Role::ArgoCd;
            m_hasRancherFleet |= document.role == Role::RancherFleet && !isNamespace(object.id);
            m_hasUnits |= !file.isIncluded
                          && (document.role == Role::FluxUnit || makesArgoCdUnits(object)
                              || makesRancherFleetUnits(object));
            m_documents.push_back(std::move(document));
        }
    }
}

void RootObjects::findLayers(const FixpointInputs &inputs)
{
    std::set<base::RepoPath> files;
    for (const Document &document : m_documents) {
        if (document.isIncluded && isTargeting(document.content->objects[document.object]))
            files.insert(document.path);
    }
    if (files.empty())
        return;
    std::set<model::LayerIndex> overlays;
    for (const PlannedUnit &planned : *inputs.overlays)
        overlays.insert(planned.root);
    // From the layers that have such files up to those that nobody includes.
    const std::vector<model::Layer> &layers = inputs.graph->layers;
    std::vector<bool> seen(layers.size());
    std::vector<model::LayerIndex> open;
    for (model::LayerIndex layer = 0; layer < layers.size(); ++layer) {
        if (std::ranges::any_of(layers[layer].files,
                                [&](const base::RepoPath &file) { return files.contains(file); }))
            open.push_back(layer);
    }
    while (!open.empty()) {
        const model::LayerIndex index = open.back();
        open.pop_back();
        if (seen[index])
            continue;
        seen[index] = true;
        const model::Layer &layer = layers[index];
        const bool isRoot = layer.includedBy.empty()
                            && layer.kind == model::LayerKind::Kustomization
                            && !inventory::isForShow(layer.path);
        if (isRoot && !overlays.contains(index))
            m_layers.insert(layer.path);
        open.insert(open.end(), layer.includedBy.begin(), layer.includedBy.end());
    }
}

void RootObjects::beginRound(const Destinations &destinations)
{
    m_applied.clear();
    m_argoCdOutputs.clear();
    m_rancherFleetOutputs.clear();
    m_destinations = destinations;
    if (m_placedFor != destinations.identity())
        place();
    m_placedFor = destinations.identity();
}

std::string RootObjects::clusterOf(const base::RepoPath &folder) const
{
    if (auto cluster = m_destinations.clusterOfFolder(folder))
        return *std::move(cluster);
    return m_destinations.size() == 1 ? *m_destinations.names().begin() : std::string();
}

std::string RootObjects::syncedCluster(const Document &document) const
{
    const KnownObject &object = document.content->objects[document.object];
    const auto folder = syncedFolder(object, document.path);
    return folder ? m_destinations.clusterOfPath(*folder).value_or(std::string()) : std::string();
}

void RootObjects::place()
{
    std::map<base::RepoPath, std::string> ofFile;
    for (const Document &document : m_documents) {
        if (std::string cluster = syncedCluster(document); !cluster.empty())
            ofFile.emplace(document.path, std::move(cluster));
    }
    std::vector<KnownObject> anywhere;
    for (Document &document : m_documents) {
        const auto synced = ofFile.find(document.path);
        document.cluster =
            synced == ofFile.end() ? clusterOf(document.path.parent()) : synced->second;
        if (document.cluster.empty()
            && (document.role == Role::FluxUnit || document.role == Role::LookedUp))
            anywhere.push_back(document.content->objects[document.object]);
    }
    // The last of all: whatever is written is nearer.
    anywhere.push_back(bootstrapSource(std::string(Sources::thisRepository)));
    m_writtenAnywhere = std::make_shared<const flux::KnownObjects>(std::move(anywhere));
}

void RootObjects::noteOutput(const TargetingContent &content, const std::string &cluster)
{
    for (const KnownObject &object : content.objects) {
        m_applied.insert(originOf(object.root));
        if (makesArgoCdUnits(object))
            m_argoCdOutputs.insert(cluster);
        if (makesRancherFleetUnits(object))
            m_rancherFleetOutputs.insert(cluster);
    }
}

void RootObjects::noteLayer(const base::RepoPath &folder, const RenderedFolderPtr &rendered)
{
    m_ofLayers[folder] = rendered ? rendered->content : nullptr;
}

std::string RootObjects::labelledHub() const
{
    std::string hub;
    for (const model::Cluster &cluster : m_inputs.census->clusters()) {
        if (!cluster.isHub)
            continue;
        if (!hub.empty())
            return {};
        hub = cluster.name;
    }
    return hub;
}

/// What the Secret of the local cluster calls it.
std::string RootObjects::registeredHub() const
{
    for (const Document &document : m_documents) {
        const Node *object = document.content->objects[document.object].root;
        if (document.role != Role::ArgoCd || !argocd::isClusterSecret(object))
            continue;
        const auto cluster = argocd::readClusterSecret(object);
        if (cluster
            && argocd::withoutTrailingSlashes(cluster->server) == argocd::localClusterServer)
            return cluster->name;
    }
    return {};
}

void RootObjects::settleHubs()
{
    if (!m_hasArgoCd && !m_hasRancherFleet && m_ofLayers.empty())
        return;
    if (!m_labelledHub)
        m_labelledHub = labelledHub();
    const auto hubWith = [this](const std::set<std::string> &outputs) {
        return m_labelledHub->empty() && outputs.size() == 1 ? *outputs.begin() : *m_labelledHub;
    };
    m_argoCdHub = hubWith(m_argoCdOutputs);
    if (m_argoCdHub.empty())
        m_argoCdHub = registeredHub();
    if (m_argoCdHub.empty())
        m_argoCdHub = localCluster;
    m_rancherFleetHub = hubWith(m_rancherFleetOutputs);
    if (m_rancherFleetHub.empty())
        m_rancherFleetHub = rancherFleetLocalCluster;
}

const std::string &RootObjects::hubOf(Role role, const std::string &folderCluster) const
{
    return role == Role::ArgoCd         ? m_argoCdHub
           : role == Role::RancherFleet ? m_rancherFleetHub
                                        : folderCluster;
}

void RootObjects::each(const std::set<base::RepoPath> &reachedLayers, const Take &take) const
{
    for (const Document &document : m_documents) {
        const std::string &hub = hubOf(document.role, document.cluster);
        const bool isLookedUp = document.role == Role::LookedUp;
        if (isLookedUp ? hub.empty() : document.isIncluded || m_applied.contains(document.origin))
            continue;
        // A Namespace in a cluster's folder is that cluster's.
        const bool isElsewhere = document.role == Role::RancherFleet && !document.cluster.empty()
                                 && document.cluster != hub
                                 && isNamespace(document.content->objects[document.object].id);
        if (!isElsewhere)
            take(hub, document.content, document.object);
    }
    for (const auto &[folder, content] : m_ofLayers) {
        if (!content || reachedLayers.contains(folder))
            continue;
        const std::string cluster = clusterOf(folder);
        for (std::size_t i = 0; i < content->objects.size(); ++i) {
            const std::string &hub = hubOf(roleOf(content->objects[i]), cluster);
            if (!hub.empty())
                take(hub, content, i);
        }
    }
}

std::set<base::RepoPath>
RootObjects::appliedByHand(const std::set<base::RepoPath> &reachedLayers) const
{
    std::set<base::RepoPath> layers;
    std::ranges::set_difference(m_layers, reachedLayers, std::inserter(layers, layers.end()));
    return layers;
}

} // namespace fleetwright::fleet
