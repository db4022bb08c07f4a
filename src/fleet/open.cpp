// SPDX-License-Identifier: Apache-2.0
#include "fleet/open.h"

#include "fleet/assignment.h"
#include "fleet/discovery.h"
#include "fleet/fluxfolder.h"
#include "fleet/layergraph.h"
#include "fleet/memostoredata.h"
#include "fleet/renderplan.h"
#include "fleet/roles.h"
#include "inventory/census.h"
#include "inventory/dimensions.h"
#include "inventory/identitymaps.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace fleetwright::fleet {

namespace {

using model::ClusterIndex;
using model::LayerIndex;
using model::Snapshot;

std::map<std::string, base::RepoPath> mappedUrls(const config::FleetConfig &config,
                                                 const OpenOptions &options)
{
    std::map<std::string, base::RepoPath> urls = options.mappedUrls;
    for (const auto &repository : config.repositories)
        urls.emplace(repository.url, repository.path);
    return urls;
}

/// One opening, step by step; each step only needs those before it.
class Opening {
public:
    Opening(FileTable table, const OpenOptions &options, MemoStore &store,
            const base::Cancel &cancel, const Progress &progress)
        : m_table(std::move(table)), m_options(options), m_store(store), m_cancel(cancel),
          m_progress(progress), m_snapshot(std::make_shared<Snapshot>())
    {
        m_snapshot->files = m_table.source();
        m_snapshot->problems = m_table.problems();
    }

    base::Result<model::SnapshotPtr> run()
    {
        readConfig();
        const inventory::ClaimReading reading(m_config);
        const std::vector<FoundFile> found = readFiles(m_table, m_config.ignore, reading,
                                                       m_configKey, m_store.impl().files, m_cancel);
        if (m_cancel.requested())
            return base::Error{base::ErrorCode::Cancelled, "cancelled", {}, {}, {}};
        inventory::Census census(m_config, m_options.repositoryName);
        takeCensus(found, census);
        const std::map<std::string, base::RepoPath> &urls = m_snapshot->mappedUrls =
            mappedUrls(m_config, m_options);
        m_graph = buildLayerGraph(found, fluxFolders(census), m_table, urls);
        m_planned = assignOverlays(m_graph, census, m_options.repositoryName);
        if (m_planned.size() > m_options.limits.units)
            return base::Error{base::ErrorCode::TooLarge,
                               "the fleet has more units than the limit units ("
                                   + std::to_string(m_options.limits.units) + ")",
                               {},
                               "open a part of it",
                               {}};
        noteProblems(found);
        if (auto done = render(reading, urls); !done)
            return std::move(done).error();
        finishClusters(census);
        finishUnits();
        finishLayers();
        m_store.impl().files.trim();
        m_store.impl().folders.trim();
        m_store.impl().texts.trim();
        m_store.layers().trim();
        return model::SnapshotPtr(m_snapshot);
    }

private:
    void readConfig()
    {
        auto config = config::readFleetConfig(m_table.files());
        if (config)
            m_config = *std::move(config);
        else
            m_snapshot->problems.push_back(std::move(config).error());
        const auto file = base::RepoPath::fromText(config::configFileName);
        if (const auto index = m_table.indexOf(*file))
            m_configKey = m_table.hashOf(*index).value_or(base::Hash128{});
    }

    static void takeCensus(const std::vector<FoundFile> &found, inventory::Census &census)
    {
        std::map<base::RepoPath, std::string> identityNames;
        for (const FoundFile &file : found) {
            if (inventory::isForShow(file.path))
                continue;
            census.add(file.facts->claims);
            if (!file.facts->identityName.empty())
                identityNames.emplace(file.path.parent(), file.facts->identityName);
        }
        census.settle(identityNames);
    }

    /// Folders that Flux synchronises and that have no kustomization.
    std::set<base::RepoPath> fluxFolders(const inventory::Census &census) const
    {
        std::set<base::RepoPath> folders;
        for (const auto &[path, names] : census.declaredPaths()) {
            if (fluxFolder(m_table, path))
                folders.insert(path);
        }
        return folders;
    }

    void noteProblems(const std::vector<FoundFile> &found)
    {
        for (const FoundFile &file : found) {
            if (!file.isKustomization && file.facts->error && !inventory::isForShow(file.path))
                m_snapshot->problems.push_back(*file.facts->error);
        }
        for (const model::Layer &layer : m_graph.layers) {
            if (layer.error)
                m_snapshot->problems.push_back(*layer.error);
        }
    }

    base::Result<void> render(const inventory::ClaimReading &reading,
                              const std::map<std::string, base::RepoPath> &urls)
    {
        RenderPlan plan;
        plan.options.mappedUrls = urls;
        plan.options.limits = m_options.limits;
        plan.optionsKey = m_configKey;
        for (const auto &[url, path] : urls)
            plan.optionsKey =
                base::combine(plan.optionsKey, base::hashBytes(url + '\0' + path.text()));
        std::set<LayerIndex> roots;
        for (const PlannedUnit &unit : m_planned)
            roots.insert(unit.root);
        plan.roots.assign(roots.begin(), roots.end());
        auto rendered = renderRoots(plan, m_graph, m_table, reading, m_store, m_cancel, m_progress);
        if (!rendered)
            return std::move(rendered).error();
        m_rendered = *std::move(rendered);
        return {};
    }

    void finishClusters(inventory::Census &census)
    {
        std::set<std::string> withApplicationSets;
        for (const PlannedUnit &unit : m_planned) {
            const RenderedFolderPtr &folder = m_rendered.at(unit.root).folder;
            if (!folder)
                continue;
            census.addFacts(unit.cluster, folder->identity.facts);
            if (folder->identity.hasApplicationSets)
                withApplicationSets.insert(unit.cluster);
        }
        m_snapshot->clusters = census.clusters();
        for (model::Cluster &cluster : m_snapshot->clusters) {
            if (withApplicationSets.size() == 1 && withApplicationSets.contains(cluster.name))
                cluster.isHub = true;
        }
        m_snapshot->dimensions = inventory::assignDimensions(m_snapshot->clusters, m_config);
        inventory::sortClusters(m_snapshot->clusters, m_config);
        for (ClusterIndex index = 0; index < m_snapshot->clusters.size(); ++index)
            m_snapshot->clusterByName.emplace(m_snapshot->clusters[index].name, index);
    }

    void finishUnits()
    {
        for (const PlannedUnit &planned : m_planned) {
            const RenderedRoot &rendered = m_rendered.at(planned.root);
            const base::RepoPath &path = m_graph.layers[planned.root].path;
            model::Unit unit;
            unit.id = {"Overlay", {}, path.isRoot() ? std::string(".") : path.text()};
            unit.cluster = m_snapshot->clusterByName.at(planned.cluster);
            unit.root = planned.root;
            unit.rendering = rendered.folder ? rendered.folder->rendering : nullptr;
            unit.error = rendered.error;
            m_snapshot->units.push_back(std::move(unit));
        }
        std::sort(m_snapshot->units.begin(), m_snapshot->units.end(),
                  [](const auto &left, const auto &right) {
                      return std::tie(left.cluster, left.id) < std::tie(right.cluster, right.id);
                  });
    }

    void finishLayers()
    {
        m_snapshot->layerByPath = std::move(m_graph.byPath);
        m_snapshot->layers = std::move(m_graph.layers);
        std::map<LayerIndex, model::ClusterSet> clustersOfRoot;
        for (const model::Unit &unit : m_snapshot->units)
            clustersOfRoot[*unit.root].insert(unit.cluster);
        // Thousands of roots read the same files: numbers first, paths once at the end.
        m_reachOfFile.resize(m_table.paths().size());
        const std::unordered_map<base::RepoPath, LayerIndex> layerOf(
            m_snapshot->layerByPath.begin(), m_snapshot->layerByPath.end());
        for (const auto &[root, clusters] : clustersOfRoot) {
            if (const RenderedFolderPtr &folder = m_rendered.at(root).folder)
                spreadReach(*folder, clusters, layerOf);
            else
                spreadExpectedReach(root, clusters);
        }
        for (std::size_t file = 0; file < m_reachOfFile.size(); ++file) {
            if (!m_reachOfFile[file].empty())
                m_snapshot->reachByFile.emplace_hint(m_snapshot->reachByFile.end(),
                                                     m_table.paths()[file],
                                                     std::move(m_reachOfFile[file]));
        }
        assignRoles(*m_snapshot, m_config);
    }

    void spreadReach(const RenderedFolder &folder, const model::ClusterSet &clusters,
                     const std::unordered_map<base::RepoPath, LayerIndex> &layerOf)
    {
        for (const base::RepoPath &path : folder.rendering->layers) {
            const auto layer = layerOf.find(path);
            if (layer != layerOf.end())
                m_snapshot->layers[layer->second].reach.insertAll(clusters);
        }
        for (const std::uint32_t file : folder.files)
            m_reachOfFile[file].insertAll(clusters);
    }

    /// Of a root that failed: what it would read is known as far as the files themselves tell.
    void spreadExpectedReach(LayerIndex root, const model::ClusterSet &clusters)
    {
        std::set<LayerIndex> seen{root};
        std::vector<LayerIndex> open{root};
        while (!open.empty()) {
            model::Layer &layer = m_snapshot->layers[open.back()];
            open.pop_back();
            layer.reach.insertAll(clusters);
            for (const base::RepoPath &file : layer.files) {
                if (const auto index = m_table.indexOf(file))
                    m_reachOfFile[*index].insertAll(clusters);
            }
            for (const LayerIndex included : layer.includes) {
                if (seen.insert(included).second)
                    open.push_back(included);
            }
        }
    }

    FileTable m_table;
    const OpenOptions &m_options;
    MemoStore &m_store;
    const base::Cancel &m_cancel;
    const Progress &m_progress;
    std::shared_ptr<Snapshot> m_snapshot;
    config::FleetConfig m_config;
    base::Hash128 m_configKey;
    LayerGraph m_graph;
    std::vector<PlannedUnit> m_planned;
    std::map<LayerIndex, RenderedRoot> m_rendered;
    std::vector<model::ClusterSet> m_reachOfFile; ///< by index in the table
};

} // namespace

base::Result<model::SnapshotPtr> openFleet(base::FileSourcePtr files, const OpenOptions &options,
                                           MemoStore &store, const base::Cancel &cancel,
                                           const Progress &progress)
{
    auto table = FileTable::read(base::holdFiles(std::move(files)), options.limits);
    if (!table)
        return std::move(table).error();
    return Opening(*std::move(table), options, store, cancel, progress).run();
}

base::Result<model::RenderingPtr> renderLayer(const Snapshot &snapshot, LayerIndex layer,
                                              MemoStore &store, const base::Cancel &cancel)
{
    kustomize::BuildOptions options;
    options.mappedUrls = snapshot.mappedUrls;
    return buildFolder(snapshot.files, snapshot.layers[layer].path, options, store, cancel);
}

} // namespace fleetwright::fleet
