// SPDX-License-Identifier: Apache-2.0
#include "rancherfleet/rendering.h"

#include "base/errorat.h"
#include "kustomize/loader/quotednodes.h"
#include "kustomize/resource.h"
#include "rancherfleet/rawfiles.h"
#include "rancherfleet/style.h"

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
        if (style.isRemoteChart)
            return unresolved("the chart lies outside the repository", style.place);
        if (style.isHelm())
            return unresolved("charts are not rendered yet", style.place);
        const Hash128 key = renderingIdentity(m_bundle, m_options);
        if (model::RenderingPtr known = m_store.find(key))
            return known;
        Result<void> rendered = style.kustomization ? renderKustomize() : renderRaw();
        if (!rendered)
            return within("bundle " + m_bundle.name, std::move(rendered).error());
        finish();
        return m_store.add(key, std::move(m_rendering));
    }

private:
    Result<void> renderRaw()
    {
        const Result<std::vector<RawFile>> files =
            rawFiles(m_bundle, m_options, m_build, m_settings.limits);
        if (!files)
            return files.error();
        // Helm prints its templates first.
        for (const bool templates : {true, false}) {
            for (const RawFile &file : *files) {
                if (isTemplateFile(file) != templates)
                    continue;
                if (Result<void> added = addFile(file); !added)
                    return added;
            }
        }
        m_rendering->layers = {m_bundle.folder};
        return {};
    }

    Result<void> addFile(const RawFile &file)
    {
        m_rendering->files.push_back(file.file->path());
        if (isTemplateFile(file) && file.file->bytes().find("{{") != std::string_view::npos) {
            m_rendering->unresolved.push_back(
                unresolved("files of templates/ are templates of Helm, which are not rendered yet",
                           {file.file.get(), 0, 0}));
            return {};
        }
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

    /// helmdeployer/kustomize Process: the build sees the bundle's files and nothing else.
    Result<void> renderKustomize()
    {
        std::map<base::RepoPath, base::SourceFilePtr> files;
        for (const BundleResource &resource : m_bundle.resources) {
            if (const std::optional<base::RepoPath> path = m_bundle.folder.resolve(resource.name))
                files.emplace(*path, resource.file);
        }
        const base::FileSourcePtr source =
            base::holdFiles(base::makeOverlayFiles(base::makeMemoryFiles({}), std::move(files)));
        const std::string folder = stringAt(m_options->find("kustomize"), "dir");
        const std::optional<base::RepoPath> path =
            m_bundle.folder.resolve(folder.empty() ? "." : folder);
        if (!path)
            return unresolved("kustomize.dir leads out of the repository",
                              placeOf(m_options->find("kustomize"), "dir"));
        kustomize::BuildOptions options;
        options.mappedUrls = m_settings.mappedUrls;
        options.limits = m_settings.limits;
        const Result<model::RenderingPtr> built =
            kustomize::build(*source, *path, options, m_store.layers(), m_cancel);
        if (!built)
            return built.error();
        *m_rendering = **built;
        m_arena->keep(*built);
        return {};
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
    const Node *nameSpace = options->find("namespace");
    return base::combine(key, nameSpace ? kustomize::placedIdentity(nameSpace) : Hash128{});
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
