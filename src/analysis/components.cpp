// SPDX-License-Identifier: Apache-2.0
#include "analysis/components.h"

#include "analysis/delivery/followedrefs.h"
#include "analysis/places.h"
#include "analysis/rule.h"
#include "diff/componentversion.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

namespace fleetwright::analysis {

namespace {

using diff::VersionedComponent;
using model::Snapshot;
using model::Unit;
using yaml::Node;
using Kind = VersionedComponent::Kind;

std::string textOf(const Node *node)
{
    return node ? std::string(node->text()) : std::string();
}

std::string withoutCluster(std::string text, const std::string &cluster)
{
    for (std::size_t at = text.find(cluster); !cluster.empty() && at != std::string::npos;
         at = text.find(cluster, at + 1))
        text.replace(at, cluster.size(), "*");
    return text;
}

class Gathering {
public:
    Gathering(const Snapshot &snapshot, const delivery::GitSources &sources)
        : m_snapshot(snapshot), m_sources(sources)
    {}

    std::vector<VersionedComponent> run()
    {
        for (const Unit &unit : m_snapshot.units) {
            const Node *object = unit.declaration->object;
            if (!object)
                continue;
            if (unit.id.kind == "HelmRelease")
                addRelease(unit, object);
            else if (unit.id.kind == "Application")
                addApplication(unit, object);
            else if (unit.id.kind == "Kustomization")
                addTag(unit, object);
            else
                addBundle(unit);
        }
        std::vector<VersionedComponent> list;
        for (auto &[key, component] : m_components)
            list.push_back(std::move(component));
        return list;
    }

private:
    using Key = std::tuple<Kind, std::string, std::string, std::string>;

    void put(Kind kind, const Unit &unit, const std::string &artifact, const std::string &part,
             const Node *version)
    {
        put(kind, unit, artifact, part, textOf(version), suppliedPlace(unit, version));
    }

    void put(Kind kind, const Unit &unit, const std::string &artifact, const std::string &part,
             std::string version, base::Place place)
    {
        if (version.empty() || place.line == 0)
            return;
        const std::string &cluster = m_snapshot.clusters[unit.cluster].name;
        const std::string owner = unit.target ? m_snapshot.targeting[*unit.target].id.text()
                                              : withoutCluster(unit.id.text(), cluster);
        VersionedComponent &component = m_components[Key(kind, artifact, owner, part)];
        component.kind = kind;
        component.artifact = artifact;
        component.owner = owner;
        component.part = part;
        diff::VersionCell cell;
        cell.cluster = unit.cluster;
        cell.version = std::move(version);
        cell.place = std::move(place);
        component.cells.push_back(std::move(cell));
    }

    void addRelease(const Unit &unit, const Node *object)
    {
        const Node *chart = fieldAt(object, {"spec", "chart", "spec"});
        if (chart)
            put(Kind::Chart, unit, textOf(chart->find("chart")), {}, chart->find("version"));
    }

    void addApplication(const Unit &unit, const Node *object)
    {
        std::vector<const Node *> sources{fieldAt(object, {"spec", "source"})};
        if (const Node *list = fieldAt(object, {"spec", "sources"}))
            sources.assign(list->items().begin(), list->items().end());
        for (const Node *source : sources) {
            const Node *revision = source ? source->find("targetRevision") : nullptr;
            if (!revision)
                continue;
            const std::string chart = textOf(source->find("chart"));
            if (!chart.empty())
                put(Kind::Chart, unit, chart, {}, revision);
            else if (diff::ComponentVersion::read(revision->text()))
                put(Kind::Revision, unit, textOf(source->find("repoURL")),
                    withoutCluster(textOf(source->find("path")),
                                   m_snapshot.clusters[unit.cluster].name),
                    revision);
        }
    }

    void addTag(const Unit &unit, const Node *object)
    {
        const Node *reference = fieldAt(object, {"spec", "sourceRef"});
        if (!reference || textOf(reference->find("kind")) != "GitRepository")
            return;
        std::string nameSpace = textOf(reference->find("namespace"));
        if (nameSpace.empty())
            nameSpace = unit.id.nameSpace;
        const Node *source =
            m_sources.find(unit.hub.value_or(unit.cluster), nameSpace,
                           textOf(reference->find("name")), unit.declaration->place);
        if (source)
            put(Kind::Revision, unit, textOf(fieldAt(source, {"spec", "url"})), {},
                fieldAt(source, {"spec", "ref", "tag"}));
    }

    void addBundle(const Unit &unit)
    {
        for (const model::UnitSource &source : unit.declaration->sources) {
            if (!source.chart.empty())
                put(Kind::Chart, unit, source.chart, {}, source.version, source.place);
        }
    }

    const Snapshot &m_snapshot;
    const delivery::GitSources &m_sources;
    std::map<Key, VersionedComponent> m_components;
};

std::vector<VersionedComponent> componentsOf(const Snapshot &snapshot,
                                             const delivery::GitSources &sources,
                                             const base::Cancel &cancel)
{
    std::vector<VersionedComponent> components = diff::versionedComponentsOf(snapshot, cancel);
    std::erase_if(components, [](const VersionedComponent &component) {
        return component.kind != Kind::Image;
    });
    for (VersionedComponent &component : Gathering(snapshot, sources).run())
        components.push_back(std::move(component));
    return components;
}

} // namespace

std::vector<VersionedComponent> componentsOf(const Snapshot &snapshot, const base::Cancel &cancel)
{
    return componentsOf(snapshot, delivery::GitSources(snapshot, cancel), cancel);
}

Components::Components(RuleInput &input)
    : all(componentsOf(input.snapshot(), input.once<delivery::GitSources>(), input.cancel()))
{}

} // namespace fleetwright::analysis
