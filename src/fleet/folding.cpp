// SPDX-License-Identifier: Apache-2.0
#include "fleet/hierarchyitems.h"

#include <algorithm>
#include <map>
#include <utility>

namespace fleetwright::fleet {

namespace {

/// What makes siblings identical: their kind and the layers that they inherit.
using Likeness = std::pair<HierarchyItem::Kind, std::vector<model::LayerIndex>>;

class Folder {
public:
    Folder(const model::Snapshot &snapshot, std::vector<HierarchyItem> &items,
           HierarchyChildren &children)
        : m_snapshot(snapshot), m_items(items), m_children(children)
    {}

    /// The siblings with folds in the place of their first members.
    std::vector<std::uint32_t> fold(const std::vector<std::uint32_t> &siblings)
    {
        std::map<Likeness, std::vector<std::uint32_t>> alike;
        for (const std::uint32_t item : siblings) {
            if (m_children[item].empty())
                alike[likenessOf(item)].push_back(item);
        }
        std::map<std::uint32_t, std::uint32_t> foldOf; // by member
        for (auto &[likeness, members] : alike) {
            if (members.size() < 2)
                continue;
            const std::uint32_t fold = addFold(members);
            for (const std::uint32_t member : members)
                foldOf[member] = fold;
        }
        std::vector<std::uint32_t> result;
        for (const std::uint32_t item : siblings) {
            const auto folded = foldOf.find(item);
            const std::uint32_t shown = folded == foldOf.end() ? item : folded->second;
            if (result.empty() || std::find(result.begin(), result.end(), shown) == result.end())
                result.push_back(shown);
        }
        return result;
    }

private:
    [[nodiscard]] Likeness likenessOf(std::uint32_t index) const
    {
        const HierarchyItem &item = m_items[index];
        Likeness likeness{item.kind, {}};
        if (item.layer)
            likeness.second = m_snapshot.layers[*item.layer].includes;
        std::sort(likeness.second.begin(), likeness.second.end());
        return likeness;
    }

    std::uint32_t addFold(const std::vector<std::uint32_t> &members)
    {
        HierarchyItem fold;
        fold.kind = HierarchyItem::Kind::Fold;
        fold.folded = members.size();
        for (const std::uint32_t member : members)
            fold.reach.insertAll(m_items[member].reach);
        m_items.push_back(std::move(fold));
        m_children.push_back(members);
        return static_cast<std::uint32_t>(m_items.size() - 1);
    }

    const model::Snapshot &m_snapshot;
    std::vector<HierarchyItem> &m_items;
    HierarchyChildren &m_children;
};

} // namespace

void foldSiblings(const model::Snapshot &snapshot, std::vector<HierarchyItem> &items,
                  HierarchyChildren &children, std::vector<std::uint32_t> &roots)
{
    Folder folder(snapshot, items, children);
    if (roots.size() > Hierarchy::foldAbove)
        roots = folder.fold(roots);
    const std::size_t count = children.size();
    for (std::size_t item = 0; item < count; ++item) {
        if (children[item].size() > Hierarchy::foldAbove)
            children[item] = folder.fold(std::vector<std::uint32_t>(children[item]));
    }
}

} // namespace fleetwright::fleet
