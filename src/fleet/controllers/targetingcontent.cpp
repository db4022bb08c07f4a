// SPDX-License-Identifier: Apache-2.0
#include "fleet/controllers/targetingcontent.h"

#include "argocd/clustersecret.h"
#include "argocd/recording.h"
#include "rancherfleet/fleetyaml.h"
#include "yaml/nodebuilder.h"

#include <algorithm>
#include <array>

namespace fleetwright::fleet {

namespace {

using flux::KnownObject;
using yaml::Node;

constexpr std::array<std::string_view, 6> targetingGroups = {
    "argoproj.io",     "kustomize.toolkit.fluxcd.io", "helm.toolkit.fluxcd.io",
    "fleet.cattle.io", "source.toolkit.fluxcd.io",    "fluxcd.controlplane.io"};

bool isTargetingGroup(const model::ResourceId &id)
{
    return std::ranges::find(targetingGroups, id.group) != targetingGroups.end()
           || id.group == "source.extensions.fluxcd.io"
           || (id.group == "fleetwright" && (id.kind == "RecordedGenerator" || isFleetYaml(id)));
}

constexpr std::string_view rancherFleetGroup = "fleet.cattle.io";

/// Which of a hub's namespaces Rancher Fleet's bundles reach is told by labels.
bool isNamespace(const model::ResourceId &id)
{
    return id.group.empty() && id.kind == "Namespace";
}

/// What variables and values are taken from, and what makes such in the cluster.
bool isGiven(const model::ResourceId &id)
{
    if (id.group.empty())
        return id.kind == "ConfigMap" || id.kind == "Secret";
    return (id.group == "external-secrets.io" && id.kind == "ExternalSecret")
           || (id.group == "bitnami.com" && id.kind == "SealedSecret");
}

bool mayClaim(const model::ResourceId &id)
{
    return isTargetingGroup(id) || (isGiven(id) && id.kind != "ConfigMap")
           || id.group == "cluster.x-k8s.io" || id.group == "cluster.open-cluster-management.io";
}

template<typename Take>
void eachObject(const Node *root, const Take &take)
{
    const Node *kind = root->isMapping() ? root->find("kind") : nullptr;
    const Node *items = kind && kind->text().ends_with("List") ? root->find("items") : nullptr;
    if (!items) {
        take(root);
        return;
    }
    for (const Node *item : items->items())
        eachObject(item, take);
}

base::Hash128 keyOf(const model::ResourceId &id)
{
    std::string text = id.group;
    for (const std::string *part : {&id.kind, &id.nameSpace, &id.name})
        text.append("\n").append(*part);
    return base::hashBytes(text);
}

/// It has no metadata; what it stands for tells it from others.
std::optional<KnownObject> recordedGenerator(const Node *root, std::shared_ptr<const void> keeps)
{
    KnownObject object{{"fleetwright", "v1", "RecordedGenerator", {}, {}}, root, std::move(keeps)};
    for (const std::string_view field : {"applicationSet", "generator", "position"})
        object.id.name += std::string(flux::textAt(root, {field})) + '\n';
    return object;
}

/// Of ConfigMaps and Secrets among others.
void addMentionedNames(const Node *node, std::vector<base::Hash128> &names)
{
    for (const yaml::Entry &entry : node->entries()) {
        if (entry.value->isScalar() && entry.key->text() == "name")
            names.push_back(base::hashBytes(entry.value->text()));
        else
            addMentionedNames(entry.value, names);
    }
    for (const Node *item : node->items())
        addMentionedNames(item, names);
}

TargetingContentPtr orNothing(TargetingContent content)
{
    if (content.objects.empty() && content.claims.empty())
        return nullptr;
    for (const KnownObject &object : content.objects) {
        content.keys.push_back(keyOf(object.id));
        if (object.id.group.ends_with("fluxcd.io"))
            addMentionedNames(object.root, content.mentionedNames);
        else
            content.hasOtherControllers |= isTargeting(object) || object.id.group == "fleetwright";
    }
    content.decides = std::ranges::any_of(content.objects, isTargeting);
    return std::make_shared<const TargetingContent>(std::move(content));
}

} // namespace

TargetingContentPtr contentOf(const model::Rendering &rendering,
                              const inventory::ClaimReading &reading)
{
    TargetingContent content;
    const bool hasRancherFleet =
        std::ranges::any_of(rendering.objects, [](const model::Object &object) {
            return object.id.group == rancherFleetGroup;
        });
    const auto isTaken = [hasRancherFleet](const model::ResourceId &id) {
        return isTargetingGroup(id) || isGiven(id) || (hasRancherFleet && isNamespace(id));
    };
    for (const model::Object &object : rendering.objects) {
        const bool isList = object.id.kind.ends_with("List");
        if (!isList && !isTaken(object.id) && !mayClaim(object.id))
            continue;
        eachObject(object.root, [&](const Node *root) {
            auto known = flux::knownObject(root, rendering.arena);
            if (!known)
                return;
            if (mayClaim(known->id))
                inventory::readObjectClaims(root, reading, content.claims);
            if (isTaken(known->id))
                content.objects.push_back(*std::move(known));
        });
    }
    return orNothing(std::move(content));
}

TargetingContentPtr contentOf(const yaml::ParsedFile &file)
{
    TargetingContent content;
    for (const Node *document : file.documents) {
        eachObject(document, [&](const Node *root) {
            auto known = argocd::isRecordedGenerator(root) ? recordedGenerator(root, file.arena)
                                                           : flux::knownObject(root, file.arena);
            if (known
                && (isTargetingGroup(known->id) || isGiven(known->id) || isNamespace(known->id)))
                content.objects.push_back(*std::move(known));
        });
    }
    return orNothing(std::move(content));
}

TargetingContentPtr contentOfFleetYaml(const yaml::ParsedFile &file)
{
    KnownObject object{{"fleetwright", "v1", "FleetYaml", {}, file.file->path().parent().text()},
                       file.documents.empty() ? nullptr : file.documents.front(),
                       file.arena};
    if (!object.root) {
        // An empty one makes a bundle as well.
        const auto arena = std::make_shared<base::Arena>();
        arena->keep(file.file);
        object.root =
            yaml::NodeBuilder(*arena).scalar(yaml::Tag::Null, {}, {file.file.get(), 0, 0});
        object.keeps = arena;
    } else if (!rancherfleet::isFleetYaml(object.root)) {
        return nullptr;
    }
    TargetingContent content;
    content.objects.push_back(std::move(object));
    return orNothing(std::move(content));
}

bool isFleetYaml(const model::ResourceId &id)
{
    return id.group == "fleetwright" && id.kind == "FleetYaml";
}

bool mayHoldTargeting(std::string_view bytes)
{
    return bytes.find("argoproj.io") != std::string_view::npos
           || bytes.find("fluxcd.") != std::string_view::npos
           || bytes.find("fleet.cattle.io") != std::string_view::npos
           || bytes.find("fleetwright/v1") != std::string_view::npos;
}

bool isTargeting(const KnownObject &object)
{
    return isTargetingGroup(object.id) || argocd::isClusterSecret(object.root);
}

bool isReadByName(const KnownObject &object)
{
    return object.id.group.empty() && (object.id.kind == "ConfigMap" || object.id.kind == "Secret")
           && !argocd::isClusterSecret(object.root);
}

} // namespace fleetwright::fleet
