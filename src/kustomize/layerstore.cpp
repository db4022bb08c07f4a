// SPDX-License-Identifier: Apache-2.0
#include "kustomize/layerstore.h"

#include "base/parallel.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace fleetwright::kustomize {

namespace {

base::Hash128 fileKey(const base::SourceFile &file)
{
    return base::combine(base::hashBytes(file.path().text()), file.hash());
}

/// What one file says; empty where it has no document.
base::Result<TransformerConfig> configOf(const base::SourceFilePtr &file,
                                         LayerStore::Impl::ReadConfiguration *read,
                                         const base::Limits &limits)
{
    const auto parsed =
        yaml::readFile(file, {yaml::Schema::Yaml11, yaml::DuplicateKeys::LastWins, limits});
    if (!parsed)
        return parsed.error();
    if ((*parsed)->documents.empty())
        return TransformerConfig{};
    return read((*parsed)->documents.front());
}

base::Error inFile(const base::SourceFilePtr &file, base::Error error)
{
    error.detail = "in '" + file->path().text() + "': " + error.detail;
    return error;
}

/// loadDefaultConfig, LoadConfigFromCRDs: the files are merged with each other first, in an order
/// of their own. That can be a conflict where merging one after the other into `base` is none.
base::Result<ConfigurationPtr> withFiles(const ConfigurationPtr &base,
                                         const std::vector<base::SourceFilePtr> &files,
                                         LayerStore::Impl::ReadConfiguration *read,
                                         const base::Limits &limits)
{
    TransformerConfig all;
    for (const base::SourceFilePtr &file : files) {
        const auto config = configOf(file, read, limits);
        if (!config)
            return inFile(file, config.error());
        auto merged = all.merged(*config);
        if (!merged)
            return inFile(file, std::move(merged).error());
        all = *std::move(merged);
    }
    auto merged = base->specs.merged(all);
    if (!merged)
        return std::move(merged).error();
    return std::make_shared<const Configuration>(*std::move(merged));
}

/// Which layers hold, asked once each.
class Validity {
public:
    explicit Validity(const base::FileSource &files) : m_files(files) {}

    bool holds(const Layer &layer)
    {
        if (const auto noted = layer.knownValidity(m_files.stateId()))
            return *noted;
        const auto known = m_known.find(&layer);
        if (known != m_known.end())
            return known->second;
        // Those below have been asked for other layers already, most times.
        const bool result =
            std::all_of(layer.children.begin(), layer.children.end(),
                        [&](const LayerPtr &child) { return holds(*child); })
            && std::all_of(layer.reads.begin(), layer.reads.end(),
                           [&](const Read &read) { return stillHolds(m_files, read); });
        m_known.emplace(&layer, result);
        layer.noteValidity(m_files.stateId(), result);
        return result;
    }

private:
    const base::FileSource &m_files;
    std::unordered_map<const Layer *, bool> m_known;
};

/// What is not used goes into `unused`, the rest keeps its order.
template<typename Value, typename IsUsed>
void moveUnused(std::vector<Value> &values, std::vector<Value> &unused, const IsUsed &isUsed)
{
    const auto first = std::stable_partition(values.begin(), values.end(), isUsed);
    unused.insert(unused.end(), std::make_move_iterator(first),
                  std::make_move_iterator(values.end()));
    values.erase(first, values.end());
}

} // namespace

template<typename Value, typename Reader>
base::Result<Value> LayerStore::Impl::once(ByHash<base::Result<Value>> &known, base::Hash128 key,
                                           const Reader &reader)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (const auto found = known.find(key); found != known.end())
            return found->second;
    }
    base::Result<Value> read = reader();
    const std::scoped_lock lock(m_mutex);
    return known.try_emplace(key, std::move(read)).first->second;
}

base::Result<ManifestPtr> LayerStore::Impl::manifest(const base::SourceFilePtr &file)
{
    return once(m_manifests, fileKey(*file), [&] { return readManifest(file, m_limits); });
}

base::Result<yaml::ParsedFilePtr> LayerStore::Impl::parsed(const base::SourceFilePtr &file)
{
    return once(m_parsed, fileKey(*file), [&] {
        return yaml::readFile(file, {yaml::Schema::GoYaml3, yaml::DuplicateKeys::Refuse, m_limits});
    });
}

base::Result<KustomizationSourcePtr>
LayerStore::Impl::kustomization(const base::SourceFilePtr &file)
{
    return once(m_kustomizations, fileKey(*file),
                [&] { return readKustomizationSource(file, m_limits); });
}

base::Result<std::shared_ptr<const Schema>>
LayerStore::Impl::schema(const base::SourceFilePtr &file, Schema::BuiltinTypes builtin)
{
    const base::Hash128 key =
        base::combine(fileKey(*file), base::Hash128{static_cast<std::uint64_t>(builtin), 0});
    return once(m_schemas, key, [&]() -> base::Result<std::shared_ptr<const Schema>> {
        const auto parsed =
            yaml::readFile(file, {yaml::Schema::GoYaml3, yaml::DuplicateKeys::Refuse, m_limits});
        if (!parsed)
            return parsed.error();
        return Schema::fromOpenApi(
            (*parsed)->documents.empty() ? nullptr : (*parsed)->documents.front(), builtin);
    });
}

base::Result<ConfigurationPtr>
LayerStore::Impl::configuration(const ConfigurationPtr &base,
                                const std::vector<base::SourceFilePtr> &files,
                                ReadConfiguration *read)
{
    base::Hash128 key{reinterpret_cast<std::uintptr_t>(base.get()),
                      reinterpret_cast<std::uintptr_t>(read)};
    for (const base::SourceFilePtr &file : files)
        key = base::combine(key, fileKey(*file));
    {
        const std::scoped_lock lock(m_mutex);
        if (const auto found = m_configurations.find(key); found != m_configurations.end())
            return found->second.result;
    }
    auto result = withFiles(base, files, read, m_limits);
    const std::scoped_lock lock(m_mutex);
    return m_configurations.try_emplace(key, Configured{base, std::move(result)})
        .first->second.result;
}

LayerPtr LayerStore::Impl::find(base::Hash128 key, const base::FileSource &files,
                                const SchemaState &schema) const
{
    std::vector<LayerPtr> candidates;
    {
        const std::scoped_lock lock(m_mutex);
        if (const auto found = m_layers.find(key); found != m_layers.end())
            candidates = found->second;
    }
    Validity validity(files);
    const auto valid =
        std::find_if(candidates.rbegin(), candidates.rend(), [&](const LayerPtr &layer) {
            return layer->metUnknownTypeAtEntry.value_or(schema.metUnknownType)
                       == schema.metUnknownType
                   && validity.holds(*layer);
        });
    return valid == candidates.rend() ? nullptr : *valid;
}

LayerPtr LayerStore::Impl::earlier(base::Hash128 key) const
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_layers.find(key);
    if (found == m_layers.end())
        return nullptr;
    const auto &layers = found->second;
    const auto last = std::find_if(layers.rbegin(), layers.rend(), [](const LayerPtr &layer) {
        return layer->effects && layer->canBeContinued();
    });
    return last == layers.rend() ? nullptr : *last;
}

LayerPtr LayerStore::Impl::add(base::Hash128 key, LayerPtr layer)
{
    const std::scoped_lock lock(m_mutex);
    std::vector<LayerPtr> &layers = m_layers[key];
    const auto same = std::find_if(layers.begin(), layers.end(), [&](const LayerPtr &other) {
        return other->reads == layer->reads && other->children == layer->children;
    });
    if (same != layers.end())
        return *same;
    layers.push_back(layer);
    return layer;
}

model::RenderingPtr LayerStore::Impl::findRendering(const LayerPtr &layer,
                                                    base::Hash128 options) const
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_renderings.find(options);
    if (found == m_renderings.end())
        return nullptr;
    const auto same = std::find_if(found->second.begin(), found->second.end(),
                                   [&](const Rendered &each) { return each.layer == layer; });
    return same == found->second.end() ? nullptr : same->rendering;
}

model::RenderingPtr LayerStore::Impl::addRendering(const LayerPtr &layer, base::Hash128 options,
                                                   model::RenderingPtr rendering)
{
    const std::scoped_lock lock(m_mutex);
    std::vector<Rendered> &renderings = m_renderings[options];
    const auto same = std::find_if(renderings.begin(), renderings.end(),
                                   [&](const Rendered &each) { return each.layer == layer; });
    if (same != renderings.end())
        return same->rendering;
    renderings.push_back({layer, rendering});
    return rendering;
}

void LayerStore::Impl::trim()
{
    std::vector<Rendered> renderings = takeUnusedRenderings();
    base::parallelFor(renderings.size(), [&](std::size_t at) { renderings[at] = {}; });
    // A layer goes when no rendering, and no layer above it, is left that was made of it; the ones
    // below it may go then. After an edit of a base it is thousands at once.
    for (;;) {
        std::vector<LayerPtr> unused = takeUnusedLayers();
        if (unused.empty())
            break;
        base::parallelFor(unused.size(), [&](std::size_t layer) { unused[layer].reset(); });
    }
    dropFiles();
}

std::vector<LayerStore::Impl::Rendered> LayerStore::Impl::takeUnusedRenderings()
{
    const std::scoped_lock lock(m_mutex);
    std::vector<Rendered> unused;
    for (auto &[key, renderings] : m_renderings)
        moveUnused(renderings, unused,
                   [](const Rendered &each) { return each.rendering.use_count() > 1; });
    std::erase_if(m_renderings, [](const auto &each) { return each.second.empty(); });
    return unused;
}

std::vector<LayerPtr> LayerStore::Impl::takeUnusedLayers()
{
    const std::scoped_lock lock(m_mutex);
    std::vector<LayerPtr> unused;
    for (auto &[key, layers] : m_layers)
        moveUnused(layers, unused, [](const LayerPtr &layer) { return layer.use_count() > 1; });
    std::erase_if(m_layers, [](const auto &each) { return each.second.empty(); });
    return unused;
}

void LayerStore::Impl::dropFiles()
{
    const std::scoped_lock lock(m_mutex);
    std::erase_if(m_schemas,
                  [](const auto &each) { return !each.second || (*each.second).use_count() == 1; });
    std::erase_if(m_configurations, [](const auto &each) {
        return !each.second.result || (*each.second.result).use_count() == 1;
    });
    std::erase_if(m_manifests, [](const auto &each) {
        return !each.second || (*each.second)->arena.use_count() == 1;
    });
    std::erase_if(m_parsed, [](const auto &each) {
        return !each.second || (*each.second)->arena.use_count() == 1;
    });
    std::erase_if(m_kustomizations, [](const auto &each) {
        return !each.second || (*each.second)->arena.use_count() == 1;
    });
}

LayerStore::LayerStore(const base::Limits &limits) : m_impl(std::make_unique<Impl>(limits)) {}

LayerStore::~LayerStore() = default;

void LayerStore::trim()
{
    m_impl->trim();
}

} // namespace fleetwright::kustomize
