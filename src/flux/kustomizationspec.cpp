// SPDX-License-Identifier: Apache-2.0
#include "flux/kustomizationspec.h"

namespace fleetwright::flux {

namespace {

using base::ErrorCode;
using base::Result;
using yaml::Node;

Result<void> checkString(const Node *spec, std::string_view field)
{
    const Node *value = spec->find(field);
    if (!value || value->isNull() || value->isString())
        return {};
    return errorAt(ErrorCode::Invalid, "spec." + std::string(field) + " is no text", value,
                   "put it in quotes");
}

Result<void> checkList(const Node *spec, std::string_view field)
{
    const Node *value = spec->find(field);
    if (!value || value->isNull() || value->isSequence())
        return {};
    return errorAt(ErrorCode::Invalid, "spec." + std::string(field) + " is no list", value);
}

Result<void> checkTypes(const Node *spec)
{
    for (const std::string_view field : {"path", "targetNamespace", "namePrefix", "nameSuffix"}) {
        if (auto fine = checkString(spec, field); !fine)
            return fine;
    }
    for (const std::string_view field :
         {"patches", "images", "components", "dependsOn", "healthChecks", "buildMetadata"}) {
        if (auto fine = checkList(spec, field); !fine)
            return fine;
    }
    const Node *substitute = spec->findPath({"postBuild", "substitute"});
    if (substitute && !substitute->isNull() && !substitute->isMapping())
        return errorAt(ErrorCode::Invalid, "spec.postBuild.substitute is no mapping", substitute);
    return {};
}

DeletionPolicy deletionPolicyOf(std::string_view text)
{
    if (text == "Delete")
        return DeletionPolicy::Delete;
    if (text == "WaitForTermination")
        return DeletionPolicy::WaitForTermination;
    return text == "Orphan" ? DeletionPolicy::Orphan : DeletionPolicy::MirrorPrune;
}

DeliverySettings deliveryOf(const Node *spec)
{
    DeliverySettings delivery;
    delivery.prune = isTrueAt(spec, {"prune"});
    delivery.wait = isTrueAt(spec, {"wait"});
    delivery.force = isTrueAt(spec, {"force"});
    delivery.suspend = isTrueAt(spec, {"suspend"});
    delivery.deletionPolicy = deletionPolicyOf(textAt(spec, {"deletionPolicy"}));
    delivery.interval = textAt(spec, {"interval"});
    delivery.retryInterval = textAt(spec, {"retryInterval"});
    delivery.timeout = textAt(spec, {"timeout"});
    delivery.serviceAccountName = textAt(spec, {"serviceAccountName"});
    delivery.targetCluster = textAt(spec, {"kubeConfig", "secretRef", "name"});
    if (delivery.targetCluster.empty())
        delivery.targetCluster = textAt(spec, {"kubeConfig", "configMapRef", "name"});
    delivery.decryption = textAt(spec, {"decryption", "provider"});
    delivery.decryptionSecret = textAt(spec, {"decryption", "secretRef", "name"});
    return delivery;
}

} // namespace

const Node *KustomizationSpec::field(std::string_view name) const
{
    const Node *value = root->findPath({"spec", name});
    return value && !value->isNull() ? value : nullptr;
}

std::string KustomizationSpec::text() const
{
    return id.kind + "/" + id.nameSpace + "/" + id.name;
}

bool isFluxKustomization(const model::ResourceId &id)
{
    return id.kind == "Kustomization" && id.group == "kustomize.toolkit.fluxcd.io";
}

std::vector<Dependency> readDependencies(const Node *list, std::string_view ownNamespace)
{
    std::vector<Dependency> dependencies;
    if (!list)
        return dependencies;
    for (const Node *entry : list->items()) {
        const std::string_view nameSpace = textAt(entry, {"namespace"});
        dependencies.push_back({std::string(nameSpace.empty() ? ownNamespace : nameSpace),
                                std::string(textAt(entry, {"name"})), entry});
    }
    return dependencies;
}

ObjectReference readObjectReference(const Node *entry)
{
    return {std::string(textAt(entry, {"kind"})), std::string(textAt(entry, {"name"})),
            isTrueAt(entry, {"optional"}), entry};
}

SourceReference readSourceReference(const Node *node)
{
    if (!node)
        return {};
    return {std::string(textAt(node, {"kind"})), std::string(textAt(node, {"namespace"})),
            std::string(textAt(node, {"name"})), node};
}

Result<KustomizationSpec> readKustomizationSpec(const KnownObject &object)
{
    const Node *spec = object.root->find("spec");
    if (!spec || !spec->isMapping())
        return errorAt(ErrorCode::Invalid, "the Kustomization has no spec", object.root);
    if (auto fine = checkTypes(spec); !fine)
        return std::move(fine).error();
    KustomizationSpec read;
    read.id = object.id;
    read.root = object.root;
    read.keeps = object.keeps;
    read.path = textAt(spec, {"path"});
    read.source = readSourceReference(spec->find("sourceRef"));
    read.dependsOn = readDependencies(spec->find("dependsOn"), object.id.nameSpace);
    if (const Node *checks = spec->find("healthChecks")) {
        for (const Node *check : checks->items())
            read.healthChecks.push_back({std::string(textAt(check, {"kind"})),
                                         std::string(textAt(check, {"namespace"})),
                                         std::string(textAt(check, {"name"})), check});
    }
    read.delivery = deliveryOf(spec);
    read.postBuild = read.field("postBuild");
    if (read.postBuild) {
        read.substituteAlways = textAt(read.postBuild, {"substituteStrategy"}) == "Always";
        if (const Node *from = read.postBuild->find("substituteFrom")) {
            for (const Node *entry : from->items())
                read.substituteFrom.push_back(readObjectReference(entry));
        }
    }
    return read;
}

} // namespace fleetwright::flux
