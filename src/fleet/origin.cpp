// SPDX-License-Identifier: Apache-2.0
#include "fleet/origin.h"

#include <algorithm>
#include <map>
#include <set>

namespace fleetwright::fleet {

namespace {

using model::FieldPath;
using model::LayerIndex;
using model::Snapshot;
using yaml::Node;

/// A value that a field had or has, and what put it there.
struct Setting {
    const Node *node = nullptr;
    const yaml::Step *step = nullptr; ///< nullptr: it came with the object
};

/// The nodes on the way from an object's root to a field, root first; empty if the field is not
/// there.
std::vector<const Node *> nodesTo(const Node *root, const FieldPath &path)
{
    std::vector<const Node *> nodes{root};
    for (const FieldPath::Segment &segment : path.segments()) {
        const Node *next = FieldPath({segment}).find(nodes.back());
        if (!next)
            return {};
        nodes.push_back(next);
    }
    return nodes;
}

FieldPath tail(const FieldPath &path, std::size_t from)
{
    const auto &segments = path.segments();
    return FieldPath({segments.begin() + static_cast<std::ptrdiff_t>(from), segments.end()});
}

/// Newest first. A value without a change record of its own came with the nearest thing above it
/// that was changed, unless that held the very same node before.
std::vector<Setting> settingsOf(const Node *root, const FieldPath &path)
{
    std::vector<Setting> settings;
    std::vector<const Node *> nodes = nodesTo(root, path);
    while (!nodes.empty()) {
        const Node *node = nodes.back();
        const auto changed =
            std::find_if(nodes.rbegin(), nodes.rend(), [](const Node *on) { return on->change(); });
        if (changed == nodes.rend()) {
            settings.push_back({node, nullptr});
            break;
        }
        const yaml::Change &change = *(*changed)->change();
        const auto depth = static_cast<std::size_t>(nodes.rend() - changed) - 1;
        std::vector<const Node *> before;
        if (change.previous)
            before = nodesTo(change.previous, tail(path, depth));
        if (before.empty() || before.back() != node)
            settings.push_back({node, change.step});
        nodes.resize(before.empty() ? 0 : depth);
        nodes.insert(nodes.end(), before.begin(), before.end());
    }
    return settings;
}

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
        std::vector<Setting> settings = m_field.isRoot() || !m_field.find(m_object.root)->isScalar()
                                            ? settingsBelow()
                                            : settingsOf(m_object.root, m_field);
        std::reverse(settings.begin(), settings.end());
        for (const Setting &setting : settings)
            m_steps.push_back(stepOf(setting));
        if (!m_steps.empty())
            m_steps.back().supplies = true;
        countDecides();
        if (m_order)
            addLayersOnTheWay(*m_order);
        return std::move(m_steps);
    }

private:
    /// Of an object or a collection: its own history and, once a layer and field, what was set in
    /// it. Newest first.
    std::vector<Setting> settingsBelow() const
    {
        std::vector<Setting> newest = settingsOf(m_object.root, m_field);
        std::vector<const Node *> nodes;
        collectBelow(m_field.find(m_object.root), nodes);
        std::vector<Setting> inside;
        std::set<std::pair<base::RepoPath, std::string_view>> seen;
        for (const Setting &setting : newest) {
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
            std::stable_sort(
                inside.begin(), inside.end(), [&](const Setting &left, const Setting &right) {
                    return m_order->rankOf(*left.step->layer) > m_order->rankOf(*right.step->layer);
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

    OriginStep stepOf(const Setting &setting) const
    {
        OriginStep step;
        step.span = setting.node->span();
        step.layer = setting.step && setting.step->layer ? *setting.step->layer : m_object.layer;
        step.field = setting.step ? std::string(setting.step->field) : std::string("resources");
        const model::Layer *layer = m_snapshot.findLayer(step.layer);
        if (step.span.known())
            step.place = step.span.place();
        else if (layer)
            step.place = {layer->file, 0, 0};
        step.reach = layer ? layer->reach.size() : 0;
        step.value = shownValue(setting.node);
        return step;
    }

    std::string shownValue(const Node *node) const
    {
        const bool secret = isSecretField(m_object.id, m_field);
        if (node->isScalar()) {
            if (!secret)
                return std::string(node->text());
            // Dots and a few digits of the hash: equal values look equal, nothing else can be told.
            return "•••• " + base::toHex(node->hash()).substr(0, 6);
        }
        return node->isMapping() ? "{" + std::to_string(node->size()) + " keys}"
                                 : "[" + std::to_string(node->size()) + " items]";
    }

    /// In how many clusters each place supplies this field.
    void countDecides()
    {
        for (OriginStep &step : m_steps) {
            if (!step.span.known())
                continue;
            const model::Layer *layer = m_snapshot.findLayer(step.layer);
            if (!layer)
                continue;
            for (const model::ClusterIndex cluster : layer->reach.indices())
                step.decides += suppliesIn(cluster, step.span) ? 1 : 0;
        }
    }

    bool suppliesIn(model::ClusterIndex cluster, const base::Span &span)
    {
        const auto known = m_values.find(cluster);
        const Node *value = nullptr;
        if (known != m_values.end()) {
            value = known->second;
        } else {
            model::ResourceId id = m_object.id;
            id.name = m_object.stableName;
            const model::Object *object = findObject(m_snapshot, cluster, id);
            value = object ? m_field.find(object->root) : nullptr;
            m_values.emplace(cluster, value);
        }
        return value && value->span().known() && value->span().begin == span.begin
               && value->span().file->path() == span.file->path();
    }

    /// Layers between the object's and the unit's root that leave the field as it is.
    void addLayersOnTheWay(const LayerOrder &order)
    {
        std::set<base::RepoPath> setting;
        for (const OriginStep &step : m_steps)
            setting.insert(step.layer);
        for (const LayerIndex index : order.layers()) {
            const model::Layer &layer = m_snapshot.layers[index];
            if (setting.contains(layer.path) || !canSet(index, order))
                continue;
            OriginStep step;
            step.place = {layer.file, 0, 0};
            step.layer = layer.path;
            step.reach = layer.reach.size();
            step.couldSet = true;
            m_steps.push_back(std::move(step));
        }
        std::stable_sort(m_steps.begin(), m_steps.end(),
                         [&](const OriginStep &left, const OriginStep &right) {
                             return order.rankOf(left.layer) < order.rankOf(right.layer);
                         });
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
    std::map<model::ClusterIndex, const Node *> m_values;
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
