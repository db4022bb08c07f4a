// SPDX-License-Identifier: Apache-2.0
#include "fleet/hierarchyitems.h"

#include <map>
#include <optional>
#include <set>

namespace fleetwright::fleet {

namespace {

class FolderTree {
public:
    FolderTree(const model::Snapshot &snapshot, HierarchyContent &content)
        : m_snapshot(snapshot), m_content(content)
    {}

    HierarchyChildren run()
    {
        for (model::LayerIndex index = 0; index < m_snapshot.layers.size(); ++index)
            m_itemOf[m_snapshot.layers[index].path] = index;
        addFolders();
        HierarchyChildren children(m_content.items.size());
        for (const auto &[path, item] : m_itemOf) {
            const auto parent = parentOf(path);
            m_content.items[item].label = parent ? path.relativeTo(parent->first) : shownPath(path);
            if (parent)
                children[parent->second].push_back(item);
        }
        spreadReach(children);
        for (const auto &[root, leaf] : m_content.leaves)
            children[root].push_back(leaf);
        return children;
    }

private:
    void addFolders()
    {
        std::map<base::RepoPath, std::set<base::RepoPath>> below;
        for (const model::Layer &layer : m_snapshot.layers) {
            for (base::RepoPath folder = layer.path; !folder.isRoot(); folder = folder.parent())
                below[folder.parent()].insert(folder);
        }
        for (const auto &[folder, inside] : below) {
            if (inside.size() < 2 || folder.isRoot() || m_itemOf.contains(folder))
                continue;
            HierarchyItem item;
            item.kind = HierarchyItem::Kind::Folder;
            item.path = folder;
            m_itemOf[folder] = static_cast<std::uint32_t>(m_content.items.size());
            m_content.items.push_back(std::move(item));
        }
    }

    /// The nearest folder above that has an item. The root folder holds everything: nothing stands
    /// below it.
    [[nodiscard]] std::optional<std::pair<base::RepoPath, std::uint32_t>>
    parentOf(const base::RepoPath &path) const
    {
        if (path.isRoot())
            return {};
        for (base::RepoPath folder = path.parent(); !folder.isRoot(); folder = folder.parent()) {
            if (const auto found = m_itemOf.find(folder); found != m_itemOf.end())
                return *found;
        }
        return {};
    }

    /// A folder without a layer reaches what is below it. Paths below a folder sort behind it.
    void spreadReach(const HierarchyChildren &children)
    {
        for (auto entry = m_itemOf.rbegin(); entry != m_itemOf.rend(); ++entry) {
            HierarchyItem &item = m_content.items[entry->second];
            if (item.kind != HierarchyItem::Kind::Folder)
                continue;
            for (const std::uint32_t child : children[entry->second])
                item.reach.insertAll(m_content.items[child].reach);
        }
    }

    const model::Snapshot &m_snapshot;
    HierarchyContent &m_content;
    std::map<base::RepoPath, std::uint32_t> m_itemOf;
};

} // namespace

HierarchyChildren childrenByFolder(const model::Snapshot &snapshot, HierarchyContent &content)
{
    return FolderTree(snapshot, content).run();
}

} // namespace fleetwright::fleet
