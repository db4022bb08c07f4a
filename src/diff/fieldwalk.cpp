// SPDX-License-Identifier: Apache-2.0
#include "diff/fieldwalk.h"

#include "yaml/pathtext.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace fleetwright::diff {

namespace {

using Segment = model::FieldPath::Segment;

bool allEqual(Nodes nodes)
{
    return nodes.size() > 1 && std::all_of(nodes.begin(), nodes.end(), [&](const yaml::Node *node) {
               return node && nodes.front() && node->hash() == nodes.front()->hash();
           });
}

/// The kind that all present nodes have, nothing if they disagree.
std::optional<yaml::Kind> commonKind(Nodes nodes)
{
    std::optional<yaml::Kind> kind;
    for (const yaml::Node *node : nodes) {
        if (!node)
            continue;
        if (kind && *kind != node->kind())
            return {};
        kind = node->kind();
    }
    return kind;
}

bool allEmpty(Nodes nodes)
{
    return std::all_of(nodes.begin(), nodes.end(),
                       [](const yaml::Node *node) { return !node || node->size() == 0; });
}

class Walker {
public:
    Walker(std::size_t width, const LeafVisitor &visit) : m_width(width), m_visit(visit) {}

    bool walk(Nodes nodes)
    {
        if (allEqual(nodes))
            return true;
        const std::optional<yaml::Kind> kind = commonKind(nodes);
        if (!kind || *kind == yaml::Kind::Scalar || allEmpty(nodes))
            return m_visit(m_path, nodes);
        return *kind == yaml::Kind::Mapping ? mapping(nodes) : sequence(nodes);
    }

private:
    bool descend(Segment segment, Nodes nodes)
    {
        m_path.push_back(std::move(segment));
        const bool go = walk(nodes);
        m_path.pop_back();
        return go;
    }

    bool mapping(Nodes nodes)
    {
        std::unordered_set<std::string_view> seen;
        for (const yaml::Node *node : nodes) {
            if (!node)
                continue;
            for (const yaml::Entry &entry : node->entries()) {
                const std::string_view key = entry.key->text();
                if (!seen.insert(key).second)
                    continue;
                std::vector<const yaml::Node *> children(m_width);
                for (std::size_t i = 0; i < m_width; ++i)
                    children[i] = nodes[i] ? nodes[i]->find(key) : nullptr;
                if (!descend({Segment::Kind::Key, std::string(key), {}, 0}, children))
                    return false;
            }
        }
        return true;
    }

    bool sequence(Nodes nodes)
    {
        if (const std::string_view key = commonItemKey(nodes); !key.empty())
            return namedItems(nodes, key);
        const bool sameLength =
            std::all_of(nodes.begin(), nodes.end(), [&](const yaml::Node *node) {
                return node && nodes.front() && node->size() == nodes.front()->size();
            });
        if (sameLength)
            return items(nodes, 0, 0);
        if (m_width == 2 && nodes[0] && nodes[1])
            return betweenEqualEnds(nodes);
        const bool anyAbsent =
            std::any_of(nodes.begin(), nodes.end(), [](const yaml::Node *node) { return !node; });
        if (m_width > 2 && !anyAbsent && onlyScalars(nodes))
            return m_visit(m_path, nodes);
        return items(nodes, 0, 0);
    }

    [[nodiscard]] static std::string_view commonItemKey(Nodes nodes)
    {
        std::string_view common;
        for (const yaml::Node *node : nodes) {
            if (!node || node->size() == 0)
                continue;
            const std::string_view key = yaml::itemKey(node);
            if (key.empty() || (!common.empty() && key != common))
                return {};
            common = key;
        }
        return common;
    }

    [[nodiscard]] static bool onlyScalars(Nodes nodes)
    {
        return std::all_of(nodes.begin(), nodes.end(), [](const yaml::Node *node) {
            return std::all_of(node->items().begin(), node->items().end(),
                               [](const yaml::Node *item) { return item->isScalar(); });
        });
    }

    bool namedItems(Nodes nodes, std::string_view key)
    {
        std::unordered_set<std::string_view> seen;
        for (const yaml::Node *node : nodes) {
            if (!node)
                continue;
            for (const yaml::Node *item : node->items()) {
                const std::string_view name = item->find(key)->text();
                if (!seen.insert(name).second)
                    continue;
                std::vector<const yaml::Node *> children(m_width);
                for (std::size_t i = 0; i < m_width; ++i)
                    children[i] = itemNamed(nodes[i], key, name);
                if (!descend({Segment::Kind::Match, std::string(key), std::string(name), 0},
                             children))
                    return false;
            }
        }
        return sameOrder(nodes, key) || m_visit(m_path, nodes);
    }

    /// Whether the items that all have come in the same order: where not, the list itself differs.
    [[nodiscard]] static bool sameOrder(Nodes nodes, std::string_view key)
    {
        std::unordered_map<std::string_view, std::size_t> holders;
        std::size_t lists = 0;
        for (const yaml::Node *node : nodes) {
            if (!node)
                continue;
            ++lists;
            for (const yaml::Node *item : node->items())
                ++holders[item->find(key)->text()];
        }
        std::optional<std::vector<std::string_view>> order;
        for (const yaml::Node *node : nodes) {
            if (!node)
                continue;
            std::vector<std::string_view> names;
            for (const yaml::Node *item : node->items()) {
                const std::string_view name = item->find(key)->text();
                if (holders[name] == lists)
                    names.push_back(name);
            }
            if (order && names != *order)
                return false;
            order = std::move(names);
        }
        return true;
    }

    [[nodiscard]] static const yaml::Node *itemNamed(const yaml::Node *sequence,
                                                     std::string_view key, std::string_view name)
    {
        if (!sequence)
            return nullptr;
        for (const yaml::Node *item : sequence->items()) {
            if (item->find(key)->text() == name)
                return item;
        }
        return nullptr;
    }

    /// Items by position, without the first `front` and the last `back` ones of each.
    bool items(Nodes nodes, std::size_t front, std::size_t back)
    {
        std::size_t longest = 0;
        for (const yaml::Node *node : nodes)
            longest = std::max(longest, node && node->size() > back ? node->size() - back : 0);
        for (std::size_t index = front; index < longest; ++index) {
            std::vector<const yaml::Node *> children(m_width);
            for (std::size_t i = 0; i < m_width; ++i)
                children[i] = nodes[i] && index + back < nodes[i]->size() ? nodes[i]->items()[index]
                                                                          : nullptr;
            if (!descend({Segment::Kind::Index, {}, {}, index}, children))
                return false;
        }
        return true;
    }

    bool betweenEqualEnds(Nodes nodes)
    {
        const auto left = nodes[0]->items();
        const auto right = nodes[1]->items();
        const std::size_t shorter = std::min(left.size(), right.size());
        std::size_t front = 0;
        while (front < shorter && left[front]->hash() == right[front]->hash())
            ++front;
        std::size_t back = 0;
        while (back < shorter - front
               && left[left.size() - 1 - back]->hash() == right[right.size() - 1 - back]->hash())
            ++back;
        return items(nodes, front, back);
    }

    std::size_t m_width;
    const LeafVisitor &m_visit;
    PathSegments m_path;
};

} // namespace

bool walkFields(Nodes roots, const LeafVisitor &visit)
{
    return Walker(roots.size(), visit).walk(roots);
}

std::string pathText(const PathSegments &path)
{
    return model::FieldPath(path).text();
}

std::string_view lastKey(const PathSegments &path)
{
    for (auto segment = path.rbegin(); segment != path.rend(); ++segment) {
        if (segment->kind == Segment::Kind::Key)
            return segment->key;
    }
    return {};
}

} // namespace fleetwright::diff
