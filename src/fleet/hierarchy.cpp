// SPDX-License-Identifier: Apache-2.0
#include "fleet/hierarchy.h"

#include "fleet/hierarchyitems.h"
#include "fleet/roles.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace fleetwright::fleet {

namespace {

using model::ClusterIndex;
using model::LayerIndex;
using model::Snapshot;

/// Orders siblings: broad roles first, environments towards production, then names.
class SiblingOrder {
public:
    SiblingOrder(const Snapshot &snapshot, const std::vector<HierarchyItem> &items)
        : m_snapshot(snapshot), m_items(items)
    {
        // Clusters are sorted by environment: the first one of a layer tells where it belongs.
        for (const HierarchyItem &item : items) {
            const std::vector<ClusterIndex> reach = item.reach.indices();
            m_first.push_back(reach.empty() ? static_cast<ClusterIndex>(snapshot.clusters.size())
                                            : reach.front());
        }
    }

    [[nodiscard]] bool before(std::uint32_t left, std::uint32_t right) const
    {
        return key(left) < key(right);
    }

private:
    [[nodiscard]] std::tuple<bool, std::size_t, ClusterIndex, std::string_view>
    key(std::uint32_t index) const
    {
        const HierarchyItem &item = m_items[index];
        const bool unreached = item.reach.empty();
        std::size_t rank = m_snapshot.dimensions.size() + 2;
        if (item.layer)
            rank = roleRank(m_snapshot.layers[*item.layer].role, m_snapshot.dimensions);
        return {unreached, rank, m_first[index], item.label};
    }

    const Snapshot &m_snapshot;
    const std::vector<HierarchyItem> &m_items;
    std::vector<ClusterIndex> m_first;
};

/// Links the items; a link back to what an item stands under is left out, so that a cycle of
/// includes ends.
class Linker {
public:
    Linker(Hierarchy &hierarchy, const HierarchyChildren &children)
        : m_hierarchy(hierarchy), m_children(children), m_state(children.size())
    {}

    void link(const std::vector<std::uint32_t> &roots)
    {
        for (const std::uint32_t root : roots)
            m_hierarchy.roots.push_back(visit(root));
        // Layers that only include each other in a circle have no root: the first of them becomes
        // one.
        for (std::uint32_t item = 0; item < m_state.size(); ++item) {
            if (m_state[item] == State::New)
                m_hierarchy.roots.push_back(visit(item));
        }
    }

private:
    enum class State : std::uint8_t { New, Open, Done };

    /// Depth is bounded by the number of layers in one chain of includes; an explicit stack keeps
    /// it off the machine's.
    HierarchyLink visit(std::uint32_t top)
    {
        if (m_state[top] != State::New)
            return {top, true};
        std::vector<std::pair<std::uint32_t, std::size_t>> stack{{top, 0}};
        m_state[top] = State::Open;
        while (!stack.empty()) {
            auto &[item, next] = stack.back();
            if (next == m_children[item].size()) {
                m_state[item] = State::Done;
                stack.pop_back();
                continue;
            }
            const std::uint32_t child = m_children[item][next++];
            if (m_state[child] == State::Open)
                continue;
            const bool isNew = m_state[child] == State::New;
            m_hierarchy.items[item].children.push_back({child, !isNew});
            if (isNew) {
                m_state[child] = State::Open;
                stack.emplace_back(child, 0);
            }
        }
        return {top, false};
    }

    Hierarchy &m_hierarchy;
    const HierarchyChildren &m_children;
    std::vector<State> m_state;
};

std::vector<std::uint32_t> rootsOf(const HierarchyChildren &children)
{
    std::vector<bool> isChild(children.size());
    for (std::size_t parent = 0; parent < children.size(); ++parent) {
        for (const std::uint32_t child : children[parent])
            isChild[child] = isChild[child] || child != parent;
    }
    std::vector<std::uint32_t> roots;
    for (std::uint32_t item = 0; item < children.size(); ++item) {
        if (!isChild[item])
            roots.push_back(item);
    }
    return roots;
}

void sortUnique(std::vector<std::uint32_t> &siblings, const SiblingOrder &order)
{
    std::stable_sort(
        siblings.begin(), siblings.end(),
        [&](std::uint32_t left, std::uint32_t right) { return order.before(left, right); });
    std::set<std::uint32_t> seen;
    std::erase_if(siblings, [&](std::uint32_t item) { return !seen.insert(item).second; });
}

template<typename IsWanted>
std::vector<std::size_t> firstPath(const Hierarchy &hierarchy, const IsWanted &isWanted)
{
    struct Step {
        const std::vector<HierarchyLink> *links;
        std::size_t next = 0;
    };
    std::vector<Step> stack{{&hierarchy.roots, 0}};
    while (!stack.empty()) {
        Step &step = stack.back();
        if (step.next == step.links->size()) {
            stack.pop_back();
            continue;
        }
        const HierarchyLink link = (*step.links)[step.next++];
        if (link.repeated)
            continue;
        const HierarchyItem &item = hierarchy.items[link.item];
        if (isWanted(item)) {
            std::vector<std::size_t> path;
            for (const Step &taken : stack)
                path.push_back(taken.next - 1);
            return path;
        }
        stack.push_back({&item.children, 0});
    }
    return {};
}

} // namespace

std::shared_ptr<const Hierarchy> Hierarchy::build(const Snapshot &snapshot, Grouping grouping)
{
    HierarchyContent content = makeHierarchyContent(snapshot);
    HierarchyChildren children = grouping == Grouping::Folder
                                     ? childrenByFolder(snapshot, content)
                                     : childrenByInheritance(snapshot, content);
    std::vector<std::uint32_t> roots = rootsOf(children);
    const SiblingOrder order(snapshot, content.items);
    sortUnique(roots, order);
    for (std::vector<std::uint32_t> &siblings : children)
        sortUnique(siblings, order);
    foldSiblings(snapshot, content.items, children, roots);
    auto hierarchy = std::make_shared<Hierarchy>();
    hierarchy->items = std::move(content.items);
    Linker(*hierarchy, children).link(roots);
    return hierarchy;
}

std::vector<std::size_t> Hierarchy::pathToLayer(LayerIndex layer) const
{
    return firstPath(*this, [layer](const HierarchyItem &item) { return item.layer == layer; });
}

std::vector<std::size_t> Hierarchy::pathToCluster(ClusterIndex cluster) const
{
    return firstPath(*this,
                     [cluster](const HierarchyItem &item) { return item.cluster == cluster; });
}

} // namespace fleetwright::fleet
