// SPDX-License-Identifier: Apache-2.0
#include "analysis/schemas/checkeddocuments.h"

#include "analysis/schemas/destinations.h"
#include "fleet/filetable.h"
#include "inventory/words.h"
#include "kustomize/kustomization.h"
#include "rancherfleet/fleetyaml.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <unordered_map>

namespace fleetwright::analysis::schemas {

namespace {

std::string_view textAt(const yaml::Node *node, std::initializer_list<std::string_view> keys)
{
    const yaml::Node *found = node->findPath(keys);
    return found ? found->text() : std::string_view();
}

bool isArgoCd(std::string_view apiVersion)
{
    return apiVersion.starts_with("argoproj.io/");
}

/// Folders whose files are not meant to be applied as they are, and patches, which need not be
/// whole.
bool isPassedOver(const base::RepoPath &path)
{
    static constexpr std::array<std::string_view, 8> folders = {"template", "templates", "example",
                                                                "examples", "sample",    "samples",
                                                                "skeleton", "testdata"};
    const std::vector<std::string_view> segments = inventory::split(path.text(), '/');
    for (std::size_t index = 0; index + 1 < segments.size(); ++index) {
        const std::string segment = inventory::lowered(segments[index]);
        if (segment == "test" || segment == "tests" || segment == "crds"
            || segment.find("patch") != std::string::npos
            || std::find(folders.begin(), folders.end(), segment) != folders.end())
            return true;
    }
    return inventory::lowered(path.name()).find("patch") != std::string::npos;
}

class Collection {
public:
    Collection(const model::Snapshot &snapshot, RepositoryFiles &files)
        : m_snapshot(snapshot), m_files(files), m_destinations(snapshot)
    {}

    [[nodiscard]] std::vector<CheckedDocument> run()
    {
        readAppliedBy();
        readListed();
        renderedObjects();
        for (const base::SourceFilePtr &file : m_files.texts())
            fileDocuments(file);
        return std::move(m_found);
    }

private:
    /// Clusters of the units whose own object stands in a file.
    void readAppliedBy()
    {
        for (const model::Unit &unit : m_snapshot.units)
            m_unitsOf[unit.declaration->place.file].insert(unit.cluster);
    }

    /// What some kustomization includes or reads, reached or not: patches need not be whole.
    void readListed()
    {
        for (const base::SourceFilePtr &file : m_files.texts()) {
            if (!fleet::isKustomizationFile(file->path()))
                continue;
            const auto read = kustomize::readKustomization(*m_snapshot.files, file->path());
            if (!read)
                continue;
            m_listed.insert((*read)->files.begin(), (*read)->files.end());
            for (const kustomize::Inclusion &inclusion : (*read)->inclusions) {
                if (inclusion.target)
                    m_listed.insert(*inclusion.target);
            }
        }
    }

    [[nodiscard]] bool isChart(const model::Unit &unit)
    {
        if (unit.id.kind == "HelmRelease")
            return true;
        const std::vector<model::UnitSource> &sources = unit.declaration->sources;
        return std::any_of(sources.begin(), sources.end(), [&](const model::UnitSource &source) {
            const std::optional<base::RepoPath> path = base::RepoPath::fromText(source.path);
            return !source.chart.empty() || (path && m_files.find(path->child("Chart.yaml")));
        });
    }

    /// Of a chart that something else than a HelmRelease or Application renders.
    [[nodiscard]] bool isChartTemplate(const model::Object &object)
    {
        const base::Span &span = object.root->span();
        if (!span.known())
            return false;
        for (base::RepoPath folder = span.file->path().parent(); !folder.isRoot();
             folder = folder.parent()) {
            if (folder.name() == "templates")
                return m_files.find(folder.parent().child("Chart.yaml")) != nullptr;
        }
        return false;
    }

    void renderedObjects()
    {
        std::unordered_map<const yaml::Node *, std::size_t> known;
        for (const model::Unit &unit : m_snapshot.units) {
            if (!unit.rendering)
                continue;
            for (const model::Object &object : unit.rendering->objects) {
                const std::string_view version = textAt(object.root, {"apiVersion"});
                const Shape *shape = shapeOf(version, object.id.kind);
                if (!shape || isChart(unit) || isChartTemplate(object))
                    continue;
                const auto [entry, isNew] = known.try_emplace(object.root, m_found.size());
                if (isNew)
                    m_found.push_back(
                        {object.root, shape, subjectOf(object.root), {}, false, isArgoCd(version)});
                CheckedDocument &document = m_found[entry->second];
                if (!isArgoCd(version))
                    document.clusters.insert(unit.cluster);
                else if (isNew)
                    document.clusters = m_destinations.of(object.root);
            }
        }
    }

    void fileDocuments(const base::SourceFilePtr &file)
    {
        const base::RepoPath &path = file->path();
        if (!isYamlOrJson(path) || (fleet::isKustomizationFile(path) && kustomization(file)))
            return;
        // An environment may be called test: what a cluster reads counts.
        if (isPassedOver(path) && !m_snapshot.reachByFile.contains(path))
            return;
        if (path.name() == "fleet.yaml") {
            fleetYaml(file);
            return;
        }
        if (!m_snapshot.reachByFile.contains(path) && !m_listed.contains(path)
            && mayHoldObjects(file->bytes()))
            looseDocuments(file);
    }

    static bool mayHoldObjects(std::string_view bytes)
    {
        static constexpr std::array<std::string_view, 3> groups = {
            "argoproj.io/", ".toolkit.fluxcd.io/", "fleet.cattle.io/"};
        return std::any_of(groups.begin(), groups.end(), [&](std::string_view group) {
            return bytes.find(group) != std::string_view::npos;
        });
    }

    /// False if the file is no kustomization of kustomize after all.
    bool kustomization(const base::SourceFilePtr &file)
    {
        const yaml::ParsedFilePtr parsed = m_files.parsed(file);
        if (!parsed || parsed->documents.size() != 1)
            return true;
        const yaml::Node *root = parsed->documents.front();
        const std::string_view version = textAt(root, {"apiVersion"});
        if (!version.empty() && !version.starts_with("kustomize.config.k8s.io/"))
            return false;
        model::ClusterSet clusters = reachOf(file->path());
        const auto layer = m_snapshot.layerByPath.find(file->path().parent());
        if (layer != m_snapshot.layerByPath.end())
            clusters.insertAll(m_snapshot.layers[layer->second].reach);
        if (isPassedOver(file->path()) && clusters.empty())
            return true;
        m_found.push_back({root, kustomizationShape(), file->path().text(), clusters, true, false});
        return true;
    }

    void fleetYaml(const base::SourceFilePtr &file)
    {
        const yaml::ParsedFilePtr parsed = m_files.parsed(file);
        if (parsed && !parsed->documents.empty()
            && rancherfleet::isFleetYaml(parsed->documents.front()))
            m_found.push_back({parsed->documents.front(), fleetYamlShape(), file->path().text(),
                               reachOf(file->path()), false, false});
    }

    void looseDocuments(const base::SourceFilePtr &file)
    {
        const yaml::ParsedFilePtr parsed = m_files.parsed(file);
        if (!parsed)
            return;
        for (const yaml::Node *root : parsed->documents) {
            const std::string_view version = textAt(root, {"apiVersion"});
            const Shape *shape = shapeOf(version, textAt(root, {"kind"}));
            // Without a spec it is a patch of something.
            if (!shape || !root->find("spec"))
                continue;
            model::ClusterSet clusters;
            if (isArgoCd(version)) {
                clusters = m_destinations.of(root);
            } else if (const auto units = m_unitsOf.find(file->path()); units != m_unitsOf.end()) {
                clusters = units->second;
            }
            m_found.push_back({root, shape, subjectOf(root), clusters, false, isArgoCd(version)});
        }
    }

    [[nodiscard]] model::ClusterSet reachOf(const base::RepoPath &path) const
    {
        const auto found = m_snapshot.reachByFile.find(path);
        return found == m_snapshot.reachByFile.end() ? model::ClusterSet() : found->second;
    }

    static std::string subjectOf(const yaml::Node *root)
    {
        return std::string(textAt(root, {"kind"})) + "/"
               + std::string(textAt(root, {"metadata", "namespace"})) + "/"
               + std::string(textAt(root, {"metadata", "name"}));
    }

    const model::Snapshot &m_snapshot;
    RepositoryFiles &m_files;
    Destinations m_destinations;
    std::map<base::RepoPath, model::ClusterSet> m_unitsOf;
    std::set<base::RepoPath> m_listed;
    std::vector<CheckedDocument> m_found;
};

} // namespace

std::vector<CheckedDocument> documentsToCheck(const model::Snapshot &snapshot,
                                              RepositoryFiles &files)
{
    return Collection(snapshot, files).run();
}

} // namespace fleetwright::analysis::schemas
