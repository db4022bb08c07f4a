// SPDX-License-Identifier: Apache-2.0
#include "analysis/layers/repeatedoverride.h"

#include "analysis/layers/settermarker.h"
#include "analysis/leaks/exceptionfinding.h"
#include "analysis/leaks/identityfinding.h"

#include <algorithm>
#include <map>
#include <set>

namespace fleetwright::analysis::layers {

namespace {

constexpr std::size_t fewestChildren = 3;

class Repetitions {
public:
    Repetitions(const model::Snapshot &snapshot, const Settings &settings)
        : m_snapshot(snapshot), m_settings(settings), m_values(settings.values())
    {
        for (std::size_t index = 0; index < snapshot.layers.size(); ++index)
            addParent(static_cast<model::LayerIndex>(index), snapshot.layers[index].includedBy);
        for (const auto &[below, above] : settings.valuesStacks().above())
            addParent(below, {above.begin(), above.end()});
    }

    std::vector<RepeatedOverride> run()
    {
        if (!m_parents.empty()) {
            for (const Field &field : m_settings.fields())
                look(field);
        }
        return std::move(m_found);
    }

private:
    /// A layer and those that are built upon it: overlays, or the next values files of releases.
    struct Parent {
        model::LayerIndex layer = 0;
        std::vector<model::LayerIndex> children; ///< by path
    };

    void addParent(model::LayerIndex layer, std::vector<model::LayerIndex> children)
    {
        const bool allReached =
            std::none_of(children.begin(), children.end(), [this](model::LayerIndex child) {
                return m_snapshot.layers[child].reach.empty();
            });
        if (children.size() < fewestChildren || !allReached)
            return;
        std::sort(children.begin(), children.end(),
                  [this](model::LayerIndex left, model::LayerIndex right) {
                      return m_snapshot.layers[left].path < m_snapshot.layers[right].path;
                  });
        m_parents.push_back({layer, std::move(children)});
    }

    /// What one layer sets a field to; several values or an own one: none.
    struct LayerValue {
        SettingIndex place = 0;
        const yaml::Node *node = nullptr;
        model::ClusterSet clusters;
        bool single = true;
    };
    using Values = std::map<model::LayerIndex, LayerValue>;

    void look(const Field &field)
    {
        const Values values = valuesOf(field);
        if (values.size() < fewestChildren)
            return;
        for (const Parent &parent : m_parents) {
            if (isOfValues(parent.layer) || rendersObject(parent.layer, field.object))
                repetition(field, parent, values);
        }
    }

    [[nodiscard]] Values valuesOf(const Field &field) const
    {
        Values values;
        for (const FieldVariant &variant : field.variants) {
            for (const Setting &setting : variant.history) {
                const SettingPlace &place = m_settings.places()[setting.place];
                if (!place.layer || place.isManifest || place.isVariable)
                    continue;
                const auto [entry, isNew] = values.try_emplace(*place.layer);
                LayerValue &value = entry->second;
                if (isNew)
                    value = {setting.place, setting.node, {}, true};
                // A later entry of the same layer is newer; it comes first.
                value.single =
                    value.single
                    && (value.place == setting.place || value.clusters == variant.clusters)
                    && yaml::equal(value.node, setting.node);
                value.clusters.insertAll(variant.clusters);
                if (holdsIdentity(field, variant, setting))
                    value.single = false;
            }
        }
        return values;
    }

    [[nodiscard]] bool holdsIdentity(const Field &field, const FieldVariant &variant,
                                     const Setting &setting) const
    {
        const std::vector<model::ClusterIndex> clusters = variant.clusters.indices();
        return std::any_of(clusters.begin(), clusters.end(), [&](model::ClusterIndex cluster) {
            return m_values.isIn(cluster, field.key, setting.node);
        });
    }

    /// Objects that a chart prints are there for each of its values files.
    [[nodiscard]] bool isOfValues(model::LayerIndex layer) const
    {
        return m_snapshot.layers[layer].kind == model::LayerKind::ValuesFile;
    }

    /// Whether the layer, or one that it includes, brings the object in.
    [[nodiscard]] bool rendersObject(model::LayerIndex layer, std::uint32_t object)
    {
        const auto [entry, isNew] = m_bringing.try_emplace(object);
        if (isNew) {
            for (const SettingObject::Variant &variant : m_settings.objects()[object].variants) {
                const auto known = m_snapshot.layerByPath.find(variant.object->layer);
                if (known != m_snapshot.layerByPath.end())
                    addWithAbove(known->second, entry->second);
            }
        }
        return entry->second.contains(layer);
    }

    void addWithAbove(model::LayerIndex layer, std::set<model::LayerIndex> &layers) const
    {
        if (!layers.insert(layer).second)
            return;
        for (const model::LayerIndex above : m_snapshot.layers[layer].includedBy)
            addWithAbove(above, layers);
    }

    void repetition(const Field &field, const Parent &parent, const Values &values)
    {
        RepeatedOverride found{&field, parent.layer, {}};
        const yaml::Node *common = nullptr;
        for (const model::LayerIndex child : parent.children) {
            const auto value = values.find(child);
            if (value == values.end() || !value->second.single
                || (common && !yaml::equal(common, value->second.node)))
                return;
            // All clusters of the child get it from there.
            if (!m_snapshot.layers[child].reach.isSubsetOf(value->second.clusters))
                return;
            // What the parent has already is redundant in the children.
            const SettingPlace &place = m_settings.places()[value->second.place];
            if (place.isRedundant || hasSetterMarker(m_snapshot, place.place))
                return;
            common = value->second.node;
            found.places.push_back(value->second.place);
        }
        m_found.push_back(std::move(found));
    }

    const model::Snapshot &m_snapshot;
    const Settings &m_settings;
    const IdentityValues &m_values;
    std::vector<Parent> m_parents;
    std::map<std::uint32_t, std::set<model::LayerIndex>> m_bringing;
    std::vector<RepeatedOverride> m_found;
};

} // namespace

RepeatedOverrides::RepeatedOverrides(RuleInput &input)
    : all(Repetitions(input.snapshot(), input.settings()).run())
{}

std::vector<model::Finding> repeatedOverride(RuleInput &input)
{
    const model::Snapshot &snapshot = input.snapshot();
    const Settings &settings = input.settings();
    std::vector<model::Finding> findings;
    for (const RepeatedOverride &found : input.once<RepeatedOverrides>().all) {
        const SettingPlace &first = settings.places()[found.places.front()];
        const model::Layer &parent = snapshot.layers[found.parent];
        model::Finding finding;
        finding.rule = "repeated-override";
        finding.severity = model::Severity::Info;
        finding.place = first.place;
        finding.clusters = snapshot.namesOf(parent.reach);
        finding.layer = leaks::layerOf(snapshot, first.place, first.layer);
        finding.field =
            settings.objects()[found.field->object].key.text() + "#" + found.field->path;
        finding.value = first.value;
        for (std::size_t i = 1; i < found.places.size(); ++i)
            finding.related.push_back(settings.places()[found.places[i]].place);
        finding.message =
            "All " + std::to_string(found.places.size())
            + (parent.kind == model::LayerKind::ValuesFile ? " values files that lie upon "
                                                           : " layers that include ")
            + leaks::layerName(parent) + " set " + finding.field + leaks::shownValue(first.value)
            + ", for " + listed(finding.clusters);
        finding.fix = "Set it once in " + leaks::layerName(parent);
        findings.push_back(std::move(finding));
    }
    return leaks::mergedByLine(std::move(findings));
}

} // namespace fleetwright::analysis::layers
