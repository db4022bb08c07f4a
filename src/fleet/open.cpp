// SPDX-License-Identifier: Apache-2.0
#include "fleet/open.h"

#include "fleet/assignment.h"
#include "fleet/controllers/argocdrendering.h"
#include "fleet/controllers/fixpoint.h"
#include "fleet/controllers/manifestobjects.h"
#include "fleet/controllers/renderedplaces.h"
#include "fleet/controllers/unitlisting.h"
#include "fleet/discovery.h"
#include "fleet/fluxfolder.h"
#include "fleet/inflatedcharts.h"
#include "fleet/layergraph.h"
#include "fleet/memostoredata.h"
#include "fleet/renderplan.h"
#include "fleet/roles.h"
#include "flux/helmrelease.h"
#include "inventory/census.h"
#include "inventory/dimensions.h"
#include "inventory/foldernames.h"

#include <algorithm>
#include <cstdint>
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
        m_found = readFiles(m_table, m_config.ignore, reading, m_configKey, m_store.impl().files,
                            m_cancel);
        if (m_cancel.requested())
            return base::Error{base::ErrorCode::Cancelled, "cancelled", {}, {}, {}};
        inventory::Census census(m_config, m_options.repositoryName);
        takeCensus(census, reading);
        m_snapshot->mappedUrls = mappedUrls(m_config, m_options);
        m_graph = buildLayerGraph(m_found, fluxFolders(census), m_table, m_snapshot->mappedUrls);
        std::vector<WrittenFile> written =
            readWrittenFiles(m_table, m_graph, m_config.ignore, m_store, m_cancel);
        nameFluxClusters(written, census);
        m_planned = assignOverlays(m_graph, census, m_options.repositoryName);
        noteProblems();
        if (auto settled = settleUnits(std::move(written), reading, census); !settled)
            return std::move(settled).error();
        finishClusters(census);
        finishGraph();
        finishUnits();
        finishLayers();
        m_store.impl().files.trim();
        m_store.impl().folders.trim();
        m_store.impl().texts.trim();
        m_store.impl().contents.trim();
        m_store.impl().flux.trim();
        m_store.impl().charts.trim();
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

    void takeCensus(inventory::Census &census, const inventory::ClaimReading &reading)
    {
        std::map<base::RepoPath, std::string> identityNames;
        for (const FoundFile &file : m_found) {
            if (inventory::isForShow(file.path))
                continue;
            census.add(file.facts->claims);
            if (!file.facts->identityName.empty())
                identityNames.emplace(file.path.parent(), file.facts->identityName);
        }
        for (const base::SourceFilePtr &file : m_options.exported) {
            // What cannot be read is told when its objects are.
            if (const auto parsed = readManifestFile(file))
                census.add(inventory::readClaims(**parsed, reading));
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

    /// A cluster whose Flux objects lie below clusters/NAME, without the file that `flux bootstrap`
    /// writes, is assumed from its folder. Where the objects of Flux name no cluster at all, the
    /// repository is one cluster's.
    void nameFluxClusters(const std::vector<WrittenFile> &written, inventory::Census &census)
    {
        const Destinations known(census);
        std::vector<base::RepoPath> folders;
        bool any = false;
        for (const WrittenFile &file : written) {
            const bool makesUnits =
                !file.isIncluded
                && std::ranges::any_of(file.content->objects, [](const flux::KnownObject &object) {
                       return flux::isFluxKustomization(object.id)
                              || flux::isHelmRelease(object.id);
                   });
            any |= makesUnits;
            if (!makesUnits || known.clusterOfFolder(file.path.parent()))
                continue;
            if (const auto folder = clusterFolder(file.path.parent()))
                folders.push_back(*folder);
        }
        for (const auto &[folder, name] : inventory::nameFolders(folders, m_options.repositoryName))
            census.addFolder(name, folder, inventory::Census::Naming::Assumed);
        if (any && census.names().empty() && !m_options.repositoryName.empty())
            census.addFolder(m_options.repositoryName, {}, inventory::Census::Naming::Assumed);
    }

    void noteProblems()
    {
        for (const FoundFile &file : m_found) {
            if (!file.isKustomization && file.facts->error && !inventory::isForShow(file.path))
                m_snapshot->problems.push_back(*file.facts->error);
        }
        for (const model::Layer &layer : m_graph.layers) {
            if (layer.error)
                m_snapshot->problems.push_back(*layer.error);
        }
    }

    base::Result<void> settleUnits(std::vector<WrittenFile> written,
                                   const inventory::ClaimReading &reading,
                                   inventory::Census &census)
    {
        ControllerContext context;
        context.opened = m_table.source();
        context.sources = std::make_shared<Sources>(m_table.source(), m_snapshot->mappedUrls,
                                                    m_options.revisions);
        context.sources->setNamed(namedRepositories(written));
        context.trees = std::make_shared<ArgoCdTrees>(context.sources, m_options.limits);
        context.build.mappedUrls = m_snapshot->mappedUrls;
        context.build.charts = inflater();
        context.build.limits = m_options.limits;
        context.kubernetesVersions = census.kubernetesVersions();
        context.strictness =
            m_options.strictSubstitution ? flux::Strictness::Strict : flux::Strictness::Lenient;
        context.isWholeHub = m_options.isWholeHub;
        context.globbing = m_options.newGitFileGlobbing ? argocd::FileGlobbing::DoubleStar
                                                        : argocd::FileGlobbing::Pathspec;
        context.store = &m_store;
        context.cancel = m_cancel;
        FixpointInputs inputs;
        inputs.table = &m_table;
        inputs.graph = &m_graph;
        inputs.census = &census;
        inputs.overlays = &m_planned;
        inputs.reading = &reading;
        inputs.written = std::move(written);
        inputs.exported = readExportedFiles(m_options.exported, m_snapshot->problems);
        inputs.plan = renderPlan();
        inputs.statesKey = {reinterpret_cast<std::uintptr_t>(m_options.revisions.get()),
                            static_cast<std::uint64_t>(m_options.strictSubstitution) * 2
                                + static_cast<std::uint64_t>(m_options.newGitFileGlobbing)
                                + static_cast<std::uint64_t>(m_options.isWholeHub) * 4};
        for (const auto &[cluster, version] : context.kubernetesVersions)
            inputs.statesKey =
                base::combine(inputs.statesKey, base::hashBytes(cluster + '\0' + version));
        inputs.context = &context;
        inputs.progress = &m_progress;
        auto settled = settle(std::move(inputs));
        if (!settled)
            return std::move(settled).error();
        m_settled = *std::move(settled);
        m_snapshot->problems.insert(m_snapshot->problems.end(), m_settled.problems.begin(),
                                    m_settled.problems.end());
        return {};
    }

    [[nodiscard]] std::shared_ptr<const kustomize::ChartInflater> inflater() const
    {
        return makeChartInflater(&m_store.impl().charts, m_snapshot->mappedUrls, m_options.limits);
    }

    [[nodiscard]] RenderPlan renderPlan() const
    {
        RenderPlan plan;
        plan.options.mappedUrls = m_snapshot->mappedUrls;
        plan.options.charts = inflater();
        plan.options.limits = m_options.limits;
        plan.optionsKey = m_configKey;
        for (const auto &[url, path] : m_snapshot->mappedUrls)
            plan.optionsKey =
                base::combine(plan.optionsKey, base::hashBytes(url + '\0' + path.text()));
        return plan;
    }

    void finishClusters(inventory::Census &census)
    {
        std::set<std::string> withApplicationSets;
        std::set<std::string> used;
        std::set<std::pair<std::string, const RenderedFolder *>> told;
        for (const SettledUnit &unit : m_settled.units) {
            const std::string &cluster = unit.found->cluster;
            if (cluster.empty())
                continue;
            used.insert(cluster);
            used.insert(unit.hub);
            const RenderedFolder *folder = unit.outcome.folder.get();
            if (!folder || (folder->identity.facts.empty() && !folder->identity.hasApplicationSets)
                || !told.emplace(cluster, folder).second)
                continue;
            census.addFacts(cluster, folder->identity.facts);
            if (folder->identity.hasApplicationSets)
                withApplicationSets.insert(cluster);
        }
        for (const SettledTarget &target : m_settled.targets)
            withApplicationSets.insert(target.hub);
        // Overlays that a controller builds for others were no clusters.
        for (const PlannedUnit &planned : m_planned) {
            if (!used.contains(planned.cluster) && census.isAssumed(planned.cluster))
                census.remove(planned.cluster);
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

    /// Folders without a kustomization that a unit builds are layers, too.
    void finishGraph()
    {
        std::set<base::RepoPath> generated;
        bool isNew = false;
        for (std::size_t layer = 0; layer < m_graph.layers.size(); ++layer) {
            if (m_graph.generated[layer])
                generated.insert(m_graph.layers[layer].path);
        }
        for (const SettledUnit &unit : m_settled.units) {
            if (unit.found->folder && !m_graph.find(*unit.found->folder)
                && fluxFolder(m_table, *unit.found->folder))
                isNew |= generated.insert(*unit.found->folder).second;
        }
        const std::set<base::RepoPath> values = valuesFiles();
        if (isNew || !values.empty())
            m_graph = buildLayerGraph(m_found, generated, m_table, m_snapshot->mappedUrls, values);
    }

    /// Of the charts that were rendered.
    [[nodiscard]] std::set<base::RepoPath> valuesFiles() const
    {
        std::set<base::RepoPath> files;
        std::set<const model::Rendering *> seen;
        for (const SettledUnit &unit : m_settled.units) {
            const RenderedFolder *folder = unit.outcome.folder.get();
            if (!folder || folder->rendering->releases.empty()
                || !seen.insert(folder->rendering.get()).second)
                continue;
            // An archive of a chart is a file, too, but holds no values for clusters.
            const auto isChart = [&](const base::RepoPath &path) {
                return std::ranges::any_of(folder->rendering->releases, [&](const auto &release) {
                    return release->chart() == path;
                });
            };
            for (const base::RepoPath &path : folder->rendering->layers) {
                if (!m_graph.find(path) && m_table.indexOf(path) && !isChart(path))
                    files.insert(path);
            }
        }
        return files;
    }

    void finishUnits()
    {
        UnitListing listing = listUnits(m_settled, m_snapshot->clusterByName, m_graph);
        m_snapshot->units = std::move(listing.units);
        m_snapshot->unplaced = std::move(listing.unplaced);
        m_snapshot->targeting = std::move(listing.targeting);
    }

    void finishLayers()
    {
        m_snapshot->layerByPath = std::move(m_graph.byPath);
        m_snapshot->layers = std::move(m_graph.layers);
        std::map<LayerIndex, model::ClusterSet> clustersOfFailed;
        std::unordered_map<const RenderedFolder *, model::ClusterSet> clustersOfFolder;
        std::unordered_map<const RenderedFolder *, model::ClusterSet> clustersOfCopies;
        for (const SettledUnit &unit : m_settled.units) {
            const auto cluster = m_snapshot->clusterByName.find(unit.found->cluster);
            if (cluster == m_snapshot->clusterByName.end())
                continue;
            const RenderedFolder *folder = unit.outcome.folder.get();
            if (folder && unit.found->readsCopies)
                clustersOfCopies[folder].insert(cluster->second);
            if (folder && !unit.found->folder && unit.found->readsOpenedFiles)
                clustersOfFolder[folder].insert(cluster->second);
            if (!unit.found->folder)
                continue;
            const auto layer = m_snapshot->layerByPath.find(*unit.found->folder);
            if (folder)
                clustersOfFolder[folder].insert(cluster->second);
            else if (layer != m_snapshot->layerByPath.end())
                clustersOfFailed[layer->second].insert(cluster->second);
        }
        // Thousands of roots read the same files: numbers first, paths once at the end.
        m_reachOfFile.resize(m_table.paths().size());
        const std::unordered_map<base::RepoPath, LayerIndex> layerOf(
            m_snapshot->layerByPath.begin(), m_snapshot->layerByPath.end());
        for (const auto &[folder, clusters] : clustersOfFolder)
            spreadReach(*folder, clusters, layerOf);
        for (const auto &[folder, clusters] : clustersOfCopies)
            spreadReachOfPlaces(*folder, clusters);
        for (const auto &[root, clusters] : clustersOfFailed)
            spreadExpectedReach(root, clusters);
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

    /// Of a unit that was built from copies: its layers and files are those that its values name.
    void spreadReachOfPlaces(const RenderedFolder &folder, const model::ClusterSet &clusters)
    {
        for (const base::RepoPath &file : filesIn(*folder.rendering)) {
            if (const auto index = m_table.indexOf(file))
                m_reachOfFile[*index].insertAll(clusters);
            const auto layer = m_snapshot->layerByPath.find(file.parent());
            if (layer != m_snapshot->layerByPath.end())
                m_snapshot->layers[layer->second].reach.insertAll(clusters);
        }
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
    std::vector<FoundFile> m_found;
    LayerGraph m_graph;
    std::vector<PlannedUnit> m_planned;
    Settlement m_settled;
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
    if (snapshot.layers[layer].kind == model::LayerKind::ValuesFile)
        return base::Error{base::ErrorCode::Unsupported,
                           "a values file is rendered by the units that use it",
                           base::Place{snapshot.layers[layer].file},
                           {},
                           {}};
    kustomize::BuildOptions options;
    options.mappedUrls = snapshot.mappedUrls;
    options.charts = makeChartInflater(&store.impl().charts, snapshot.mappedUrls, options.limits);
    return buildFolder(snapshot.files, snapshot.layers[layer].path, options, store, cancel);
}

} // namespace fleetwright::fleet
