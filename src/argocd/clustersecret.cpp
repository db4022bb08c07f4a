// SPDX-License-Identifier: Apache-2.0
#include "argocd/clustersecret.h"

#include "argocd/manifest.h"
#include "argocd/names.h"
#include "base/base64.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace fleetwright::argocd {

namespace {

/// Annotations that Argo CD and kubectl keep for themselves; the cluster generator hides them.
constexpr std::array<std::string_view, 5> reservedAnnotations = {
    "argocd.argoproj.io/refresh",
    "argocd.argoproj.io/hydrate",
    "argocd.argoproj.io/tracking-id",
    "argocd.argoproj.io/installation-id",
    "kubectl.kubernetes.io/last-applied-configuration",
};

bool isReserved(std::string_view annotation)
{
    return std::find(reservedAnnotations.begin(), reservedAnnotations.end(), annotation)
           != reservedAnnotations.end();
}

struct SecretValue {
    std::string text;
    base::Span place;
};

/// nothing: the Secret has no such key. The API server writes stringData over data.
base::Result<std::optional<SecretValue>> secretValue(const yaml::Node *secret, std::string_view key)
{
    using Found = std::optional<SecretValue>;
    if (const yaml::Node *plain = secret->findPath({"stringData", key}))
        return Found(SecretValue{std::string(plain->isNull() ? "" : plain->text()), plain->span()});
    const yaml::Node *coded = secret->findPath({"data", key});
    if (!coded)
        return Found();
    std::optional<std::string> text =
        coded->isNull() ? std::string() : base::decodeBase64(coded->text());
    if (!text)
        return invalidAt(coded, "data." + std::string(key) + " is no base64");
    return Found(SecretValue{*std::move(text), coded->span()});
}

std::span<const yaml::Entry> metadata(const yaml::Node *object, std::string_view field)
{
    const yaml::Node *map = object->findPath({"metadata", field});
    return map ? map->entries() : std::span<const yaml::Entry>();
}

Value::Fields textsOf(std::span<const yaml::Entry> entries)
{
    Value::Fields fields;
    for (const yaml::Entry &entry : entries)
        fields.insert_or_assign(
            std::string(entry.key->text()),
            Value::string(std::string(entry.value->text()), entry.value->span()));
    return fields;
}

Value::Fields visibleAnnotations(const yaml::Node *secret)
{
    Value::Fields fields = textsOf(metadata(secret, "annotations"));
    std::erase_if(fields, [](const auto &field) { return isReserved(field.first); });
    return fields;
}

/// getClusterParameters (generators/cluster.go).
void addParameters(RegisteredCluster &cluster, const Value::Fields &identity,
                   Value::Fields annotations, Value::Fields labels)
{
    Value::Fields flat = identity;
    for (const auto &[key, value] : annotations)
        flat.emplace("metadata.annotations." + key, value);
    for (const auto &[key, value] : labels)
        flat.emplace("metadata.labels." + key, value);
    cluster.flatParameters = Value::map(std::move(flat), Value::Kind::Map, cluster.place);

    Value::Fields meta;
    if (!annotations.empty())
        meta.emplace("annotations", Value::map(std::move(annotations), Value::Kind::StringMap));
    if (!labels.empty())
        meta.emplace("labels", Value::map(std::move(labels), Value::Kind::StringMap));
    Value::Fields nested = identity;
    nested.emplace("metadata", Value::map(std::move(meta)));
    cluster.goParameters = Value::map(std::move(nested), Value::Kind::Map, cluster.place);
}

} // namespace

bool isClusterSecret(const yaml::Node *object)
{
    const yaml::Node *kind = object->find("kind");
    const yaml::Node *version = object->find("apiVersion");
    const yaml::Node *labels = object->findPath({"metadata", "labels"});
    const yaml::Node *type = labels ? labels->find(secretTypeLabel) : nullptr;
    return kind && kind->text() == "Secret" && version && version->text() == "v1" && type
           && type->text() == "cluster";
}

base::Result<RegisteredCluster> readClusterSecret(const yaml::Node *object)
{
    const yaml::Node *secretName = object->findPath({"metadata", "name"});
    if (!secretName || !secretName->isScalar() || secretName->text().empty())
        return invalidAt(object, "a cluster Secret without metadata.name does not exist");
    RegisteredCluster cluster;
    cluster.secretName = secretName->text();
    cluster.place = object->span();
    Value::Fields identity;
    for (const std::string_view key : {"name", "server", "project"}) {
        base::Result<std::optional<SecretValue>> value = secretValue(object, key);
        if (!value)
            return value.error();
        const SecretValue found = value->value_or(SecretValue{});
        identity.emplace(key, Value::string(found.text, found.place));
    }
    cluster.name = identity["name"]->text();
    cluster.server = identity["server"]->text();
    cluster.project = identity["project"]->text();
    if (identity["name"]->span().known())
        cluster.place = identity["name"]->span();
    identity.emplace("nameNormalized", Value::string(sanitizedName(cluster.name), cluster.place));

    Value::Fields labels = textsOf(metadata(object, "labels"));
    for (const auto &[key, value] : labels)
        cluster.labels.emplace(key, value->text());
    addParameters(cluster, identity, visibleAnnotations(object), std::move(labels));
    return cluster;
}

ClusterRegistry::ClusterRegistry(std::vector<RegisteredCluster> clusters)
    : m_clusters(std::move(clusters))
{
    std::stable_sort(m_clusters.begin(), m_clusters.end(), [](const auto &one, const auto &other) {
        return one.secretName < other.secretName;
    });
    for (std::uint32_t at = 0; at < m_clusters.size(); ++at) {
        const RegisteredCluster &cluster = m_clusters[at];
        for (const auto &[key, value] : cluster.labels) {
            m_byLabel[key][value].push_back(at);
            m_byKey[key].push_back(at);
        }
        const std::string server(withoutTrailingSlashes(cluster.server));
        m_serversByName.emplace(cluster.name, server);
        m_byServer.emplace(server, at);
    }
}

std::vector<std::string> ClusterRegistry::serversNamed(std::string_view name) const
{
    std::vector<std::string> servers;
    const auto [begin, end] = m_serversByName.equal_range(name);
    for (auto at = begin; at != end; ++at)
        servers.push_back(at->second);
    if (servers.empty() && name == localClusterName)
        servers.emplace_back(localClusterServer);
    return servers;
}

bool ClusterRegistry::hasServer(std::string_view server) const
{
    return server == localClusterServer || m_byServer.contains(server);
}

const std::vector<std::uint32_t> *ClusterRegistry::withLabel(std::string_view key,
                                                             std::string_view value) const
{
    const auto values = m_byLabel.find(key);
    if (values == m_byLabel.end())
        return nullptr;
    const auto found = values->second.find(value);
    return found == values->second.end() ? nullptr : &found->second;
}

const std::vector<std::uint32_t> *ClusterRegistry::withKey(std::string_view key) const
{
    const auto found = m_byKey.find(key);
    return found == m_byKey.end() ? nullptr : &found->second;
}

std::string_view withoutTrailingSlashes(std::string_view server)
{
    while (server.ends_with('/'))
        server.remove_suffix(1);
    return server;
}

} // namespace fleetwright::argocd
