// SPDX-License-Identifier: Apache-2.0
#include "base/base64.h"
#include "inventory/claimreaders.h"

#include <algorithm>

namespace fleetwright::inventory {

namespace {

using model::Attribute;
using model::Fact;
using model::Signal;

constexpr std::string_view secretType = "argocd.argoproj.io/secret-type";

std::string_view textAt(const yaml::Node *node, std::initializer_list<std::string_view> keys)
{
    const yaml::Node *found = node ? node->findPath(keys) : nullptr;
    return found && found->isScalar() ? found->text() : std::string_view();
}

Claim claimOf(const yaml::Node *name, Signal signal)
{
    Claim claim;
    claim.name = name->text();
    claim.signal = signal;
    if (name->span().known())
        claim.place = name->span().place();
    return claim;
}

void addAttribute(Claim &claim, const ClaimReading &reading, Attribute attribute,
                  std::string_view key, const yaml::Node *value)
{
    if (!value || !value->isScalar() || value->text().empty() || isTemplate(value->text()))
        return;
    Fact fact = makeFact(reading, claim.signal, key, value);
    fact.attribute = attribute;
    claim.facts.push_back(std::move(fact));
}

/// Labels as labels, annotations as facts; an annotation …/gitops-path names the overlay.
void addMetadata(Claim &claim, const ClaimReading &reading, const yaml::Node *metadata)
{
    addFacts(claim, reading, metadata->find("labels"), FactKind::Label);
    const yaml::Node *annotations = metadata->find("annotations");
    if (!annotations)
        return;
    for (const yaml::Entry &entry : annotations->entries()) {
        const std::string key = plainKey(entry.key->text());
        if (key == "gitopspath" && entry.value->isScalar())
            addPath(claim, entry.value->text());
        const Attribute attribute = reading.keys.of(entry.key->text());
        if (attribute != Attribute::None)
            addAttribute(claim, reading, attribute, entry.key->text(), entry.value);
    }
}

/// A value of a Secret: plain in stringData, base64 in data.
struct SecretValue {
    std::string text;
    const yaml::Node *node = nullptr;
};

SecretValue secretValue(const yaml::Node *secret, std::string_view key)
{
    if (const yaml::Node *plain = secret->findPath({"stringData", key}); plain && plain->isScalar())
        return {std::string(plain->text()), plain};
    if (const yaml::Node *coded = secret->findPath({"data", key}); coded && coded->isScalar())
        return {base::decodeBase64(coded->text()).value_or(std::string()), coded};
    return {};
}

/// Where a Secret's content is: an external one is called as its author liked, not like the
/// cluster.
enum class Content : std::uint8_t { Here, External };

/// `holder` has the metadata and the data: the Secret itself, or the template of a sealed or
/// external one.
void readClusterSecret(const yaml::Node *object, const yaml::Node *holder, Content content,
                       const ClaimReading &reading, std::vector<Claim> &claims)
{
    const yaml::Node *metadata = holder->find("metadata");
    if (!metadata || textAt(metadata, {"labels", secretType}) != "cluster")
        return;
    const yaml::Node *objectName = object->findPath({"metadata", "name"});
    SecretValue name = secretValue(holder, "name");
    const bool isNamed = !name.text.empty() && !isTemplate(name.text);
    if (!isNamed && (!objectName || !objectName->isScalar() || isTemplate(objectName->text())))
        return;
    if (!isNamed)
        name = {std::string(objectName->text()), objectName};
    Claim claim = claimOf(name.node, Signal::ArgoClusterSecret);
    claim.name = name.text;
    Fact named = makeFact(reading, claim.signal, "name", name.node);
    named.value = name.text;
    named.attribute = Attribute::Name;
    claim.facts.push_back(std::move(named));
    if (const SecretValue server = secretValue(holder, "server");
        !server.text.empty() && !isTemplate(server.text)) {
        Fact fact = makeFact(reading, claim.signal, "server", server.node);
        fact.value = server.text;
        fact.attribute = Attribute::Server;
        claim.facts.push_back(std::move(fact));
        claim.server = server.text;
    }
    addMetadata(claim, reading, metadata);
    std::erase_if(claim.facts, [](const Fact &fact) { return fact.key == secretType; });
    if (!isNamed && content == Content::External) {
        claim.objectName = std::move(claim.name);
        claim.name.clear();
        claim.facts.erase(claim.facts.begin());
    }
    claims.push_back(std::move(claim));
}

void addClusterApiFacts(Claim &claim, const ClaimReading &reading, const yaml::Node *object)
{
    for (const std::string_view network : {"pods", "services"}) {
        const yaml::Node *blocks =
            object->findPath({"spec", "clusterNetwork", network, "cidrBlocks"});
        for (const yaml::Node *block :
             blocks ? blocks->items() : std::span<const yaml::Node *const>())
            addAttribute(claim, reading, Attribute::Cidr, "clusterNetwork." + std::string(network),
                         block);
    }
    addAttribute(claim, reading, Attribute::Domain, "clusterNetwork.serviceDomain",
                 object->findPath({"spec", "clusterNetwork", "serviceDomain"}));
    addAttribute(claim, reading, Attribute::Server, "controlPlaneEndpoint.host",
                 object->findPath({"spec", "controlPlaneEndpoint", "host"}));
}

void readClusterObject(const yaml::Node *object, Signal signal, const ClaimReading &reading,
                       std::vector<Claim> &claims)
{
    const yaml::Node *metadata = object->find("metadata");
    const yaml::Node *name = metadata ? metadata->find("name") : nullptr;
    if (!name || !name->isScalar() || name->text().empty() || isTemplate(name->text()))
        return;
    Claim claim = claimOf(name, signal);
    addAttribute(claim, reading, Attribute::Name, "metadata.name", name);
    addMetadata(claim, reading, metadata);
    if (signal == Signal::ClusterApi)
        addClusterApiFacts(claim, reading, object);
    if (signal == Signal::ManagedCluster) {
        const yaml::Node *clients = object->findPath({"spec", "managedClusterClientConfigs"});
        if (clients && clients->size() > 0 && clients->isSequence())
            addAttribute(claim, reading, Attribute::Server, "managedClusterClientConfigs.url",
                         clients->items()[0]->find("url"));
    }
    claims.push_back(std::move(claim));
}

/// The object by which Flux synchronises a cluster with its own folder: `flux bootstrap` writes it
/// into gotk-sync.yaml and calls it flux-system.
void readFluxSync(const base::RepoPath &file, const yaml::Node *object, std::vector<Claim> &claims)
{
    const bool instance = textAt(object, {"kind"}) == "FluxInstance";
    const bool sync = file.name().starts_with("gotk-sync.")
                      || textAt(object, {"metadata", "name"}) == "flux-system";
    const yaml::Node *path =
        instance ? object->findPath({"spec", "sync", "path"}) : object->findPath({"spec", "path"});
    if ((!instance && !sync) || !path || !path->isScalar() || isTemplate(path->text()))
        return;
    Claim claim = claimOf(path, Signal::FluxSync);
    claim.name.clear();
    addPath(claim, path->text());
    if (!claim.paths.empty())
        claims.push_back(std::move(claim));
}

} // namespace

bool isFluxSyncFile(const base::RepoPath &file)
{
    return file.name() == "gotk-sync.yaml" && file.parent().name() == "flux-system";
}

void readEmptyFluxSync(const base::RepoPath &file, std::vector<Claim> &claims)
{
    Claim claim;
    claim.signal = Signal::FluxSync;
    claim.place = {file, 1, 1};
    claim.paths = {file.parent().parent()};
    claims.push_back(std::move(claim));
}

void readManifest(const base::RepoPath &file, const yaml::Node *object, const ClaimReading &reading,
                  std::vector<Claim> &claims)
{
    const std::string_view kind = textAt(object, {"kind"});
    const std::string_view apiVersion = textAt(object, {"apiVersion"});
    const std::string_view group = apiVersion.substr(0, apiVersion.find('/'));
    if (kind == "List") {
        const yaml::Node *items = object->find("items");
        for (const yaml::Node *item :
             items ? items->items() : std::span<const yaml::Node *const>()) {
            if (textAt(item, {"kind"}) != "List")
                readManifest(file, item, reading, claims);
        }
    } else if (kind == "Secret" && apiVersion == "v1") {
        readClusterSecret(object, object, Content::Here, reading, claims);
    } else if (const yaml::Node *sealed = object->findPath({"spec", "template"});
               sealed && kind == "SealedSecret") {
        readClusterSecret(object, sealed, Content::Here, reading, claims);
    } else if (const yaml::Node *external = object->findPath({"spec", "target", "template"});
               external && kind == "ExternalSecret") {
        readClusterSecret(object, external, Content::External, reading, claims);
    } else if (kind == "Cluster" && group == "cluster.x-k8s.io") {
        readClusterObject(object, Signal::ClusterApi, reading, claims);
    } else if (kind == "ManagedCluster" && group == "cluster.open-cluster-management.io") {
        readClusterObject(object, Signal::ManagedCluster, reading, claims);
    } else if (kind == "Cluster" && group == "fleet.cattle.io") {
        readClusterObject(object, Signal::FleetCluster, reading, claims);
    } else if ((kind == "Kustomization" && group == "kustomize.toolkit.fluxcd.io")
               || kind == "FluxInstance") {
        readFluxSync(file, object, claims);
    } else if (kind == "Application" && group == "argoproj.io") {
        readApplication(object, claims);
    } else if (kind == "ApplicationSet" && group == "argoproj.io") {
        readApplicationSet(object, reading, claims);
    }
}

void readObjectClaims(const yaml::Node *object, const ClaimReading &reading,
                      std::vector<Claim> &claims)
{
    readManifest({}, object, reading, claims);
}

} // namespace fleetwright::inventory
