// SPDX-License-Identifier: Apache-2.0
#include "analysis/layers/layerbypassed.h"

#include "analysis/exceptions.h"
#include "analysis/layers/builtobjects.h"
#include "analysis/leaks/identityfinding.h"
#include "analysis/leaks/identityuse.h"
#include "inventory/words.h"

#include <algorithm>
#include <set>
#include <span>

namespace fleetwright::analysis::layers {

namespace {

using Layers = std::set<model::LayerIndex>;

class LayerBypassed {
public:
    explicit LayerBypassed(RuleInput &input)
        : m_snapshot(input.snapshot()), m_tokens(input.tokens()), m_exceptions(input.exceptions())
    {
        for (const model::Unit &unit : m_snapshot.units) {
            if (!unit.rendering || !unit.rendering->unresolved.empty())
                m_unknown.insert(unit.cluster);
        }
    }

    std::vector<model::Finding> run()
    {
        for (std::size_t index = 0; index < m_snapshot.layers.size(); ++index)
            look(static_cast<model::LayerIndex>(index));
        return leaks::mergedByLine(std::move(m_findings));
    }

private:
    void look(model::LayerIndex index)
    {
        constexpr std::size_t fewest = 3;
        const model::Layer &layer = m_snapshot.layers[index];
        const bool isComponent = layer.kind == model::LayerKind::Component;
        if (layer.reach.empty() || !isForClass(layer)
            || (!isComponent && layer.kind != model::LayerKind::Kustomization))
            return;
        const model::ClusterSet all = m_tokens.ownersOf(layer.role.dimension, layer.role.value);
        if (all.size() < fewest)
            return;
        const model::ClusterSet outside = all.difference(layer.reach);
        if (outside.size() != 1)
            return;
        const model::ClusterIndex cluster = outside.indices().front();
        if (m_snapshot.clusters[cluster].isHub || m_unknown.contains(cluster)
            || readsSibling(layer, cluster))
            return;
        for (const std::size_t unit : m_snapshot.unitsOf(cluster)) {
            const std::optional<model::LayerIndex> root = m_snapshot.units[unit].root;
            if (!root)
                continue;
            const bool found = isComponent ? besides(index, *root, cluster, all)
                                           : builds(index, m_snapshot.units[unit], cluster, all)
                                                 || below(index, *root, cluster, all);
            if (found)
                return;
        }
    }

    /// By its path or the classification: its name says what it is for.
    [[nodiscard]] static bool isForClass(const model::Layer &layer)
    {
        if (layer.role.kind != model::Role::Kind::Dimension
            || (layer.role.dimension != "environment" && layer.role.dimension != "region"))
            return false;
        const std::vector<std::string_view> segments = inventory::split(layer.path.text(), '/');
        return std::any_of(segments.begin(), segments.end(), [&](std::string_view segment) {
            return inventory::lowered(segment) == inventory::lowered(layer.role.value)
                   || (layer.role.dimension == "environment"
                       && inventory::canonicalEnvironment(segment)
                              == inventory::canonicalEnvironment(layer.role.value));
        });
    }

    /// production-pci in place of production: a choice, not an omission.
    [[nodiscard]] bool readsSibling(const model::Layer &layer, model::ClusterIndex cluster) const
    {
        Layers inherited;
        for (const model::LayerIndex part : layer.includes)
            inherited.insert(part);
        for (std::size_t index = 0; index < m_snapshot.layers.size(); ++index) {
            const model::Layer &other = m_snapshot.layers[index];
            if (other.path != layer.path && other.path.parent() == layer.path.parent()
                && other.kind == layer.kind && other.reach.contains(cluster)
                && other.role.kind != model::Role::Kind::Cluster
                && other.role.kind != model::Role::Kind::App
                && !inherited.contains(static_cast<model::LayerIndex>(index)))
                return true;
        }
        return false;
    }

    void addBelow(model::LayerIndex layer, Layers &layers) const
    {
        for (const model::LayerIndex part : m_snapshot.layers[layer].includes) {
            if (layers.insert(part).second)
                addBelow(part, layers);
        }
    }

    /// A unit of the cluster builds directly what the layer inherits, and none of the others does.
    bool builds(model::LayerIndex index, const model::Unit &unit, model::ClusterIndex cluster,
                const model::ClusterSet &all)
    {
        Layers inherited;
        addBelow(index, inherited);
        if (!inherited.contains(*unit.root) || unit.declaration->sources.empty())
            return false;
        for (const model::Unit &other : m_snapshot.units) {
            if (other.root == unit.root && other.cluster != cluster && all.contains(other.cluster))
                return false;
        }
        const base::Place &place = unit.declaration->sources.front().place;
        if (place.line == 0)
            return false;
        add(index, place, cluster, all,
            "builds " + leaks::layerName(m_snapshot.layers[*unit.root]) + " directly");
        return true;
    }

    /// The cluster takes directly what the layer inherits.
    bool below(model::LayerIndex index, model::LayerIndex root, model::ClusterIndex cluster,
               const model::ClusterSet &all)
    {
        Layers inherited;
        addBelow(index, inherited);
        const yaml::ParsedFilePtr parsed =
            readYaml(*m_snapshot.files, m_snapshot.layers[root].file);
        if (!parsed || parsed->documents.empty())
            return false;
        const yaml::Node *resources = parsed->documents.front()->find("resources");
        if (!resources)
            return false;
        for (const yaml::Node *item : resources->items()) {
            const auto path = m_snapshot.layers[root].path.resolve(item->text());
            const auto included =
                path ? m_snapshot.layerByPath.find(*path) : m_snapshot.layerByPath.end();
            if (included == m_snapshot.layerByPath.end())
                continue;
            if (!inherited.contains(included->second) || !item->span().known())
                continue;
            add(index, item->span().place(), cluster, all,
                "takes " + leaks::layerName(m_snapshot.layers[included->second]) + " directly");
            return true;
        }
        return false;
    }

    /// The cluster includes what the others include beside the component.
    bool besides(model::LayerIndex index, model::LayerIndex root, model::ClusterIndex cluster,
                 const model::ClusterSet &all)
    {
        const model::Layer &own = m_snapshot.layers[root];
        model::ClusterSet self;
        self.insert(cluster);
        const model::ClusterSet others = all.difference(self);
        const auto isShared = [&](model::LayerIndex beside) {
            return others.isSubsetOf(m_snapshot.layers[beside].reach)
                   && isIncludedBeside(index, beside);
        };
        const auto beside = std::find_if(own.includes.begin(), own.includes.end(), isShared);
        if (beside == own.includes.end())
            return false;
        const yaml::ParsedFilePtr parsed = readYaml(*m_snapshot.files, own.file);
        if (!parsed || parsed->documents.empty())
            return false;
        if (isMarked(*parsed->documents.front(), own, *beside))
            return false;
        for (const std::string_view field : {"components", "resources"}) {
            const yaml::Entry *entry = parsed->documents.front()->findEntry(field);
            if (!entry || !entry->key->span().known())
                continue;
            add(index, entry->key->span().place(), cluster, all,
                "includes " + leaks::layerName(m_snapshot.layers[*beside]) + " without it");
            return true;
        }
        return false;
    }

    /// The entry that leads to what the others include beside the component says why it is alone.
    [[nodiscard]] bool isMarked(const yaml::Node &kustomization, const model::Layer &own,
                                model::LayerIndex beside) const
    {
        for (const std::string_view field : {"components", "resources"}) {
            const yaml::Node *list = kustomization.find(field);
            for (const yaml::Node *item :
                 list ? list->items() : std::span<const yaml::Node *const>()) {
                const auto path = own.path.resolve(item->text());
                if (path && *path == m_snapshot.layers[beside].path && item->span().known()
                    && m_exceptions.coversLine(item->span().place(), {}))
                    return true;
            }
        }
        return false;
    }

    [[nodiscard]] bool isIncludedBeside(model::LayerIndex layer, model::LayerIndex beside) const
    {
        const std::vector<model::LayerIndex> &above = m_snapshot.layers[layer].includedBy;
        return std::any_of(above.begin(), above.end(), [&](model::LayerIndex index) {
            const std::vector<model::LayerIndex> &parts = m_snapshot.layers[index].includes;
            return std::find(parts.begin(), parts.end(), beside) != parts.end();
        });
    }

    void add(model::LayerIndex index, const base::Place &place, model::ClusterIndex cluster,
             const model::ClusterSet &all, const std::string &how)
    {
        if (m_exceptions.coversLine(place, {}))
            return;
        const model::Layer &layer = m_snapshot.layers[index];
        model::Finding finding;
        finding.rule = "layer-bypassed";
        finding.severity = model::Severity::Info;
        finding.place = place;
        finding.clusters = {m_snapshot.clusters[cluster].name};
        finding.layer = place.file.parent().text();
        finding.value = leaks::layerName(layer);
        finding.message = finding.clusters.front() + " " + how + ": " + finding.value
                          + ", which the other " + std::to_string(all.size() - 1)
                          + " clusters of the " + layer.role.dimension + " " + layer.role.value
                          + " read, does not reach it";
        finding.fix = "Inherit " + finding.value;
        m_findings.push_back(std::move(finding));
    }

    const model::Snapshot &m_snapshot;
    const leaks::TokenTable &m_tokens;
    const Exceptions &m_exceptions;
    model::ClusterSet m_unknown;
    std::vector<model::Finding> m_findings;
};

} // namespace

std::vector<model::Finding> layerBypassed(RuleInput &input)
{
    return LayerBypassed(input).run();
}

} // namespace fleetwright::analysis::layers
