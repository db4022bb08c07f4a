// SPDX-License-Identifier: Apache-2.0
#include "rancherfleet/objects.h"

#include "rancherfleet/types.h"
#include "yaml/jsonnodes.h"

#include <algorithm>
#include <array>
#include <utility>

namespace fleetwright::rancherfleet {

namespace {

using base::Error;
using base::Result;
using yaml::GoType;
using yaml::Node;

constexpr std::string_view apiVersion = "fleet.cattle.io/v1alpha1";

constexpr GoType stringType{GoType::Kind::String, "string"};
constexpr GoType stringMap{GoType::Kind::Map, "map[string]string", &stringType};
constexpr std::array metadataFields{
    yaml::GoField{"name", &stringType},
    yaml::GoField{"namespace", &stringType},
    yaml::GoField{"labels", &stringMap},
    yaml::GoField{"annotations", &stringMap},
};
constexpr GoType metadataType{GoType::Kind::Struct, "metadata", nullptr, metadataFields};

std::string_view kindOf(const Node *object)
{
    const Node *kind = object->find("kind");
    return kind ? kind->text() : std::string_view();
}

std::string_view versionOf(const Node *object)
{
    const Node *version = object->find("apiVersion");
    return version ? version->text() : std::string_view();
}

/// Reads one object; its decoded values live in an arena of their own.
class ObjectReader {
public:
    ObjectReader(const Node *object, const std::shared_ptr<const void> &keeps)
        : m_object(object), m_arena(std::make_shared<base::Arena>())
    {
        m_arena->keep(keeps);
    }

    Result<Metadata> metadata() const
    {
        const Node *written = m_object->find("metadata");
        Metadata metadata;
        if (!written || written->isNull())
            return error("the object has no metadata.name", m_object);
        const Result<const Node *> decoded =
            yaml::decode(written, metadataType, yaml::NodeBuilder(*m_arena));
        if (!decoded)
            return within("metadata", decoded.error());
        metadata.name = stringAt(*decoded, "name");
        metadata.nameSpace = stringAt(*decoded, "namespace");
        if (metadata.name.empty())
            return error("the object has no metadata.name", written);
        if (metadata.nameSpace.empty())
            metadata.nameSpace = "default";
        metadata.labels = labelsOf((*decoded)->find("labels"));
        metadata.annotations = labelsOf((*decoded)->find("annotations"));
        metadata.place = placeOf(written, "name");
        return metadata;
    }

    /// `node`, or the object's own fields, as the type has them; an empty mapping for none.
    Result<const Node *> decoded(const Node *node, const GoType &type) const
    {
        const yaml::NodeBuilder build(*m_arena);
        Result<const Node *> decoded =
            yaml::decode(node && !node->isNull() ? node : build.mapping({}), type, build);
        return decoded;
    }

    Result<const Node *> spec(const GoType &type) const
    {
        Result<const Node *> decodedSpec = decoded(m_object->find("spec"), type);
        if (!decodedSpec)
            return within("spec", std::move(decodedSpec).error());
        return decodedSpec;
    }

    const std::shared_ptr<base::Arena> &arena() const { return m_arena; }
    const Node *object() const { return m_object; }

private:
    static Error error(std::string detail, const Node *node)
    {
        Error result;
        result.detail = std::move(detail);
        if (node->span().known())
            result.place = node->span().place();
        return result;
    }

    const Node *m_object;
    std::shared_ptr<base::Arena> m_arena;
};

/// Nothing, and a warning, for a selector that is none.
std::optional<model::Selector> selectorAt(const Node *object, std::string_view field,
                                          const std::string &name, FleetObjects &objects)
{
    const Node *selector = object->find(field);
    if (!selector)
        return std::nullopt;
    Result<model::Selector> read = model::Selector::read(selector, model::Selector::Values::Labels);
    if (read)
        return *std::move(read);
    objects.warnings.push_back(
        within(name + " is ignored: " + std::string(field), std::move(read).error()));
    return std::nullopt;
}

void readPaths(const Node *spec, GitRepo &repo)
{
    if (const Node *paths = spec->find("paths")) {
        for (const Node *path : paths->items())
            repo.paths.push_back({std::string(path->text()), path->span()});
    }
    if (const Node *bundles = spec->find("bundles")) {
        for (const Node *bundle : bundles->items())
            repo.bundles.push_back(
                {stringAt(bundle, "base"), stringAt(bundle, "options"), bundle->span()});
    }
}

Result<GitRepo> readGitRepo(const ObjectReader &reader, Metadata metadata)
{
    const Result<const Node *> spec = reader.spec(types::gitRepoSpec);
    if (!spec)
        return spec.error();
    Result<std::vector<GitTarget>> targets = readTargets((*spec)->find("targets"));
    if (!targets)
        return within("spec.targets", std::move(targets).error());
    GitRepo repo;
    repo.metadata = std::move(metadata);
    repo.repo = stringAt(*spec, "repo");
    repo.branch = stringAt(*spec, "branch");
    repo.revision = stringAt(*spec, "revision");
    repo.targetNamespace = stringAt(*spec, "targetNamespace");
    repo.serviceAccount = stringAt(*spec, "serviceAccount");
    repo.clientSecretName = stringAt(*spec, "clientSecretName");
    repo.targets = *std::move(targets);
    repo.paused = isTrueAt(*spec, "paused");
    repo.spec = *spec;
    repo.keeps = reader.arena();
    readPaths(*spec, repo);
    return repo;
}

Result<Cluster> readCluster(const ObjectReader &reader, Metadata metadata)
{
    const Result<const Node *> spec = reader.spec(types::clusterSpec);
    if (!spec)
        return spec.error();
    Cluster cluster;
    cluster.metadata = std::move(metadata);
    cluster.paused = isTrueAt(*spec, "paused");
    cluster.keeps = reader.arena();
    if (const Node *values = (*spec)->find("templateValues")) {
        const Result<const Node *> read =
            yaml::nodesRead(yaml::NodeBuilder(*reader.arena()), values, yaml::Places::Keep);
        if (!read)
            return within("spec.templateValues", read.error(), values->span());
        cluster.templateValues = *read;
    }
    return cluster;
}

Result<ClusterGroup> readGroup(const ObjectReader &reader, Metadata metadata, FleetObjects &objects)
{
    const Result<const Node *> spec = reader.spec(types::selectorField);
    if (!spec)
        return spec.error();
    std::optional<model::Selector> selector =
        selectorAt(*spec, "selector", "ClusterGroup " + metadata.text(), objects);
    return ClusterGroup{std::move(metadata), std::move(selector)};
}

Result<BundleNamespaceMapping> readMapping(const ObjectReader &reader, Metadata metadata,
                                           FleetObjects &objects)
{
    const Result<const Node *> fields = reader.decoded(reader.object(), types::namespaceMapping);
    if (!fields)
        return fields.error();
    const std::string name = "BundleNamespaceMapping " + metadata.text();
    std::optional<model::Selector> bundles = selectorAt(*fields, "bundleSelector", name, objects);
    std::optional<model::Selector> namespaces =
        selectorAt(*fields, "namespaceSelector", name, objects);
    return BundleNamespaceMapping{std::move(metadata), std::move(bundles), std::move(namespaces)};
}

template<typename T>
Result<T> readFields(const ObjectReader &reader, Metadata metadata, const GoType &type)
{
    const Result<const Node *> fields = reader.decoded(reader.object(), type);
    if (!fields)
        return fields.error();
    return T{std::move(metadata), *fields, reader.arena()};
}

Result<Schedule> readSchedule(const ObjectReader &reader, Metadata metadata)
{
    const Result<const Node *> spec = reader.spec(types::scheduleSpec);
    if (!spec)
        return spec.error();
    Result<std::vector<GitTarget>> targets =
        readTargets((*spec)->findPath({"targets", "clusters"}));
    if (!targets)
        return within("spec.targets", std::move(targets).error());
    Schedule schedule;
    schedule.metadata = std::move(metadata);
    schedule.schedule = stringAt(*spec, "schedule");
    schedule.duration = stringAt(*spec, "duration");
    schedule.location = stringAt(*spec, "location");
    schedule.targets = *std::move(targets);
    schedule.place = placeOf(*spec, "schedule");
    return schedule;
}

template<typename T>
Result<void> take(Result<T> read, std::vector<T> &into)
{
    if (!read)
        return std::move(read).error();
    into.push_back(*std::move(read));
    return {};
}

} // namespace

bool isFleetObject(const Node *object)
{
    static constexpr std::array<std::string_view, 7> kinds{
        "GitRepo", "Cluster", "ClusterGroup", "BundleNamespaceMapping", "GitRepoRestriction",
        "Policy",  "Schedule"};
    const std::string_view kind = kindOf(object);
    if (kind == "Namespace")
        return versionOf(object) == "v1";
    return versionOf(object) == apiVersion
           && std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

Result<void> addObject(FleetObjects &objects, const Node *object,
                       const std::shared_ptr<const void> &keeps)
{
    if (!isFleetObject(object))
        return {};
    const ObjectReader reader(object, keeps);
    Result<Metadata> metadata = reader.metadata();
    if (!metadata)
        return within(std::string(kindOf(object)), std::move(metadata).error());
    const std::string_view kind = kindOf(object);
    const std::string name = std::string(kind) + ' ' + metadata->text();
    Result<void> added;
    if (kind == "Namespace")
        objects.namespaces.push_back(*std::move(metadata));
    else if (kind == "GitRepo")
        added = take(readGitRepo(reader, *std::move(metadata)), objects.gitRepos);
    else if (kind == "Cluster")
        added = take(readCluster(reader, *std::move(metadata)), objects.clusters);
    else if (kind == "ClusterGroup")
        added = take(readGroup(reader, *std::move(metadata), objects), objects.groups);
    else if (kind == "BundleNamespaceMapping")
        added = take(readMapping(reader, *std::move(metadata), objects), objects.mappings);
    else if (kind == "GitRepoRestriction")
        added = take(
            readFields<GitRepoRestriction>(reader, *std::move(metadata), types::gitRepoRestriction),
            objects.restrictions);
    else if (kind == "Policy")
        added =
            take(readFields<Policy>(reader, *std::move(metadata), types::policy), objects.policies);
    else if (kind == "Schedule")
        added = take(readSchedule(reader, *std::move(metadata)), objects.schedules);
    if (!added)
        return within(name, std::move(added).error(), object->span());
    return {};
}

Result<std::vector<GitTarget>> readTargets(const Node *list)
{
    std::vector<GitTarget> targets;
    if (!list)
        return targets;
    for (const Node *item : list->items()) {
        Result<ClusterCriteria> criteria = readCriteria(item);
        if (!criteria)
            return std::move(criteria).error();
        targets.push_back({stringAt(item, "name"), *std::move(criteria), item->span()});
    }
    return targets;
}

} // namespace fleetwright::rancherfleet
