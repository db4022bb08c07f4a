// SPDX-License-Identifier: Apache-2.0
#include "kustomize/target.h"

#include "kustomize/annotations.h"
#include "kustomize/errors.h"
#include "kustomize/schema/schema.h"
#include "yaml/reader.h"

#include <algorithm>
#include <array>

namespace fleetwright::kustomize {

namespace {

using base::ErrorCode;
using base::Result;
using yaml::Node;

constexpr std::array<std::string_view, 3> fileNames{"kustomization.yaml", "kustomization.yml",
                                                    "Kustomization"};

std::string shown(const base::RepoPath &path)
{
    return path.isRoot() ? std::string(".") : path.text();
}

std::string inQuotes(std::string_view text)
{
    return "'" + std::string(text) + "'";
}

} // namespace

base::SourceFilePtr LayerWork::sourceOf(const Node *node) const
{
    const auto found = sources.find(node->span().file);
    if (found != sources.end())
        return found->second;
    // A file of a layer below: that layer's arena, which this one keeps, holds it.
    return {std::shared_ptr<const void>(), node->span().file};
}

Target::Target(LayerWork &work, const base::RepoPath &folder, std::string originPath)
    : m_work(work), m_folder(std::make_shared<const base::RepoPath>(folder)),
      m_loader(work.log, folder, work.scope.options), m_builder(*work.layer->arena),
      m_originPath(std::move(originPath))
{
    work.layer->arena->keep(m_folder);
    work.layer->folders.push_back(folder);
}

Result<base::SourceFilePtr> Target::findSource()
{
    std::optional<base::SourceFilePtr> found;
    for (const std::string_view name : fileNames) {
        if (m_loader.find(name) != Loader::Found::File)
            continue;
        auto file = m_loader.load(name, {});
        // kustomize says that there is none; whoever sees the file there needs the reason.
        if (!file)
            return std::move(file).error();
        if (found)
            return base::Error{ErrorCode::Conflict,
                               "Found multiple kustomization files under: " + shown(*m_folder),
                               base::Place{(*file)->path(), 0, 0},
                               "keep one of them",
                               {}};
        found = *std::move(file);
    }
    if (found)
        return *found;
    if (const auto entries = m_work.log.files().list(*m_folder);
        !entries && entries.error().code == ErrorCode::Unreadable)
        return entries.error();
    return base::Error{ErrorCode::NotFound,
                       "unable to find one of 'kustomization.yaml', 'kustomization.yml' or "
                       "'Kustomization' in directory '"
                           + shown(*m_folder) + "'",
                       base::Place{*m_folder, 0, 0},
                       "create a kustomization.yaml there",
                       {}};
}

Result<KustomizationSourcePtr> Target::readSource()
{
    const auto file = findSource();
    if (!file)
        return file.error();
    return m_work.scope.store.kustomization(*file);
}

Result<void> Target::load(Kind expected)
{
    Result<KustomizationSourcePtr> source = base::Error{};
    if (expected == Kind::Any && m_work.edited) {
        // What was edited is a read of the layer as well.
        for (const std::string_view name : fileNames) {
            if (m_loader.find(name) == Loader::Found::File)
                static_cast<void>(m_loader.load(name, {}));
        }
        source = m_work.edited;
    } else {
        source = readSource();
    }
    if (!source)
        return std::move(source).error();
    m_source = *std::move(source);
    m_builder.arena().keep(m_source->arena);
    // Not the file that was read now: the nodes stand in the one that was read first.
    m_work.sources.emplace(m_source->file.get(), m_source->file);
    for (const base::SourceFilePtr &quoted : m_source->quoted)
        m_work.sources.emplace(quoted.get(), quoted);
    if (expected == Kind::Any)
        m_work.tracksOrigin = m_source->hasBuildMetadata();
    auto &warnings = m_work.layer->warnings;
    warnings.insert(warnings.end(), m_source->warnings.begin(), m_source->warnings.end());
    if (auto set = setSchema(); !set)
        return set;
    if (expected == Kind::Component && !m_source->isComponent)
        return errorAt(ErrorCode::Invalid,
                       "expected kind 'Component' for path " + inQuotes(shown(*m_folder))
                           + " but got 'Kustomization'",
                       m_source->root, "list the folder under `resources:`");
    if (expected == Kind::Kustomization && m_source->isComponent)
        return errorAt(ErrorCode::Invalid,
                       "expected kind != 'Component' for path " + inQuotes(shown(*m_folder)),
                       m_source->root, "list the folder under `components:`");
    return {};
}

/// openapi.SetSchema: what is set first stays.
Result<void> Target::setSchema()
{
    const Node *openapi = m_source->root->find("openapi");
    const Node *path = openapi ? openapi->find("path") : nullptr;
    const Node *version = openapi ? openapi->find("version") : nullptr;
    base::SourceFilePtr file;
    if (path) {
        auto loaded = m_loader.load(path->text(), path->span());
        if (!loaded)
            return std::move(loaded).error();
        file = *std::move(loaded);
    }
    SchemaState &state = m_work.schema;
    if (state.isSet)
        return {};
    if (file && version)
        return errorAt(ErrorCode::Invalid,
                       "builtin version and custom schema provided, cannot use both", version,
                       "remove one of `path` and `version`");
    if (file) {
        auto schema =
            m_work.scope.store.schema(file, state.metUnknownType ? Schema::BuiltinTypes::Preferred
                                                                 : Schema::BuiltinTypes::Replaced);
        if (!schema)
            return wrapped("invalid schema file", path->span(), std::move(schema).error());
        state.isSet = true;
        state.custom = *std::move(schema);
        state.identity =
            base::combine(file->hash(), base::Hash128{state.metUnknownType ? 1u : 0u, 0});
    } else if (version && !version->text().empty()) {
        if (auto known = Schema::checkVersion(version->text()); !known)
            return errorAt(known.error().code, known.error().detail, version, known.error().hint);
        state.isSet = true;
        state.identity = base::hashBytes(version->text());
    }
    return {};
}

Result<void> Target::accumulate()
{
    Accumulator &all = m_work.all;
    if (auto done = accumulateResources(m_source->list("resources"), all); !done)
        return wrapped("accumulating resources", {}, std::move(done).error());
    if (auto merged = mergeConfigurations(); !merged)
        return merged;
    if (auto done = runGenerators(); !done)
        return done;
    for (const Node *path : m_source->list("components")) {
        if (auto done = accumulateComponent(path); !done)
            return wrapped("accumulating components", path->span(), std::move(done).error());
    }
    if (auto done = runTransformers(); !done)
        return done;
    if (auto done = runValidators(); !done)
        return done;
    const Node *vars = m_source->root->find("vars");
    if (auto declared = declareVariables(m_work.schema.schema(), all.map, all.variables, vars);
        !declared)
        return wrapped("merging vars", {}, std::move(declared).error());
    return {};
}

Result<void> Target::mergeConfigurations()
{
    Accumulator &all = m_work.all;
    const auto own = withConfigurations(defaultConfiguration(), "configurations",
                                        TransformerConfig::fromConfiguration);
    if (!own)
        return own.error();
    if (auto merged = all.mergeConfiguration(*own); !merged)
        return merged;
    auto withCrds = withConfigurations(all.configuration, "crds", TransformerConfig::fromCrds);
    if (!withCrds)
        return std::move(withCrds).error();
    all.configuration = *std::move(withCrds);
    return {};
}

/// `base` with what the files of a field add.
Result<ConfigurationPtr> Target::withConfigurations(const ConfigurationPtr &base,
                                                    std::string_view field,
                                                    LayerStore::Impl::ReadConfiguration *read)
{
    std::vector<base::SourceFilePtr> files;
    for (const Node *path : m_source->list(field)) {
        const auto file = m_loader.load(path->text(), path->span());
        if (!file)
            return file.error();
        files.push_back(*file);
    }
    if (files.empty())
        return base;
    auto merged = m_work.scope.store.configuration(base, files, read);
    if (!merged)
        return wrapped(std::string(field), m_source->root->find(field)->span(),
                       std::move(merged).error());
    return merged;
}

Result<void> Target::accumulateResources(Nodes paths, Accumulator &into)
{
    for (const Node *path : paths) {
        if (m_work.scope.cancel.requested())
            return base::Error{ErrorCode::Cancelled, "cancelled", {}, {}, {}};
        const Loader::Found found = m_loader.find(path->text());
        auto done = found == Loader::Found::File ? accumulateFile(path, into)
                                                 : accumulateFolder(path, into);
        if (!done && done.error().code == ErrorCode::Unresolved && found == Loader::Found::Remote
            && done.error().causes.empty()) {
            addUnresolved(std::move(done).error());
            continue;
        }
        if (!done)
            return wrapped("accumulating resources from " + inQuotes(path->text()), path->span(),
                           std::move(done).error());
    }
    return {};
}

Result<void> Target::accumulateFile(const Node *path, Accumulator &into)
{
    const auto file = m_loader.load(path->text(), path->span());
    if (!file)
        return file.error();
    const auto manifest = m_work.scope.store.manifest(*file);
    if (!manifest)
        return manifest.error();
    m_builder.arena().keep((*manifest)->arena);
    m_work.sources.emplace((*manifest)->file.get(), (*manifest)->file);
    if (auto fine = checkCount(into.map.resources.size() + (*manifest)->objects.size(), path);
        !fine)
        return fine;
    for (const Node *object : (*manifest)->objects) {
        Resource resource = makeResource(m_builder, object, *m_folder);
        noteType(resource);
        if (m_work.tracksOrigin) {
            Origin origin;
            origin.path = joinedOrigin(m_originPath, path->text());
            resource.root =
                withAnnotationBeside(m_builder, resource.root, originAnnotation, origin.text());
        }
        if (auto added = into.append(m_work.schema.schema(), std::move(resource)); !added)
            return wrapped("merging resources from " + inQuotes(path->text()), path->span(),
                           std::move(added).error());
    }
    return {};
}

Result<void> Target::accumulateFolder(const Node *path, Accumulator &into)
{
    auto folder = m_loader.folder(path->text(), path->span());
    if (!folder)
        return std::move(folder).error();
    LayerEntry entry;
    entry.folder = *std::move(folder);
    entry.as = LayerEntry::As::Included;
    entry.tracksOrigin = m_work.tracksOrigin;
    entry.originPath =
        m_work.tracksOrigin ? joinedOrigin(m_originPath, path->text()) : std::string();
    entry.schema = m_work.schema;
    entry.where = path->span();
    const auto layer = accumulateLayer(m_work.scope, entry, m_work.chain);
    if (!layer)
        return layer.error();
    Layer &own = *m_work.layer;
    const LayerPtr &child = *layer;
    if (std::find(own.children.begin(), own.children.end(), child) == own.children.end())
        own.children.push_back(child);
    own.depth = std::max(own.depth, m_work.chain.size() - m_work.above + child->depth);
    own.warnings.insert(own.warnings.end(), child->warnings.begin(), child->warnings.end());
    own.unresolved.insert(own.unresolved.end(), child->unresolved.begin(), child->unresolved.end());
    own.releases.insert(own.releases.end(), child->releases.begin(), child->releases.end());
    if (child->error)
        return *child->error;
    if (child->arena)
        m_builder.arena().keep(child->arena);
    const bool metUnknownType = m_work.schema.metUnknownType || child->bringsUnknownType;
    own.bringsUnknownType = own.bringsUnknownType || child->bringsUnknownType;
    m_work.schema = child->schema;
    m_work.schema.metUnknownType = metUnknownType;
    if (auto fine = checkCount(into.map.resources.size() + child->map.resources.size(), path);
        !fine)
        return fine;
    if (auto merged = into.merge(m_work.schema.schema(), *child); !merged)
        return wrapped("recursed merging from path " + inQuotes(shown(entry.folder)), {},
                       std::move(merged).error());
    return {};
}

Result<void> Target::accumulateComponent(const Node *path)
{
    auto folder = m_loader.folder(path->text(), path->span());
    if (!folder && folder.error().code == ErrorCode::Unresolved) {
        addUnresolved(std::move(folder).error());
        return {};
    }
    if (!folder)
        return std::move(folder).error();
    if (auto fine = checkCycle(m_work.chain, *folder, path->span()); !fine)
        return fine;
    std::string originPath =
        m_work.tracksOrigin ? joinedOrigin(m_originPath, path->text()) : std::string();
    Target component(m_work, *folder, std::move(originPath));
    if (auto loaded = component.load(Kind::Component); !loaded)
        return loaded;
    if (auto fine = checkLayerDepth(m_work.scope, m_work.chain.size() + 1, path->span()); !fine)
        return fine;
    m_work.chain.push_back(*folder);
    m_work.layer->depth = std::max(m_work.layer->depth, m_work.chain.size() - m_work.above);
    m_work.all.forgetIds();
    auto done = component.accumulate();
    m_work.chain.pop_back();
    if (!done)
        return wrapped("recursed accumulation of path " + inQuotes(shown(*folder)), {},
                       std::move(done).error());
    m_work.all.forgetIds();
    // kustTarget.accumulateDirectory merges what the component made of all into an empty one.
    auto again = mergedConfiguration(nullptr, m_work.all.configuration);
    if (!again)
        return wrapped("recursed merging from path " + inQuotes(shown(*folder)), {},
                       std::move(again).error());
    m_work.all.configuration = *std::move(again);
    return checkUnique(m_work.schema.schema(), m_work.all.map.resources);
}

/// Each layer may include the same twice under other names: the number doubles with every layer.
Result<void> Target::checkCount(std::size_t count, const Node *where) const
{
    const std::size_t most = m_work.scope.options.limits.objects;
    if (count <= most)
        return {};
    return errorAt(ErrorCode::TooLarge,
                   "more objects than the limit objects (" + std::to_string(most) + ")", where,
                   "split the kustomization");
}

void Target::noteType(const Resource &resource)
{
    if (m_work.layer->bringsUnknownType)
        return;
    const IdView id = resource.view();
    if (Schema::builtin().isNamespaced(id.apiVersion, id.kind))
        return;
    m_work.layer->bringsUnknownType = true;
    m_work.schema.metUnknownType = true;
}

TransformContext Target::context() const
{
    return {.arena = m_builder.arena(),
            .layer = *m_folder,
            .schema = m_work.schema.schema(),
            .limits = m_work.scope.options.limits,
            .effects = m_work.layer->effects.get()};
}

std::optional<Origin> Target::builtinOrigin(std::string_view kind) const
{
    if (!m_work.tracksOrigin)
        return std::nullopt;
    Origin origin;
    origin.configuredIn = joinedOrigin(m_originPath, m_source->file->path().name());
    origin.apiVersion = "builtin";
    origin.kind = std::string(kind);
    return origin;
}

void Target::addUnresolved(base::Error error)
{
    m_work.layer->unresolved.push_back(std::move(error));
}

} // namespace fleetwright::kustomize
