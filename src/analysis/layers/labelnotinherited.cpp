// SPDX-License-Identifier: Apache-2.0
#include "analysis/layers/labelnotinherited.h"

#include "analysis/exceptions.h"
#include "analysis/leaks/identityfinding.h"
#include "analysis/settings.h"

#include <algorithm>
#include <map>
#include <set>

namespace fleetwright::analysis::layers {

namespace {

const yaml::Node *labelsOf(const model::Object &object)
{
    return object.root->findPath({"metadata", "labels"});
}

class LabelNotInherited {
public:
    explicit LabelNotInherited(RuleInput &input)
        : m_snapshot(input.snapshot()), m_settings(input.settings()),
          m_exceptions(input.exceptions())
    {}

    std::vector<model::Finding> run()
    {
        for (const SettingObject &object : m_settings.objects())
            look(object);
        return leaks::mergedByLine(std::move(m_findings));
    }

private:
    void look(const SettingObject &object)
    {
        constexpr std::size_t fewest = 3;
        if (object.clusters.size() < fewest || object.key.kind == "Namespace")
            return;
        std::map<std::string_view, model::ClusterSet> carrying;
        for (const SettingObject::Variant &variant : object.variants) {
            const yaml::Node *labels = labelsOf(*variant.object);
            for (const yaml::Entry &entry :
                 labels ? labels->entries() : std::span<const yaml::Entry>())
                carrying[entry.key->text()].insertAll(variant.clusters);
        }
        for (const auto &[label, clusters] : carrying) {
            if (clusters.size() + 1 == object.clusters.size())
                missing(object, label, object.clusters.difference(clusters).indices().front());
        }
    }

    void missing(const SettingObject &object, std::string_view label, model::ClusterIndex cluster)
    {
        const std::optional<base::RepoPath> layer = sharedLayerSetting(label, cluster);
        if (!layer)
            return;
        for (const SettingObject::Variant &variant : object.variants) {
            const yaml::Node *name = variant.object->root->findPath({"metadata", "name"});
            if (variant.clusters.contains(cluster) && name && name->span().known())
                add(*variant.object, name->span().place(), label, cluster, *layer,
                    object.clusters.size() - 1);
        }
    }

    /// A layer that the cluster shares with others and that labels other objects of it so.
    std::optional<base::RepoPath> sharedLayerSetting(std::string_view label,
                                                     model::ClusterIndex cluster)
    {
        const auto [entry, isNew] = m_labelling.try_emplace(cluster);
        if (isNew) {
            for (const std::size_t index : m_snapshot.unitsOf(cluster)) {
                const model::Unit &unit = m_snapshot.units[index];
                if (unit.rendering)
                    noteLabelling(*unit.rendering, entry->second);
            }
        }
        const auto known = entry->second.find(label);
        return known == entry->second.end() ? std::nullopt : std::optional(known->second);
    }

    /// By reach, or by role: an environment's layer, though only one cluster is of it now.
    [[nodiscard]] static bool isShared(const model::Layer &layer)
    {
        return layer.reach.size() >= 2
               || (layer.role.kind != model::Role::Kind::Cluster
                   && layer.role.kind != model::Role::Kind::App);
    }

    using Labelling = std::map<std::string, base::RepoPath, std::less<>>;

    void noteLabelling(const model::Rendering &rendering, Labelling &labelling) const
    {
        for (const model::Object &object : rendering.objects) {
            const yaml::Node *labels = labelsOf(object);
            for (const yaml::Entry &entry :
                 labels ? labels->entries() : std::span<const yaml::Entry>()) {
                const yaml::Change *change = entry.value->change();
                const yaml::Step *step = change ? change->step : nullptr;
                if (!step || !step->layer
                    || (step->field != "labels" && step->field != "commonLabels"
                        && step->field != "LabelTransformer"))
                    continue;
                const auto layer = m_snapshot.layerByPath.find(*step->layer);
                if (layer != m_snapshot.layerByPath.end()
                    && isShared(m_snapshot.layers[layer->second]))
                    labelling.try_emplace(std::string(entry.key->text()), *step->layer);
            }
        }
    }

    [[nodiscard]] bool isMarked(const model::Object &object, const base::Place &place,
                                model::ClusterIndex cluster) const
    {
        if (m_exceptions.coversLine(place, {}))
            return true;
        const diff::ObjectKey key = diff::keyOf(object);
        return std::any_of(m_exceptions.marks().begin(), m_exceptions.marks().end(),
                           [&](const ExceptionMark &mark) {
                               const auto own = mark.objects.find(key);
                               return own != mark.objects.end() && own->second.contains(cluster);
                           });
    }

    void add(const model::Object &object, const base::Place &place, std::string_view label,
             model::ClusterIndex cluster, const base::RepoPath &layer, std::size_t others)
    {
        if (isMarked(object, place, cluster))
            return;
        const std::string name = layer.isRoot() ? "." : layer.text();
        model::Finding finding;
        finding.rule = "label-not-inherited";
        finding.severity = model::Severity::Info;
        finding.place = place;
        finding.clusters = {m_snapshot.clusters[cluster].name};
        finding.layer = object.layer.isRoot() ? "." : object.layer.text();
        finding.field = diff::keyOf(object).text() + "#metadata.labels." + std::string(label);
        finding.value = label;
        finding.message = finding.layer + " adds " + diff::keyOf(object).text() + " to "
                          + finding.clusters.front() + " past " + name + ", so it lacks the label "
                          + finding.value + " that it has in all " + std::to_string(others)
                          + " other clusters";
        finding.fix = "Add the object below " + name + ", or set the label on it";
        m_findings.push_back(std::move(finding));
    }

    const model::Snapshot &m_snapshot;
    const Settings &m_settings;
    const Exceptions &m_exceptions;
    std::map<model::ClusterIndex, Labelling> m_labelling;
    std::vector<model::Finding> m_findings;
};

} // namespace

std::vector<model::Finding> labelNotInherited(RuleInput &input)
{
    return LabelNotInherited(input).run();
}

} // namespace fleetwright::analysis::layers
