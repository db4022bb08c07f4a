// SPDX-License-Identifier: Apache-2.0
#include "analysis/layers/builtobjects.h"

#include "yaml/nodebuilder.h"

#include <algorithm>
#include <limits>
#include <span>

namespace fleetwright::analysis::layers {

namespace {

using yaml::Node;

/// What a field said, newest first.
std::vector<std::string> textsOf(const Node *node)
{
    std::vector<std::string> texts;
    for (; node; node = node->change() ? node->change()->previous : nullptr) {
        if (std::find(texts.begin(), texts.end(), node->text()) == texts.end())
            texts.emplace_back(node->text());
    }
    return texts;
}

} // namespace

yaml::ParsedFilePtr readYaml(const base::FileSource &files, const base::RepoPath &path)
{
    const base::Result<base::SourceFilePtr> file = files.read(path);
    if (!file)
        return nullptr;
    const base::Result<yaml::ParsedFilePtr> parsed = yaml::readFile(*file);
    return parsed ? *parsed : nullptr;
}

BuiltObjects::BuiltObjects(const model::Snapshot &snapshot) : m_snapshot(snapshot)
{
    std::unordered_set<const model::Rendering *> seen;
    for (const model::Unit &unit : snapshot.units) {
        if (!unit.rendering) {
            if (unit.root)
                addBelow(*unit.root, m_unknown);
            continue;
        }
        if (!seen.insert(unit.rendering.get()).second)
            continue;
        for (const base::RepoPath &layer : unit.rendering->layers) {
            m_renderingsOf[layer].push_back(unit.rendering.get());
            if (!unit.rendering->unresolved.empty())
                m_unknown.insert(layer);
        }
    }
}

bool BuiltObjects::isKnown(model::LayerIndex layer) const
{
    return !m_unknown.contains(m_snapshot.layers[layer].path);
}

void BuiltObjects::addBelow(model::LayerIndex layer, std::set<base::RepoPath> &layers) const
{
    if (!layers.insert(m_snapshot.layers[layer].path).second)
        return;
    for (const model::LayerIndex part : m_snapshot.layers[layer].includes)
        addBelow(part, layers);
}

void BuiltObjects::addAbove(model::LayerIndex layer, std::set<base::RepoPath> &layers) const
{
    if (!layers.insert(m_snapshot.layers[layer].path).second)
        return;
    for (const model::LayerIndex above : m_snapshot.layers[layer].includedBy)
        addAbove(above, layers);
}

BuiltObjects::Scope BuiltObjects::scopeOf(model::LayerIndex layer) const
{
    Scope scope;
    addBelow(layer, scope.layers);
    addAbove(layer, scope.later);
    // A component works on what the layers that include it have gathered, and controllers include
    // components too.
    if (m_snapshot.layers[layer].kind == model::LayerKind::Component) {
        const auto renderings = m_renderingsOf.find(m_snapshot.layers[layer].path);
        if (renderings != m_renderingsOf.end()) {
            for (const model::Rendering *rendering : renderings->second)
                scope.layers.insert(rendering->layers.begin(), rendering->layers.end());
        }
    }
    return scope;
}

const BuiltObjects::Candidates &BuiltObjects::of(model::LayerIndex layer)
{
    const auto [entry, isNew] = m_ofLayer.try_emplace(layer);
    if (isNew)
        entry->second = gathered(layer, std::numeric_limits<std::size_t>::max());
    return entry->second;
}

const BuiltObjects::Candidates &BuiltObjects::someOf(model::LayerIndex layer)
{
    const auto [entry, isNew] = m_someOfLayer.try_emplace(layer);
    if (isNew)
        entry->second = gathered(layer, 1);
    return entry->second;
}

BuiltObjects::Candidates BuiltObjects::gathered(model::LayerIndex layer, std::size_t mostRenderings)
{
    Candidates candidates;
    const Scope scope = scopeOf(layer);
    Known known;
    const auto found = m_renderingsOf.find(m_snapshot.layers[layer].path);
    std::span<const model::Rendering *const> renderings;
    if (found != m_renderingsOf.end())
        renderings = found->second;
    for (const model::Rendering *rendering :
         renderings.first(std::min(renderings.size(), mostRenderings))) {
        for (const model::Object &object : rendering->objects) {
            if (scope.layers.contains(object.layer))
                add(object, scope, candidates, known);
        }
    }
    for (const base::RepoPath &path : scope.layers)
        addWritten(path, candidates);
    return candidates;
}

const BuiltObjects::Candidates &BuiltObjects::of(const model::Rendering &rendering)
{
    const auto [entry, isNew] = m_ofRendering.try_emplace(&rendering);
    if (!isNew)
        return entry->second;
    Known known;
    for (const model::Object &object : rendering.objects)
        add(object, {}, entry->second, known);
    for (const base::RepoPath &layer : rendering.layers)
        addWritten(layer, entry->second);
    return entry->second;
}

/// The object once for each name that it had, with the metadata that the layer could see.
void BuiltObjects::add(const model::Object &object, const Scope &scope, Candidates &candidates,
                       Known &known)
{
    if (known.nodes.find(object.root))
        return; // another rendering has the same object
    addImages(object.root, candidates, known.nodes);
    const Node *metadata = object.root->find("metadata");
    if (!metadata || !metadata->isMapping())
        return;
    const yaml::NodeBuilder builder(m_arena);
    const Node *root = builder.mapping({});
    for (const std::string_view field : {"apiVersion", "kind"}) {
        if (const Node *value = object.root->find(field))
            root = builder.withField(root, field, value);
    }
    const Node *seenMetadata = metadataWithout(metadata, scope);
    root = builder.withField(root, "metadata", seenMetadata);
    if (!known.objects.insert(root->hash()).second)
        return;
    const kustomize::Schema &schema = kustomize::Schema::builtin();
    std::vector<std::string> spaces = textsOf(metadata->find("namespace"));
    if (spaces.empty())
        spaces.emplace_back();
    const kustomize::IdView now = kustomize::idOf(root);
    for (const std::string &name : textsOf(metadata->find("name"))) {
        for (const std::string &space : spaces) {
            kustomize::Resource resource;
            resource.root = root;
            kustomize::IdView before = now;
            before.nameSpace = space;
            resource.previous.push_back(
                {std::string(now.kind), name,
                 std::string(kustomize::effectiveNamespace(schema, before))});
            candidates.resources.push_back(std::move(resource));
        }
    }
}

/// Without what this layer and those above add afterwards.
const Node *BuiltObjects::metadataWithout(const Node *metadata, const Scope &scope) const
{
    const yaml::NodeBuilder builder(m_arena);
    const Node *result = metadata;
    for (const std::string_view field : {"labels", "annotations"}) {
        const Node *map = metadata->find(field);
        if (!map || !map->isMapping())
            continue;
        std::vector<yaml::Entry> entries;
        for (const yaml::Entry &entry : map->entries()) {
            // The oldest value decides whether the key was there.
            const Node *oldest = entry.value;
            while (oldest->change() && oldest->change()->previous)
                oldest = oldest->change()->previous;
            const yaml::Step *step = oldest->change() ? oldest->change()->step : nullptr;
            if (!step || !step->layer || !scope.later.contains(*step->layer))
                entries.push_back({entry.key, oldest});
        }
        result = builder.withField(result, field, builder.mapping(entries));
    }
    return result;
}

/// Objects as the layer's own manifests have them: a later patch may have deleted them.
void BuiltObjects::addWritten(const base::RepoPath &layer, Candidates &candidates)
{
    const auto index = m_snapshot.layerByPath.find(layer);
    if (index == m_snapshot.layerByPath.end())
        return;
    const model::Layer &own = m_snapshot.layers[index->second];
    const auto parsed = [&](const base::RepoPath &path) {
        const auto [entry, isNew] = m_parsed.try_emplace(path);
        if (isNew)
            entry->second = readYaml(*m_snapshot.files, path);
        return entry->second;
    };
    const yaml::ParsedFilePtr kustomization = parsed(own.file);
    if (!kustomization || kustomization->documents.empty())
        return;
    const Node *resources = kustomization->documents.front()->find("resources");
    if (!resources)
        return;
    base::AddressMap<bool> seen;
    for (const Node *item : resources->items()) {
        const std::optional<base::RepoPath> path = own.path.resolve(item->text());
        if (!path || std::find(own.files.begin(), own.files.end(), *path) == own.files.end())
            continue;
        const yaml::ParsedFilePtr manifest = parsed(*path);
        if (!manifest)
            continue;
        candidates.isKnown =
            candidates.isKnown
            && std::any_of(manifest->documents.begin(), manifest->documents.end(),
                           [](const Node *document) { return document->isMapping(); });
        for (const Node *document : manifest->documents) {
            if (!document->isMapping())
                continue;
            kustomize::Resource resource;
            resource.root = document;
            candidates.resources.push_back(std::move(resource));
            addImages(document, candidates, seen);
        }
    }
}

void BuiltObjects::addImages(const Node *node, Candidates &candidates,
                             base::AddressMap<bool> &seen) const
{
    if (node->isScalar() || !seen.insert(node, true))
        return;
    for (const yaml::Entry &entry : node->entries()) {
        if (entry.key->text() == "image" && entry.value->isScalar()) {
            for (std::string &text : textsOf(entry.value))
                candidates.images.insert(std::move(text));
        }
        addImages(entry.value, candidates, seen);
    }
    for (const Node *item : node->items())
        addImages(item, candidates, seen);
}

} // namespace fleetwright::analysis::layers
