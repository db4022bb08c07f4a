// SPDX-License-Identifier: Apache-2.0
#include "fleet/assignment.h"

#include "inventory/words.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace fleetwright::fleet {

namespace {

using inventory::Census;
using model::Layer;
using model::LayerIndex;

base::RepoPath prefix(const base::RepoPath &path, std::size_t segments)
{
    base::RepoPath result;
    const std::vector<std::string_view> all = inventory::split(path.text(), '/');
    for (std::size_t i = 0; i < segments && i < all.size(); ++i)
        result = result.child(all[i]);
    return result;
}

/// clusters, workload-clusters, managed-clusters …
bool isClustersFolder(std::string_view segment)
{
    return segment == "clusters" || segment.ends_with("-clusters")
           || segment.ends_with("_clusters");
}

bool isNumber(std::string_view segment)
{
    return segment.find_first_not_of("0123456789") == std::string_view::npos;
}

class Assigner {
public:
    Assigner(const LayerGraph &graph, Census &census, const std::string &repositoryName)
        : m_graph(graph), m_census(census), m_repositoryName(repositoryName)
    {}

    std::vector<PlannedUnit> run()
    {
        assignDeclared();
        assignByNames();
        assignClusterFolders();
        if (m_census.names().empty())
            assumeAllRoots();
        else
            assumeRecurringNames();
        // Folders made clusters known whose names others bear as well.
        assignByNames();
        return {m_units.begin(), m_units.end()};
    }

private:
    [[nodiscard]] const Layer &at(LayerIndex layer) const { return m_graph.layers[layer]; }

    void plan(const std::string &cluster, LayerIndex layer)
    {
        if (m_census.isAbsent(cluster))
            return;
        m_units.insert({cluster, layer});
        m_assigned.insert(layer);
    }

    void assignDeclared()
    {
        for (const auto &[path, names] : m_census.declaredPaths()) {
            const LayerIndex *layer = m_graph.find(path);
            if (!layer || at(*layer).kind == model::LayerKind::Component)
                continue;
            for (const std::string &name : names) {
                plan(name, *layer);
                m_census.addFolder(name, path, Census::Naming::Known);
            }
        }
    }

    [[nodiscard]] bool canBeRoot(const Layer &layer) const
    {
        return layer.kind == model::LayerKind::Kustomization && !inventory::isForShow(layer.path);
    }

    [[nodiscard]] bool isIncluded(const Layer &layer) const
    {
        return std::any_of(layer.includedBy.begin(), layer.includedBy.end(),
                           [&](LayerIndex by) { return at(by).path != layer.path; });
    }

    /// A cluster's overlay that a collection of clusters includes is the cluster's all the same; a
    /// part of it is not.
    [[nodiscard]] bool standsAlone(const Layer &layer, const inventory::FolderMatch &match) const
    {
        if (!isIncluded(layer))
            return true;
        if (!match.isLastSegment() || !isClustersFolder(layer.path.parent().name()))
            return false;
        return std::none_of(layer.includedBy.begin(), layer.includedBy.end(), [&](LayerIndex by) {
            const auto other = inventory::matchFolder(at(by).path, m_census.names());
            return other && other->name == match.name;
        });
    }

    void assignByNames()
    {
        for (LayerIndex layer = 0; layer < m_graph.layers.size(); ++layer)
            assignByName(layer);
    }

    void assignByName(LayerIndex index)
    {
        const Layer &layer = at(index);
        if (m_assigned.contains(index) || !canBeRoot(layer))
            return;
        const auto match = matchOf(layer.path);
        if (!match || !standsAlone(layer, *match))
            return;
        plan(match->name, index);
        m_census.addFolder(match->name, prefix(layer.path, match->last + 1), Census::Naming::Known);
    }

    /// What lies in a cluster's overlay belongs to that cluster, even if it is about another one:
    /// the hub's overlay has a folder for each cluster that it manages.
    [[nodiscard]] std::optional<inventory::FolderMatch> matchOf(const base::RepoPath &path) const
    {
        auto match = inventory::matchFolder(path, m_census.names());
        for (base::RepoPath folder = path.parent(); match && !folder.isRoot();
             folder = folder.parent()) {
            if (!m_graph.find(folder))
                continue;
            const auto above = inventory::matchFolder(folder, m_census.names());
            if (above && above->isLastSegment())
                match = above;
        }
        return match;
    }

    [[nodiscard]] std::vector<LayerIndex> freeRoots() const
    {
        std::vector<LayerIndex> roots;
        for (LayerIndex index = 0; index < m_graph.layers.size(); ++index) {
            if (!m_assigned.contains(index) && canBeRoot(at(index)) && !isIncluded(at(index)))
                roots.push_back(index);
        }
        return roots;
    }

    void assume(const std::map<LayerIndex, base::RepoPath> &folders)
    {
        std::vector<base::RepoPath> paths;
        for (const auto &[layer, folder] : folders)
            paths.push_back(folder);
        const std::map<base::RepoPath, std::string> names =
            inventory::nameFolders(paths, m_repositoryName);
        for (const auto &[layer, folder] : folders) {
            const std::string &name = names.at(folder);
            plan(name, layer);
            m_census.addFolder(name, folder, Census::Naming::Assumed);
        }
    }

    void assignClusterFolders()
    {
        std::map<LayerIndex, base::RepoPath> folders;
        for (const LayerIndex root : freeRoots()) {
            if (const auto folder = clusterFolder(at(root).path))
                folders.emplace(root, *folder);
        }
        assume(folders);
    }

    /// Nothing names any cluster: every overlay that nobody includes is one. A kustomization that
    /// inherits from none is an overlay only where there are no others.
    void assumeAllRoots()
    {
        const std::vector<LayerIndex> roots = freeRoots();
        const auto inherits = [&](LayerIndex root) { return !at(root).includes.empty(); };
        const bool anyInherits = std::any_of(roots.begin(), roots.end(), inherits);
        std::map<LayerIndex, base::RepoPath> folders;
        for (const LayerIndex root : roots) {
            if (inherits(root) || !anyInherits)
                folders.emplace(root, at(root).path);
        }
        assume(folders);
    }

    /// Beside clusters that something names: a folder name that recurs below the overlays of
    /// several apps and that is no environment, no region and no group of other clusters.
    void assumeRecurringNames()
    {
        struct Use {
            std::set<std::string> apps;
            bool endsPath = false;
        };
        std::map<std::string, Use> uses;
        std::set<std::string> groups;
        std::vector<std::pair<LayerIndex, std::vector<std::string_view>>> roots;
        for (const LayerIndex root : freeRoots()) {
            std::vector<std::string_view> segments = inventory::split(at(root).path.text(), '/');
            const auto overlays = std::find(segments.begin(), segments.end(), "overlays");
            if (overlays == segments.end() || overlays == segments.begin())
                continue;
            const std::string app(*(overlays - 1));
            for (auto segment = overlays + 1; segment != segments.end(); ++segment) {
                Use &use = uses[std::string(*segment)];
                use.apps.insert(app);
                use.endsPath |= segment + 1 == segments.end();
            }
            segments.erase(segments.begin(), overlays + 1);
            roots.emplace_back(root, std::move(segments));
        }
        noteGroups(groups);
        std::map<LayerIndex, base::RepoPath> folders;
        const auto isName = [&](std::string_view segment) {
            const Use &use = uses.at(std::string(segment));
            return use.apps.size() > 1 && use.endsPath && !groups.contains(std::string(segment))
                   && !inventory::isStopWord(segment) && !inventory::isEnvironmentWord(segment)
                   && !inventory::isRegionWord(segment);
        };
        for (const auto &[root, segments] : roots) {
            for (std::size_t i = segments.size(); i-- > 0;) {
                if (!isName(segments[i]))
                    continue;
                const std::size_t all = inventory::split(at(root).path.text(), '/').size();
                folders.emplace(root, prefix(at(root).path, all - (segments.size() - 1 - i)));
                break;
            }
        }
        assume(folders);
    }

    /// Folders above those of known clusters: providers, sites.
    void noteGroups(std::set<std::string> &groups) const
    {
        for (const PlannedUnit &unit : m_units) {
            const base::RepoPath &path = at(unit.root).path;
            const auto match = inventory::matchFolder(path, m_census.names());
            const std::vector<std::string_view> segments = inventory::split(path.text(), '/');
            for (std::size_t i = 0; match && i < match->first; ++i)
                groups.emplace(segments[i]);
        }
    }

    const LayerGraph &m_graph;
    Census &m_census;
    const std::string &m_repositoryName;
    std::set<PlannedUnit> m_units;
    std::set<LayerIndex> m_assigned;
};

} // namespace

std::optional<base::RepoPath> clusterFolder(const base::RepoPath &path)
{
    const std::vector<std::string_view> segments = inventory::split(path.text(), '/');
    for (std::size_t i = segments.size(); i-- > 0;) {
        if (!isClustersFolder(segments[i]) || i + 1 == segments.size())
            continue;
        std::size_t last = i + 1;
        const auto divides = [](std::string_view segment) {
            return inventory::isEnvironmentWord(segment) || inventory::isRegionWord(segment);
        };
        while (last + 1 < segments.size() && divides(segments[last]))
            ++last;
        // clusters/production/apps: the apps of cluster "production".
        while (last > i + 1 && inventory::isStopWord(segments[last]) && !isNumber(segments[last]))
            --last;
        if (!inventory::isStopWord(segments[last]) || isNumber(segments[last]))
            return prefix(path, last + 1);
    }
    return {};
}

std::vector<PlannedUnit> assignOverlays(const LayerGraph &graph, Census &census,
                                        const std::string &repositoryName)
{
    return Assigner(graph, census, repositoryName).run();
}

} // namespace fleetwright::fleet
