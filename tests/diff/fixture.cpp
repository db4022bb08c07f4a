// SPDX-License-Identifier: Apache-2.0
#include "diff/fixture.h"

#include "yaml/reader.h"

#include <stdexcept>

namespace fleetwright::diff {

namespace {

std::string textAt(const yaml::Node *node, std::initializer_list<std::string_view> path)
{
    const yaml::Node *found = node->findPath(path);
    return found ? std::string(found->text()) : std::string();
}

model::Object objectOf(const yaml::Node *root)
{
    model::Object object;
    const std::string apiVersion = textAt(root, {"apiVersion"});
    const std::size_t slash = apiVersion.find('/');
    object.id.group = slash == std::string::npos ? "" : apiVersion.substr(0, slash);
    object.id.version = slash == std::string::npos ? apiVersion : apiVersion.substr(slash + 1);
    object.id.kind = textAt(root, {"kind"});
    object.id.nameSpace = textAt(root, {"metadata", "namespace"});
    object.id.name = textAt(root, {"metadata", "name"});
    object.stableName = object.id.name.substr(0, object.id.name.find("-0hash"));
    object.root = root;
    return object;
}

} // namespace

model::RenderingPtr renderingOf(std::string_view yaml)
{
    const auto file = std::make_shared<base::SourceFile>(*base::RepoPath::fromText("all.yaml"),
                                                         std::string(yaml));
    const base::Result<yaml::ParsedFilePtr> parsed = yaml::readFile(file);
    if (!parsed)
        throw std::invalid_argument(parsed.error().detail);
    auto rendering = std::make_shared<model::Rendering>();
    rendering->arena = (*parsed)->arena;
    for (const yaml::Node *document : (*parsed)->documents) {
        if (document->isMapping())
            rendering->objects.push_back(objectOf(document));
    }
    return rendering;
}

FleetFixture &FleetFixture::cluster(const std::string &name,
                                    std::map<std::string, std::string> labels,
                                    std::string_view yaml)
{
    add(name, std::move(labels), renderingOf(yaml), {});
    return *this;
}

FleetFixture &FleetFixture::failedCluster(const std::string &name,
                                          std::map<std::string, std::string> labels,
                                          std::string reason)
{
    add(name, std::move(labels), nullptr,
        base::Error{base::ErrorCode::NotFound, std::move(reason), {}, {}, {}});
    return *this;
}

void FleetFixture::add(const std::string &name, std::map<std::string, std::string> labels,
                       model::RenderingPtr rendering, std::optional<base::Error> error)
{
    model::Cluster cluster;
    cluster.name = name;
    cluster.identity[model::Attribute::Name] = {name};
    for (const auto &[key, value] : labels) {
        model::Fact fact;
        fact.key = key;
        fact.value = value;
        fact.isLabel = true;
        if (key == "environment")
            fact.attribute = model::Attribute::Environment;
        if (key == "region")
            fact.attribute = model::Attribute::Region;
        if (fact.attribute != model::Attribute::None) {
            cluster.identity[fact.attribute] = {value};
            cluster.dimensions[key] = value;
        }
        cluster.facts.push_back(std::move(fact));
    }
    cluster.labels = std::move(labels);
    const auto index = static_cast<model::ClusterIndex>(m_snapshot.clusters.size());
    m_snapshot.clusterByName[name] = index;
    m_snapshot.clusters.push_back(std::move(cluster));
    model::Unit unit;
    unit.id = {"Overlay", "", "clusters/" + name};
    unit.cluster = index;
    unit.rendering = std::move(rendering);
    unit.error = std::move(error);
    m_snapshot.units.push_back(std::move(unit));
}

model::SnapshotPtr FleetFixture::snapshot() const
{
    auto snapshot = std::make_shared<model::Snapshot>(m_snapshot);
    snapshot->files = base::makeMemoryFiles({});
    return snapshot;
}

} // namespace fleetwright::diff
