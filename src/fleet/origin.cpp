// SPDX-License-Identifier: Apache-2.0
#include "fleet/origin.h"

#include "model/fieldhistory.h"
#include "model/secret.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

namespace fleetwright::fleet {

namespace {

using model::FieldPath;
using model::FieldSetting;
using model::LayerIndex;
using model::Snapshot;
using yaml::Node;

/// Every value below a node, itself included.
void collectBelow(const Node *node, std::vector<const Node *> &nodes)
{
    nodes.push_back(node);
    for (const yaml::Entry &entry : node->entries())
        collectBelow(entry.value, nodes);
    for (const Node *item : node->items())
        collectBelow(item, nodes);
}

/// The order in which a unit's layers take effect: what a layer includes before itself, components
/// after resources.
class LayerOrder {
public:
    LayerOrder(const Snapshot &snapshot, LayerIndex root) : m_snapshot(snapshot) { visit(root); }

    [[nodiscard]] const std::vector<LayerIndex> &layers() const { return m_order; }

    [[nodiscard]] std::size_t rankOf(const base::RepoPath &path) const
    {
        const auto found = m_snapshot.layerByPath.find(path);
        if (found == m_snapshot.layerByPath.end())
            return m_order.size();
        return static_cast<std::size_t>(std::find(m_order.begin(), m_order.end(), found->second)
                                        - m_order.begin());
    }

private:
    void visit(LayerIndex root)
    {
        std::vector<std::pair<LayerIndex, std::size_t>> stack{{root, 0}};
        std::set<LayerIndex> seen{root};
        while (!stack.empty()) {
            auto &[layer, next] = stack.back();
            const std::vector<LayerIndex> &includes = m_snapshot.layers[layer].includes;
            if (next == includes.size()) {
                m_order.push_back(layer);
                stack.pop_back();
                continue;
            }
            const LayerIndex included = includes[next++];
            if (seen.insert(included).second)
                stack.emplace_back(included, 0);
        }
    }

    const Snapshot &m_snapshot;
    std::vector<LayerIndex> m_order;
};

const model::Unit *unitOf(const Snapshot &snapshot, model::ClusterIndex cluster,
                          const model::Object *object)
{
    for (const std::size_t index : snapshot.unitsOf(cluster)) {
        const model::Unit &unit = snapshot.units[index];
        if (!unit.rendering || unit.rendering->objects.empty())
            continue;
        const model::Object *first = unit.rendering->objects.data();
        if (object >= first && object < first + unit.rendering->objects.size())
            return &unit;
    }
    return nullptr;
}

class Explanation {
public:
    Explanation(const Snapshot &snapshot, const model::Object &object, const FieldPath &field)
        : m_snapshot(snapshot), m_object(object), m_field(field)
    {}

    std::vector<OriginStep> run(const model::Unit &unit)
    {
        if (unit.root)
            m_order.emplace(m_snapshot, *unit.root);
        std::vector<FieldSetting> settings =
            m_field.isRoot() || !m_field.find(m_object.root)->isScalar()
                ? settingsBelow()
                : model::fieldHistory(m_object.root, m_field);
        std::reverse(settings.begin(), settings.end());
        for (const FieldSetting &setting : settings)
            m_steps.push_back(stepOf(setting));
        if (!m_steps.empty())
            m_steps.back().supplies = true;
        countDecides(settings);
        if (m_order)
            addLayersOnTheWay(*m_order);
        return std::move(m_steps);
    }

private:
    /// Of an object or a collection: its own history and, once a layer and field, what was set in
    /// it. Newest first.
    std::vector<FieldSetting> settingsBelow() const
    {
        std::vector<FieldSetting> newest = model::fieldHistory(m_object.root, m_field);
        std::vector<const Node *> nodes;
        collectBelow(m_field.find(m_object.root), nodes);
        std::vector<FieldSetting> inside;
        std::set<std::pair<base::RepoPath, std::string_view>> seen;
        for (const FieldSetting &setting : newest) {
            if (setting.step && setting.step->layer)
                seen.emplace(*setting.step->layer, setting.step->field);
        }
        for (const Node *node : nodes) {
            for (const yaml::Change *change = node->change(); change;
                 change = nextChange(*change)) {
                if (change->step && change->step->layer
                    && seen.emplace(*change->step->layer, change->step->field).second)
                    inside.push_back({node, change->step});
            }
        }
        if (m_order) {
            std::stable_sort(inside.begin(), inside.end(),
                             [&](const FieldSetting &left, const FieldSetting &right) {
                                 return m_order->rankOf(*left.step->layer)
                                        > m_order->rankOf(*right.step->layer);
                             });
        }
        // The manifest comes first of all; what was set inside came later.
        inside.insert(inside.end(), newest.begin(), newest.end());
        return inside;
    }

    static const yaml::Change *nextChange(const yaml::Change &change)
    {
        return change.previous ? change.previous->change() : nullptr;
    }

    OriginStep stepOf(const FieldSetting &setting) const
    {
        OriginStep step;
        step.span = setting.node->span();
        step.layer = setting.step && setting.step->layer ? *setting.step->layer : m_object.layer;
        step.field = setting.step ? std::string(setting.step->field) : std::string("resources");
        const model::Layer *layer = m_snapshot.findLayer(step.layer);
        if (setting.span().known())
            step.place = setting.span().place();
        else if (layer)
            step.place = {layer->file, 1, 1};
        if (setting.step && setting.step->span.known() && !holds(setting.step->span, step.span))
            step.entry = setting.step->span.place();
        const model::ClusterSet *reach = reachOf(step.layer, setting.span());
        step.reach = reach ? reach->size() : 0;
        step.value = shownValue(setting.node);
        return step;
    }

    /// Of what controllers set (a substituted variable, an option of an Application) the file's.
    const model::ClusterSet *reachOf(const base::RepoPath &folder, const base::Span &span) const
    {
        if (const model::Layer *layer = m_snapshot.findLayer(folder))
            return &layer->reach;
        if (!span.known())
            return nullptr;
        const auto found = m_snapshot.reachByFile.find(span.file->path());
        return found == m_snapshot.reachByFile.end() ? nullptr : &found->second;
    }

    static bool holds(const base::Span &entry, const base::Span &value)
    {
        return entry.file == value.file && entry.begin <= value.begin && value.end <= entry.end;
    }

    std::string shownValue(const Node *node) const
    {
        if (node->isScalar())
            return model::isSecretValue(m_object.id, m_field.segments())
                           || model::comesFromSecret(node)
                       ? model::maskedText(node)
                       : std::string(node->text());
        return node->isMapping() ? "{" + std::to_string(node->size()) + " keys}"
                                 : "[" + std::to_string(node->size()) + " items]";
    }

    /// In how many clusters each place supplies this field.
    void countDecides(const std::vector<FieldSetting> &settings)
    {
        for (std::size_t index = 0; index < m_steps.size(); ++index) {
            const base::Span &span = settings[index].span();
            const model::ClusterSet *reach = reachOf(m_steps[index].layer, span);
            if (!reach || !span.known())
                continue;
            for (const model::ClusterIndex cluster : reach->indices())
                m_steps[index].decides += suppliesIn(cluster, span) ? 1 : 0;
        }
    }

    bool suppliesIn(model::ClusterIndex cluster, const base::Span &span)
    {
        const auto [known, isNew] = m_suppliers.try_emplace(cluster);
        if (isNew)
            known->second = suppliersIn(cluster);
        return std::any_of(known->second.begin(), known->second.end(), [&](const base::Span &own) {
            return own.begin == span.begin
                   && (own.file == span.file || own.file->path() == span.file->path());
        });
    }

    /// The places that supply the field in a cluster. The object is the one of the same name; where
    /// clusters name theirs differently, those that came from the same manifest.
    std::vector<base::Span> suppliersIn(model::ClusterIndex cluster)
    {
        model::ResourceId id = m_object.id;
        id.name = m_object.stableName;
        std::vector<const model::Object *> objects;
        if (const model::Object *object = findObject(m_snapshot, cluster, id))
            objects.push_back(object);
        else
            objects = twinsIn(cluster);
        std::vector<base::Span> spans;
        for (const model::Object *object : objects) {
            const auto [known, isNew] = m_supplierOf.try_emplace(object->root);
            if (isNew)
                known->second = supplierIn(object->root);
            if (known->second.known())
                spans.push_back(known->second);
        }
        return spans;
    }

    base::Span supplierIn(const Node *root) const
    {
        const std::vector<FieldSetting> settings = model::fieldHistory(root, m_field);
        return settings.empty() ? base::Span{} : settings.front().span();
    }

    std::vector<const model::Object *> twinsIn(model::ClusterIndex cluster) const
    {
        std::vector<const model::Object *> twins;
        const base::Span &own = m_object.root->span();
        for (const std::size_t index : m_snapshot.unitsOf(cluster)) {
            const model::RenderingPtr &rendering = m_snapshot.units[index].rendering;
            if (!rendering || !own.known())
                continue;
            for (const model::Object &object : rendering->objects) {
                const base::Span &span = object.root->span();
                if (span.known() && span.begin == own.begin
                    && span.file->path() == own.file->path())
                    twins.push_back(&object);
            }
        }
        return twins;
    }

    /// Layers between the object's and the unit's root that leave the field as it is, each before
    /// the first step of a layer that takes effect after it. The steps themselves stay in the order
    /// in which they happened.
    void addLayersOnTheWay(const LayerOrder &order)
    {
        std::set<base::RepoPath> setting;
        for (const OriginStep &step : m_steps)
            setting.insert(step.layer);
        auto at = m_steps.begin();
        for (const LayerIndex index : order.layers()) {
            const model::Layer &layer = m_snapshot.layers[index];
            if (setting.contains(layer.path) || !canSet(index, order))
                continue;
            OriginStep step;
            step.place = {layer.file, 0, 0};
            step.layer = layer.path;
            step.reach = layer.reach.size();
            step.couldSet = true;
            const std::size_t rank = order.rankOf(layer.path);
            at = std::find_if(at, m_steps.end(), [&](const OriginStep &other) {
                return order.rankOf(other.layer) > rank;
            });
            at = m_steps.insert(at, std::move(step)) + 1;
        }
    }

    /// Layers that include the object's layer, and components of those.
    [[nodiscard]] bool canSet(LayerIndex index, const LayerOrder &order)
    {
        if (m_containing.empty()) {
            for (const LayerIndex layer : order.layers()) {
                const auto &includes = m_snapshot.layers[layer].includes;
                const bool contains =
                    m_snapshot.layers[layer].path == m_object.layer
                    || std::any_of(includes.begin(), includes.end(), [&](LayerIndex included) {
                           return m_containing.contains(included);
                       });
                if (contains)
                    m_containing.insert(layer);
            }
        }
        if (m_containing.contains(index))
            return true;
        if (m_snapshot.layers[index].kind != model::LayerKind::Component)
            return false;
        const auto &users = m_snapshot.layers[index].includedBy;
        return std::any_of(users.begin(), users.end(),
                           [&](LayerIndex user) { return m_containing.contains(user); });
    }

    const Snapshot &m_snapshot;
    const model::Object &m_object;
    const FieldPath &m_field;
    std::optional<LayerOrder> m_order;
    std::vector<OriginStep> m_steps;
    std::map<model::ClusterIndex, std::vector<base::Span>> m_suppliers;
    std::unordered_map<const Node *, base::Span> m_supplierOf; ///< clusters share many objects
    std::set<LayerIndex> m_containing;
};

} // namespace

std::optional<std::vector<OriginStep>> explain(const Snapshot &snapshot,
                                               model::ClusterIndex cluster,
                                               const model::ResourceId &object,
                                               const FieldPath &field)
{
    const model::Object *found = findObject(snapshot, cluster, object);
    if (!found || !field.find(found->root))
        return {};
    const model::Unit *unit = unitOf(snapshot, cluster, found);
    if (!unit)
        return {};
    return Explanation(snapshot, *found, field).run(*unit);
}

} // namespace fleetwright::fleet
