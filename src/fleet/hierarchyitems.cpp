// SPDX-License-Identifier: Apache-2.0
#include "fleet/hierarchyitems.h"

#include "fleet/roles.h"

#include <map>
#include <optional>

namespace fleetwright::fleet {

namespace {

using model::ClusterIndex;
using model::Layer;
using model::LayerIndex;
using model::Snapshot;

class ContentMaker {
public:
    explicit ContentMaker(const Snapshot &snapshot) : m_snapshot(snapshot) {}

    HierarchyContent run()
    {
        for (LayerIndex index = 0; index < m_snapshot.layers.size(); ++index)
            addLayer(index);
        std::map<LayerIndex, model::ClusterSet> clustersOfRoot;
        for (const model::Unit &unit : m_snapshot.units) {
            if (unit.root)
                clustersOfRoot[*unit.root].insert(unit.cluster);
        }
        markOwnLayers(clustersOfRoot);
        for (const auto &[root, clusters] : clustersOfRoot)
            addLeaves(root, clusters);
        addLooseClusters();
        return std::move(m_content);
    }

private:
    void addLayer(LayerIndex index)
    {
        const Layer &layer = m_snapshot.layers[index];
        HierarchyItem item;
        item.kind = HierarchyItem::Kind::Layer;
        item.label = shownPath(layer.path);
        item.path = layer.path;
        item.layer = index;
        item.reach = layer.reach;
        m_content.items.push_back(std::move(item));
    }

    std::uint32_t addCluster(ClusterIndex cluster)
    {
        HierarchyItem item;
        item.kind = HierarchyItem::Kind::Cluster;
        item.label = m_snapshot.clusters[cluster].name;
        item.cluster = cluster;
        item.reach.insert(cluster);
        m_content.items.push_back(std::move(item));
        return static_cast<std::uint32_t>(m_content.items.size() - 1);
    }

    /// The cluster whose own layer a root is.
    [[nodiscard]] std::optional<ClusterIndex> ownerOf(LayerIndex root,
                                                      const model::ClusterSet &clusters) const
    {
        const model::Role &role = m_snapshot.layers[root].role;
        if (clusters.size() != 1 || role.kind != model::Role::Kind::Cluster)
            return {};
        const ClusterIndex cluster = clusters.indices().front();
        return m_snapshot.clusters[cluster].name == role.value ? std::optional(cluster)
                                                               : std::nullopt;
    }

    /// An own layer is shown as its cluster; by its name where it is the only one.
    void markOwnLayers(const std::map<LayerIndex, model::ClusterSet> &clustersOfRoot)
    {
        std::vector<std::vector<LayerIndex>> ownLayers(m_snapshot.clusters.size());
        for (const auto &[root, clusters] : clustersOfRoot) {
            const auto owner = ownerOf(root, clusters);
            if (!owner)
                continue;
            m_content.items[root].kind = HierarchyItem::Kind::Cluster;
            m_content.items[root].cluster = owner;
            ownLayers[*owner].push_back(root);
        }
        for (const std::vector<LayerIndex> &layers : ownLayers) {
            if (layers.size() == 1) {
                HierarchyItem &item = m_content.items[layers.front()];
                item.label = m_snapshot.clusters[*item.cluster].name;
            }
        }
    }

    void addLeaves(LayerIndex root, const model::ClusterSet &clusters)
    {
        if (m_content.items[root].cluster)
            return;
        for (const ClusterIndex cluster : clusters.indices()) {
            const auto known = m_leafOf.find(cluster);
            const std::uint32_t leaf =
                known == m_leafOf.end() ? addCluster(cluster) : known->second;
            m_leafOf.emplace(cluster, leaf);
            m_content.leaves.emplace_back(root, leaf);
        }
    }

    /// Clusters that nothing is built for stand alone.
    void addLooseClusters()
    {
        std::vector<bool> placed(m_snapshot.clusters.size());
        for (const HierarchyItem &item : m_content.items) {
            if (item.cluster)
                placed[*item.cluster] = true;
        }
        for (ClusterIndex cluster = 0; cluster < placed.size(); ++cluster) {
            if (!placed[cluster])
                static_cast<void>(addCluster(cluster));
        }
    }

    const Snapshot &m_snapshot;
    HierarchyContent m_content;
    std::map<ClusterIndex, std::uint32_t> m_leafOf;
};

} // namespace

std::string shownPath(const base::RepoPath &path)
{
    return path.isRoot() ? std::string(".") : path.text();
}

HierarchyContent makeHierarchyContent(const Snapshot &snapshot)
{
    return ContentMaker(snapshot).run();
}

HierarchyChildren childrenByInheritance(const Snapshot &snapshot, const HierarchyContent &content)
{
    HierarchyChildren children(content.items.size());
    const auto rankOf = [&](LayerIndex layer) {
        return roleRank(snapshot.layers[layer].role, snapshot.dimensions);
    };
    // Of two layers without a dimension, what the other one only lists stands below it: components
    // and its own folders.
    const auto isBaseBeside = [&](LayerIndex included, LayerIndex includer) {
        const Layer &base = snapshot.layers[included];
        return rankOf(included) == 0 && rankOf(includer) == 0
               && base.kind == model::LayerKind::Kustomization
               && !base.path.isInside(snapshot.layers[includer].path);
    };
    for (LayerIndex index = 0; index < snapshot.layers.size(); ++index) {
        for (const LayerIndex included : snapshot.layers[index].includes) {
            if (included == index)
                continue;
            if (rankOf(included) < rankOf(index) || isBaseBeside(included, index))
                children[included].push_back(index);
            else
                children[index].push_back(included);
        }
    }
    for (const auto &[root, leaf] : content.leaves)
        children[root].push_back(leaf);
    return children;
}

} // namespace fleetwright::fleet
