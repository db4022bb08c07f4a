// SPDX-License-Identifier: Apache-2.0
#include "rancherfleet/rendering.h"

#include "base/errorat.h"
#include "helm/chartfolder.h"
#include "kustomize/loader/kustomizationsource.h"
#include "kustomize/loader/quotednodes.h"
#include "kustomize/objectsfile.h"
#include "kustomize/resource.h"
#include "rancherfleet/chartrendering.h"
#include "rancherfleet/rawfiles.h"
#include "rancherfleet/style.h"
#include "yaml/emitter.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace fleetwright::rancherfleet {

namespace {

using base::Error;
using base::ErrorCode;
using base::Hash128;
using base::Result;
using yaml::Node;

constexpr std::string_view manifestsFile = "fleet-manifests.yaml";
constexpr std::string_view keepAnnotation = "helm.sh/resource-policy";

Error unresolved(std::string detail, const base::Span &place)
{
    return base::errorAt(ErrorCode::Unresolved, std::move(detail), place);
}

/// A template of a chart that Fleet makes of the bundle (render/helm.go manifests).
bool isTemplateFile(const RawFile &file)
{
    return file.name.starts_with("templates/");
}

bool rendersChart(const Bundle &bundle, const Node *options)
{
    return styleOf(bundle, options).isHelm()
           || std::ranges::any_of(bundle.resources, [](const BundleResource &resource) {
                  return resource.name.starts_with("templates/")
                         || resource.name.find("/templates/") != std::string::npos;
              });
}

class Renderer {
public:
    Renderer(const BundlePtr &bundle, const Node *options, const RenderOptions &settings,
             Renderings &store, const base::Cancel &cancel)
        : m_bundle(*bundle), m_options(options), m_settings(settings), m_store(store),
          m_cancel(cancel), m_arena(std::make_shared<base::Arena>()), m_build(*m_arena),
          m_rendering(std::make_shared<model::Rendering>())
    {
        m_arena->keep(bundle);
        // A node of its own: the options may go before the rendering does.
        if (const Node *written = options->find("namespace"))
            m_nameSpace = m_build.string(written->text(), written->span());
        m_keepsDefinitions = !isTrueAt(options, "deleteCRDResources");
    }

    Result<model::RenderingPtr> run()
    {
        const Style style = styleOf(m_bundle, m_options);
        Hash128 key = renderingIdentity(m_bundle, m_options);
        if (rendersChart(m_bundle, m_options))
            key = base::combine(key, base::hashBytes(m_settings.kubernetesVersion));
        if (style.isRemoteChart) {
            if (Result<void> found = findChart(style); !found)
                return std::move(found).error();
            key = base::combine(key, m_foundChart->content);
        }
        if (model::RenderingPtr known = m_store.find(key))
            return known;
        Result<void> rendered;
        if (style.isRemoteChart)
            rendered = take(chartRendering().ofFound(*m_foundChart));
        else if (style.chart)
            rendered = take(chartRendering().ofChart(*style.chart));
        else if (!style.kustomization)
            rendered = renderRaw();
        if (rendered && style.kustomization)
            rendered = renderKustomize();
        if (!rendered)
            return within("bundle " + m_bundle.name, std::move(rendered).error());
        finish();
        return m_store.add(key, std::move(m_rendering));
    }

private:
    /// bundlereader/resources.go addRemoteCharts: what Fleet would download is looked up.
    Result<void> findChart(const Style &style)
    {
        const Node *helm = m_options->find("helm");
        const std::string repo = stringAt(helm, "repo");
        const std::string chart = stringAt(helm, "chart");
        // A chart without a repository is an address of its own.
        helm::WantedChart wanted{repo.empty() ? chart : repo, repo.empty() ? std::string() : chart,
                                 stringAt(helm, "version"), nullptr};
        if (!m_settings.findChart)
            return unresolved("the chart lies outside the repository", style.place);
        const Result<base::RepoPath> path = m_settings.findChart(wanted);
        const Result<helm::LoadedChartPtr> loaded =
            path ? charts().loadBuilt(*m_settings.opened, *path,
                                      helm::dependencyFinder(m_settings.findChart),
                                      m_settings.limits)
                 : Result<helm::LoadedChartPtr>(path.error());
        if (!loaded) {
            base::Error error = loaded.error();
            if (!error.place && style.place.known())
                error.place = style.place.place();
            return error;
        }
        if (std::optional<base::Error> missing =
                helm::missingCharts(**loaded, m_settings.findChart))
            return *std::move(missing);
        m_foundChart = *loaded;
        return {};
    }

    Result<void> take(Result<std::shared_ptr<model::Rendering>> made)
    {
        if (!made)
            return std::move(made).error();
        take(*std::move(made));
        return {};
    }

    void take(std::shared_ptr<model::Rendering> made)
    {
        m_arena->keep(made->arena);
        m_arena->keep(m_settings.keeps);
        m_rendering = std::move(made);
    }

    ChartRendering chartRendering()
    {
        return {m_bundle, m_options,         m_settings.kubernetesVersion,
                charts(), m_settings.limits, m_cancel};
    }

    helm::ChartStore &charts() { return m_settings.charts ? *m_settings.charts : m_ownCharts; }

    Result<void> renderRaw()
    {
        const Result<std::vector<RawFile>> files =
            rawFiles(m_bundle, m_options, m_build, m_settings.limits);
        if (!files)
            return files.error();
        // What Helm makes of the templates comes first.
        if (Result<void> rendered = renderTemplates(*files); !rendered)
            return rendered;
        for (const RawFile &file : *files) {
            if (isTemplateFile(file))
                continue;
            if (Result<void> added = addFile(file); !added)
                return added;
        }
        m_rendering->layers = {m_bundle.folder};
        return {};
    }

    Result<void> renderTemplates(const std::vector<RawFile> &files)
    {
        std::vector<helm::ChartFile> templates;
        for (const RawFile &file : files) {
            if (!isTemplateFile(file))
                continue;
            base::SourceFilePtr content = file.file;
            if (file.patched) {
                std::string text;
                if (Result<void> printed = yaml::appendYaml(text, file.patched); !printed)
                    return printed;
                content = std::make_shared<const base::SourceFile>(file.file->path(), text);
            }
            templates.push_back(helm::chartFile(file.name, std::move(content)));
        }
        if (templates.empty())
            return {};
        auto made = chartRendering().ofTemplates(templates);
        if (!made)
            return std::move(made).error();
        take(*std::move(made));
        return {};
    }

    Result<void> addFile(const RawFile &file)
    {
        m_rendering->files.push_back(file.file->path());
        const Result<std::vector<RawObject>> objects = objectsOf(file, m_build, m_settings.limits);
        if (!objects)
            return objects.error();
        for (const RawObject &object : *objects) {
            model::Object made;
            made.root = object.root;
            made.layer = object.file->path().parent();
            m_rendering->objects.push_back(std::move(made));
        }
        return {};
    }

    /// helmdeployer/kustomize Process: the build sees the bundle's files and what the chart made,
    /// and nothing else.
    Result<void> renderKustomize()
    {
        const std::string dir = stringAt(m_options->find("kustomize"), "dir");
        const std::optional<base::RepoPath> folder =
            m_bundle.folder.resolve(dir.empty() ? "." : dir);
        if (!folder)
            return unresolved("kustomize.dir leads out of the repository",
                              placeOf(m_options->find("kustomize"), "dir"));
        std::map<base::RepoPath, base::SourceFilePtr> files;
        for (const BundleResource &resource : m_bundle.resources) {
            if (const std::optional<base::RepoPath> path = m_bundle.folder.resolve(resource.name))
                files.emplace(*path, resource.file);
        }
        if (m_rendering->objects.empty())
            return buildKustomization(files, *folder);
        const base::RepoPath path = folder->child(manifestsFile);
        const auto objects = kustomize::ObjectsFile::make(*m_rendering, path, m_settings.limits);
        if (!objects)
            return objects.error();
        files.insert_or_assign(path, objects->file());
        const std::shared_ptr<model::Rendering> chart = m_rendering;
        if (Result<void> built = buildKustomization(files, *folder); !built)
            return built;
        *m_rendering = objects->withPlaces(*m_rendering);
        addParts(chart->files, m_rendering->files);
        addParts(chart->layers, m_rendering->layers);
        addParts(chart->warnings, m_rendering->warnings);
        addParts(chart->unresolved, m_rendering->unresolved);
        addParts(chart->releases, m_rendering->releases);
        m_arena->keep(m_rendering->arena);
        return {};
    }

    template<typename Part>
    static void addParts(const std::vector<Part> &from, std::vector<Part> &to)
    {
        to.insert(to.end(), from.begin(), from.end());
    }

    Result<void> buildKustomization(const std::map<base::RepoPath, base::SourceFilePtr> &files,
                                    const base::RepoPath &folder)
    {
        const base::FileSourcePtr source =
            base::holdFiles(base::makeOverlayFiles(base::makeMemoryFiles({}), files));
        kustomize::BuildOptions options;
        options.mappedUrls = m_settings.mappedUrls;
        options.limits = m_settings.limits;
        const auto edited = files.contains(folder.child(manifestsFile))
                                ? withManifests(files, folder)
                                : Result<std::optional<kustomize::EditedFolder>>(std::nullopt);
        if (!edited)
            return edited.error();
        const Result<model::RenderingPtr> built =
            *edited ? kustomize::build(*source, **edited, options, m_store.layers(), m_cancel)
                    : kustomize::build(*source, folder, options, m_store.layers(), m_cancel);
        if (!built)
            return built.error();
        m_rendering = std::make_shared<model::Rendering>(**built);
        m_arena->keep(*built);
        return {};
    }

    /// modifyKustomize: the chart's objects come first where the kustomization does not list them.
    Result<std::optional<kustomize::EditedFolder>>
    withManifests(const std::map<base::RepoPath, base::SourceFilePtr> &files,
                  const base::RepoPath &folder) const
    {
        const auto file = files.find(folder.child("kustomization.yaml"));
        if (file == files.end() || m_rendering->objects.empty())
            return std::optional<kustomize::EditedFolder>();
        Result<kustomize::KustomizationFields> fields =
            kustomize::readKustomizationFields(file->second, m_settings.limits);
        if (!fields)
            return std::move(fields).error();
        const yaml::NodeBuilder build(*fields->arena);
        std::vector<const Node *> resources{build.string(manifestsFile)};
        if (const Node *written = fields->root->find("resources")) {
            for (const Node *item : written->items()) {
                if (item->text() == manifestsFile)
                    return std::optional<kustomize::EditedFolder>();
                resources.push_back(item);
            }
        }
        fields->root = build.withField(fields->root, "resources", build.sequence(resources));
        const auto edited = kustomize::editedKustomization(file->second, *fields, {});
        if (!edited)
            return edited.error();
        return std::optional(kustomize::EditedFolder{
            folder, *edited, base::combine(base::hashBytes(manifestsFile), file->second->hash())});
    }

    /// postrender.go Run
    void finish()
    {
        for (model::Object &object : m_rendering->objects) {
            const bool isNamed = !object.stableName.empty();
            const bool keepsName = object.stableName == object.id.name;
            object.root = finished(object.root);
            const kustomize::IdView id = kustomize::idOf(object.root);
            object.id = {std::string(id.group()), std::string(id.version()), std::string(id.kind),
                         std::string(id.nameSpace), std::string(id.name)};
            if (!isNamed || keepsName)
                object.stableName = object.id.name;
        }
        if (m_bundle.file)
            m_rendering->files.push_back(*m_bundle.file);
        std::ranges::sort(m_rendering->files);
        const auto repeated = std::ranges::unique(m_rendering->files);
        m_rendering->files.erase(repeated.begin(), repeated.end());
        m_rendering->arena = m_arena;
    }

    const Node *finished(const Node *object)
    {
        const kustomize::IdView id = kustomize::idOf(object);
        if (m_keepsDefinitions && id.kind == "CustomResourceDefinition")
            object = withMetadata(
                object, "annotations",
                m_build.withField(mappingAt(object, "annotations"), keepAnnotation, keepValue()));
        if (!m_nameSpace)
            return object;
        if (kustomize::isClusterScoped(kustomize::Schema::builtin(), id.apiVersion, id.kind))
            m_rendering->warnings.push_back(
                std::string(id.kind) + ' ' + std::string(id.name)
                + " is cluster-scoped: with namespace or targetNamespace the agent refuses it");
        const Node *written = object->findPath({"metadata", "namespace"});
        return withMetadata(
            object, "namespace",
            m_build.withChange(m_nameSpace, m_build.change(written, stepNamed("namespace"))));
    }

    const Node *mappingAt(const Node *object, std::string_view field) const
    {
        const Node *known = object->findPath({"metadata", field});
        return known && known->isMapping() ? known : m_build.mapping({});
    }

    const Node *withMetadata(const Node *object, std::string_view field, const Node *value) const
    {
        const Node *metadata = object->find("metadata");
        const Node *known = metadata && metadata->isMapping() ? metadata : m_build.mapping({});
        return m_build.withField(object, "metadata", m_build.withField(known, field, value));
    }

    const Node *keepValue()
    {
        return m_build.string("keep", {}, m_build.change(nullptr, stepNamed("deleteCRDResources")));
    }

    const yaml::Step *stepNamed(std::string_view field) const
    {
        return m_arena->make<yaml::Step>(field, &m_bundle.folder, base::Span{});
    }

    const Bundle &m_bundle;
    const Node *m_options;
    const RenderOptions &m_settings;
    Renderings &m_store;
    const base::Cancel &m_cancel;
    std::shared_ptr<base::Arena> m_arena;
    yaml::NodeBuilder m_build;
    std::shared_ptr<model::Rendering> m_rendering;
    helm::ChartStore m_ownCharts;
    helm::LoadedChartPtr m_foundChart; ///< of elsewhere
    const Node *m_nameSpace = nullptr;
    bool m_keepsDefinitions = true;
};

} // namespace

Hash128 renderingIdentity(const Bundle &bundle, const Node *options)
{
    Hash128 key = base::combine(bundle.content, base::hashBytes(bundle.name));
    for (const std::initializer_list<std::string_view> path :
         {std::initializer_list<std::string_view>{"kustomize", "dir"},
          std::initializer_list<std::string_view>{"helm", "chart"},
          std::initializer_list<std::string_view>{"helm", "repo"},
          std::initializer_list<std::string_view>{"yaml", "overlays"},
          std::initializer_list<std::string_view>{"deleteCRDResources"}}) {
        const Node *node = options->findPath(path);
        key = base::combine(key, node ? node->hash() : Hash128{});
    }
    const auto addPlaced = [&key](const Node *node) {
        key = base::combine(key, node ? kustomize::placedIdentity(node) : Hash128{});
    };
    addPlaced(options->find("namespace"));
    if (!rendersChart(bundle, options))
        return key;
    addPlaced(options->find("defaultNamespace"));
    for (const std::string_view field :
         {"values", "releaseName", "valuesFrom", "skipSchemaValidation"})
        addPlaced(options->findPath({"helm", field}));
    return key;
}

model::RenderingPtr Renderings::find(Hash128 key) const
{
    const std::scoped_lock lock(m_mutex);
    const auto known = m_renderings.find(key);
    return known == m_renderings.end() ? nullptr : known->second;
}

model::RenderingPtr Renderings::add(Hash128 key, const model::RenderingPtr &rendering)
{
    const std::scoped_lock lock(m_mutex);
    return m_renderings.try_emplace(key, rendering).first->second;
}

void Renderings::trim()
{
    const std::scoped_lock lock(m_mutex);
    std::erase_if(m_renderings, [](const auto &one) { return one.second.use_count() == 1; });
}

Result<model::RenderingPtr> renderBundle(const BundlePtr &bundle, const Node *options,
                                         const RenderOptions &settings, Renderings &store,
                                         const base::Cancel &cancel)
{
    return Renderer(bundle, options, settings, store, cancel).run();
}

} // namespace fleetwright::rancherfleet
