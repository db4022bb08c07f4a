// SPDX-License-Identifier: Apache-2.0
#include "flux/helmreleaseunit.h"

#include "flux/commonmetadata.h"
#include "helm/releaseobjects.h"
#include "helm/valuelayers.h"
#include "helm/valuesoptions.h"
#include "kustomize/loader/kustomizationsource.h"
#include "kustomize/loader/quotednodes.h"
#include "kustomize/objectsfile.h"
#include "kustomize/resource.h"
#include "yaml/emitter.h"

#include <algorithm>
#include <span>
#include <utility>

namespace fleetwright::flux {

namespace {

using base::Error;
using base::ErrorCode;
using base::RepoPath;
using base::Result;
using yaml::Node;
using RenderingPart = std::shared_ptr<model::Rendering>;

constexpr std::string_view sourceGroup = "source.toolkit.fluxcd.io";
constexpr std::string_view outputFile = "helm-output.yaml";

/// Where a chart was found.
struct FoundChart {
    base::FileSourcePtr files;
    RepoPath root; ///< that valuesFiles count from
    helm::LoadedChartPtr loaded;
};

class Release {
public:
    Release(const HelmReleaseSpec &spec, const KnownObjects &objects, const Checkouts &checkouts,
            const HelmReleaseOptions &options, Store &store, helm::ChartStore &charts,
            const base::Cancel &cancel)
        : m_spec(spec), m_objects(objects), m_checkouts(checkouts), m_options(options),
          m_store(store), m_charts(charts), m_cancel(cancel),
          m_origin(chartOriginOf(spec, objects)), m_arena(std::make_shared<base::Arena>()),
          m_builder(*m_arena), m_layers(m_builder)
    {
        m_arena->keep(spec.keeps);
        if (m_origin.chartObject)
            m_arena->keep(m_origin.chartObject->keeps);
    }

    Result<model::RenderingPtr> run()
    {
        if (Result<void> found = findChart(); !found)
            return std::move(found).error();
        Result<const Node *> values = composedValues();
        if (!values)
            return std::move(values).error();
        Result<RenderingPart> made = rendered(*values);
        if (!made)
            return std::move(made).error();
        for (const Node *renderer : m_spec.postRenderers) {
            made = postRendered(*std::move(made), renderer);
            if (!made)
                return std::move(made).error();
        }
        RenderingPart rendering = *std::move(made);
        addHooks(*rendering);
        if (m_spec.commonMetadata) {
            for (model::Object &object : rendering->objects)
                object.root = withCommonMetadata(object.root, m_spec.commonMetadata, *m_arena);
        }
        finish(*rendering);
        return model::RenderingPtr(std::move(rendering));
    }

private:
    /// The value that names the chart: of spec.chart, of a HelmChart's spec or of chartRef; else
    /// all that is said of it.
    [[nodiscard]] const Node *chartName() const
    {
        const Node *node = m_origin.chart.node;
        if (!node)
            return nullptr;
        for (const Node *name :
             {node->findPath({"spec", "chart"}), node->find("chart"), node->find("name")}) {
            if (name && name->isScalar())
                return name;
        }
        return node;
    }

    /// The entry of valuesFiles that names a file.
    [[nodiscard]] const Node *entryOf(const std::string &valuesFile) const
    {
        const Node *node = m_origin.chart.node;
        const Node *list = node ? node->findPath({"spec", "valuesFiles"}) : nullptr;
        if (node && !list)
            list = node->find("valuesFiles");
        for (const Node *item : list ? list->items() : std::span<const Node *const>()) {
            if (item->text() == valuesFile)
                return item;
        }
        return chartName();
    }

    Result<void> findChart()
    {
        const ChartReference &chart = m_origin.chart;
        if (!m_origin.source)
            return errorAt(ErrorCode::Unresolved,
                           chart.source.kind + " " + m_origin.nameSpace + "/" + chart.source.name
                               + " of the chart is not in Git",
                           chartName(), "write it, or correct the reference");
        const std::string &kind = m_origin.source->id.kind;
        if (kind == "HelmRepository" || kind == "OCIRepository")
            return findElsewhere(kind);
        const auto artifact =
            m_store.artifacts().find(chart.source, m_origin.nameSpace, placeOf(m_spec.root),
                                     m_objects, m_checkouts, m_options.limits);
        if (!artifact)
            return artifact.error();
        m_chart.files = (*artifact)->files;
        m_chart.root = (*artifact)->root;
        const RepoPath path = folderOf(**artifact, chart.chart);
        if (m_chart.files->kind(path) == base::EntryKind::Missing)
            return errorAt(ErrorCode::NotFound,
                           "the chart '" + chart.chart + "' is not in " + kind + " "
                               + chart.source.name,
                           chartName(), "correct the chart's path");
        return load(path);
    }

    Result<void> findElsewhere(const std::string &kind)
    {
        helm::WantedChart wanted;
        const Node *url = m_origin.source->root->findPath({"spec", "url"});
        wanted.repository = url ? std::string(url->text()) : std::string();
        wanted.place = chartName();
        if (kind == "HelmRepository") {
            wanted.name = m_origin.chart.chart;
            wanted.version = m_origin.chart.version;
        } else {
            wanted.version = textAt(m_origin.source->root, {"spec", "ref", "tag"});
            if (wanted.version.empty())
                wanted.version = textAt(m_origin.source->root, {"spec", "ref", "semver"});
        }
        if (!m_options.findChart)
            return errorAt(ErrorCode::Unresolved, "charts of repositories are not at hand",
                           wanted.place);
        const Result<RepoPath> path = m_options.findChart(wanted);
        if (!path)
            return path.error();
        m_chart.files = m_options.opened;
        m_chart.root = *path;
        return load(*path);
    }

    Result<void> load(const RepoPath &path)
    {
        const bool isOpened = m_chart.files == m_options.opened;
        const Result<helm::LoadedChartPtr> loaded = m_charts.loadBuilt(
            *m_chart.files, path,
            helm::dependencyFinder(isOpened ? m_options.findChart : helm::FindChart()),
            m_options.limits,
            m_origin.chart.valuesFiles.empty() ? helm::OwnValues::Kept : helm::OwnValues::LeftOut);
        if (!loaded)
            return loaded.error();
        m_chart.loaded = *loaded;
        if (std::optional<Error> missing = helm::missingCharts(**loaded, m_options.findChart))
            return *std::move(missing);
        return {};
    }

    /// The values of the release over those of valuesFiles, which stand for the chart's own
    /// (source-controller internal/helm/chart builder_local.go).
    Result<const Node *> composedValues()
    {
        const Result<ComposedValues> composed =
            composeValues(m_spec.id.nameSpace, m_spec.valuesFrom, m_spec.values, m_objects,
                          placeOf(m_spec.root), *m_arena);
        if (!composed)
            return composed.error();
        m_unresolved = composed->unresolved;
        m_files = composed->files;
        const Node *values = helm::asJsonValues(composed->root, m_builder);
        Result<const Node *> defaults = valuesOfFiles();
        if (!defaults)
            return std::move(defaults).error();
        return *defaults ? m_layers.merged(*defaults, values) : values;
    }

    Result<const Node *> valuesOfFiles()
    {
        const Node *merged = nullptr;
        for (const std::string &name : m_origin.chart.valuesFiles) {
            const std::optional<RepoPath> path =
                m_chart.root.resolve(name.empty() || name.front() != '/' ? name : name.substr(1));
            if (!path)
                return errorAt(ErrorCode::OutsideRoot,
                               "the values file " + name + " leads out of its source",
                               entryOf(name));
            if (m_chart.files->kind(*path) != base::EntryKind::File) {
                if (m_origin.chart.ignoreMissingValuesFiles)
                    continue;
                return errorAt(ErrorCode::NotFound, "no values file found at path '" + name + "'",
                               entryOf(name), "write it, or set ignoreMissingValuesFiles");
            }
            const Result<base::SourceFilePtr> file = m_chart.files->read(*path);
            if (!file)
                return file.error();
            const Result<const Node *> values =
                helm::valuesRead(*file, m_builder, m_options.limits);
            if (!values)
                return values.error();
            m_files.push_back(*path);
            m_valuesFiles.push_back(*path);
            merged = m_layers.merged(merged, *values);
        }
        return merged;
    }

    Result<RenderingPart> rendered(const Node *values)
    {
        helm::RenderOptions options;
        options.keepsProvenance = true;
        options.capabilities = m_options.capabilities;
        options.execution.cancel = m_cancel;
        if (isTrueAt(m_spec.root, {"spec", "install", "disableSchemaValidation"}))
            options.schemaCheck = helm::SchemaCheck::LeftOut;
        const helm::Release release{.name = m_spec.releaseName, .space = m_spec.releaseNamespace};
        const helm::ChartPtr &chart = m_chart.loaded->chart;
        const Result<helm::Rendering> rendering = helm::render(chart, release, values, options);
        if (!rendering) {
            Error error = rendering.error();
            const Node *name = chartName();
            if (!error.place && name && name->span().known())
                error.place = name->span().place();
            return error;
        }
        const bool skipsDefinitions = textAt(m_spec.root, {"spec", "install", "crds"}) == "Skip";
        helm::ReleaseParts parts;
        parts.includesDefinitions = !skipsDefinitions;
        const RepoPath &folder = m_chart.loaded->path;
        auto made =
            helm::releaseObjects(chart, *rendering, parts, folder, m_arena, m_options.limits);
        if (!made || rendering->hooks.empty()
            || isTrueAt(m_spec.root, {"spec", "install", "disableHooks"}))
            return made;
        // Hooks are not post-rendered.
        parts = {.includesDefinitions = false,
                 .leavesObjectsOut = true,
                 .hooks = helm::HookPrinting::WithoutTests};
        auto hooks =
            helm::releaseObjects(chart, *rendering, parts, folder, m_arena, m_options.limits);
        if (!hooks)
            return hooks;
        m_hooks = std::move((*hooks)->objects);
        return made;
    }

    /// helm-controller internal/postrender/kustomize.go
    Result<RenderingPart> postRendered(RenderingPart made, const Node *renderer)
    {
        const Node *options = renderer->find("kustomize");
        if (!options || !options->isMapping() || made->objects.empty())
            return made;
        const RepoPath folder = m_chart.loaded->path;
        const auto objects =
            kustomize::ObjectsFile::make(*made, folder.child(outputFile), m_options.limits);
        if (!objects)
            return objects.error();
        const auto edited = postRenderingOf(options, folder);
        if (!edited)
            return edited.error();
        const base::FileSourcePtr files = base::holdFiles(base::makeOverlayFiles(
            base::makeMemoryFiles({}), {{objects->file()->path(), objects->file()}}));
        kustomize::BuildOptions build;
        build.loadRestriction = kustomize::LoadRestriction::None;
        build.mappedUrls = m_options.mappedUrls;
        build.limits = m_options.limits;
        const Result<model::RenderingPtr> built =
            kustomize::build(*files, *edited, build, m_store.layers(), m_cancel);
        if (!built) {
            Error error = built.error();
            error.detail = "error while running post render on files: " + error.detail;
            return error;
        }
        auto result = std::make_shared<model::Rendering>(objects->withPlaces(**built));
        m_arena->keep(result->arena);
        result->warnings.insert(result->warnings.end(), made->warnings.begin(),
                                made->warnings.end());
        result->layers = made->layers;
        result->releases = made->releases;
        for (model::Object &object : result->objects)
            object.layer = folder;
        return result;
    }

    Result<kustomize::EditedFolder> postRenderingOf(const Node *options, const RepoPath &folder)
    {
        const auto file = std::make_shared<const base::SourceFile>(
            folder.child("kustomization.yaml"), std::string());
        kustomize::KustomizationFields fields;
        fields.arena = std::make_shared<base::Arena>();
        fields.arena->keep(m_spec.keeps);
        const yaml::NodeBuilder build(*fields.arena);
        const Node *resource = build.string(outputFile);
        fields.root = build.mapping({});
        fields.root =
            build.withField(fields.root, "resources", build.sequence(std::span(&resource, 1)));
        for (const std::string_view field :
             {"patches", "patchesStrategicMerge", "patchesJson6902", "images"}) {
            const Node *value = options->find(field);
            if (value && value->size() > 0)
                fields.root =
                    build.withField(fields.root, field, inlinePatches(field, value, build));
        }
        std::vector<base::SourceFilePtr> quoted;
        kustomize::addFilesOf(options, m_spec.keeps, quoted);
        const auto edited = kustomize::editedKustomization(file, fields, quoted);
        if (!edited)
            return edited.error();
        return kustomize::EditedFolder{folder, *edited, kustomize::placedIdentity(options)};
    }

    /// Objects in the API, texts in a kustomization.
    static const Node *inlinePatches(std::string_view field, const Node *list,
                                     const yaml::NodeBuilder &build)
    {
        if (field != "patchesStrategicMerge" && field != "patchesJson6902")
            return list;
        std::vector<const Node *> items;
        for (const Node *item : list->items()) {
            const Node *patch = field == "patchesStrategicMerge" ? item : item->find("patch");
            std::string text;
            if (!patch || patch->isScalar() || !yaml::appendYaml(text, patch)) {
                items.push_back(item);
                continue;
            }
            const Node *written = build.string(text, patch->span());
            items.push_back(field == "patchesStrategicMerge"
                                ? written
                                : build.withField(item, "patch", written));
        }
        return build.sequence(items, list->span());
    }

    void addHooks(model::Rendering &rendering)
    {
        rendering.objects.insert(rendering.objects.end(), m_hooks.begin(), m_hooks.end());
    }

    void finish(model::Rendering &rendering)
    {
        for (model::Object &object : rendering.objects) {
            const kustomize::IdView id = kustomize::idOf(object.root);
            object.id = {std::string(id.group()), std::string(id.version()), std::string(id.kind),
                         std::string(id.nameSpace), std::string(id.name)};
            object.stableName = object.id.name;
        }
        rendering.layers.insert(rendering.layers.end(), m_valuesFiles.begin(), m_valuesFiles.end());
        rendering.files = m_chart.loaded->files;
        rendering.files.insert(rendering.files.end(), m_files.begin(), m_files.end());
        std::ranges::sort(rendering.files);
        const auto repeated = std::ranges::unique(rendering.files);
        rendering.files.erase(repeated.begin(), repeated.end());
        rendering.unresolved.insert(rendering.unresolved.end(), m_unresolved.begin(),
                                    m_unresolved.end());
        rendering.arena = m_arena;
    }

    const HelmReleaseSpec &m_spec;
    const KnownObjects &m_objects;
    const Checkouts &m_checkouts;
    const HelmReleaseOptions &m_options;
    Store &m_store;
    helm::ChartStore &m_charts;
    const base::Cancel &m_cancel;
    ChartOrigin m_origin;
    FoundChart m_chart;
    base::ArenaPtr m_arena;
    yaml::NodeBuilder m_builder;
    helm::ValueLayers m_layers;
    std::vector<model::Object> m_hooks;
    std::vector<Error> m_unresolved;
    std::vector<RepoPath> m_files;
    std::vector<RepoPath> m_valuesFiles;
};

} // namespace

ChartOrigin chartOriginOf(const HelmReleaseSpec &spec, const KnownObjects &objects)
{
    ChartOrigin origin;
    origin.chart = spec.chart;
    const auto find = [&](const SourceReference &reference, const std::string &from) {
        origin.nameSpace = reference.nameSpace.empty() ? from : reference.nameSpace;
        return objects.find({sourceGroup, reference.kind, origin.nameSpace, reference.name},
                            placeOf(spec.root));
    };
    origin.source = find(spec.chart.source, spec.id.nameSpace);
    if (spec.chart.source.kind != "HelmChart" || !origin.source)
        return origin;
    origin.chartObject = std::exchange(origin.source, nullptr);
    const std::string nameSpace = origin.nameSpace;
    const Node *described = origin.chartObject->root->find("spec");
    origin.chart = readChartReference(described ? described : origin.chartObject->root);
    origin.source = find(origin.chart.source, nameSpace);
    return origin;
}

Result<model::RenderingPtr> renderHelmRelease(const HelmReleaseSpec &spec,
                                              const KnownObjects &objects,
                                              const Checkouts &checkouts,
                                              const HelmReleaseOptions &options, Store &store,
                                              helm::ChartStore &charts, const base::Cancel &cancel)
{
    return Release(spec, objects, checkouts, options, store, charts, cancel).run();
}

} // namespace fleetwright::flux
