// SPDX-License-Identifier: Apache-2.0
#include "kustomize/layerstore.h"

#include <algorithm>
#include <cstdint>

namespace fleetwright::kustomize {

namespace {

base::Hash128 fileKey(const base::SourceFile &file)
{
    return base::combine(base::hashBytes(file.path().text()), file.hash());
}

base::Result<ConfigurationPtr> withFile(const ConfigurationPtr &base,
                                        const base::SourceFilePtr &file,
                                        LayerStore::Impl::ReadConfiguration *read)
{
    const auto parsed =
        yaml::readFile(file, {yaml::Schema::Yaml11, yaml::DuplicateKeys::LastWins, {}});
    if (!parsed)
        return parsed.error();
    if ((*parsed)->documents.empty())
        return base;
    const auto config = read((*parsed)->documents.front());
    if (!config)
        return config.error();
    auto merged = base->specs.merged(*config);
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
        if (layer.isKnownValid(m_files.stateId()))
            return true;
        const auto known = m_known.find(&layer);
        if (known != m_known.end())
            return known->second;
        bool result = std::all_of(layer.reads.begin(), layer.reads.end(),
                                  [&](const Read &read) { return stillHolds(m_files, read); });
        for (const LayerPtr &child : layer.children)
            result = result && holds(*child);
        m_known.emplace(&layer, result);
        if (result)
            layer.noteValid(m_files.stateId());
        return result;
    }

private:
    const base::FileSource &m_files;
    std::unordered_map<const Layer *, bool> m_known;
};

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
    return once(m_manifests, fileKey(*file), [&] { return readManifest(file); });
}

base::Result<yaml::ParsedFilePtr> LayerStore::Impl::parsed(const base::SourceFilePtr &file)
{
    return once(m_parsed, fileKey(*file), [&] { return yaml::readFile(file); });
}

base::Result<KustomizationSourcePtr>
LayerStore::Impl::kustomization(const base::SourceFilePtr &file)
{
    return once(m_kustomizations, fileKey(*file), [&] { return readKustomizationSource(file); });
}

base::Result<std::shared_ptr<const Schema>>
LayerStore::Impl::schema(const base::SourceFilePtr &file, Schema::BuiltinTypes builtin)
{
    const base::Hash128 key =
        base::combine(fileKey(*file), base::Hash128{static_cast<std::uint64_t>(builtin), 0});
    return once(m_schemas, key, [&]() -> base::Result<std::shared_ptr<const Schema>> {
        const auto parsed = yaml::readFile(file);
        if (!parsed)
            return parsed.error();
        return Schema::fromOpenApi(
            (*parsed)->documents.empty() ? nullptr : (*parsed)->documents.front(), builtin);
    });
}

base::Result<ConfigurationPtr> LayerStore::Impl::configuration(const ConfigurationPtr &base,
                                                               const base::SourceFilePtr &file,
                                                               ReadConfiguration *read)
{
    const base::Hash128 key =
        base::combine(fileKey(*file), base::Hash128{reinterpret_cast<std::uintptr_t>(base.get()),
                                                    reinterpret_cast<std::uintptr_t>(read)});
    {
        const std::scoped_lock lock(m_mutex);
        if (const auto found = m_configurations.find(key); found != m_configurations.end())
            return found->second.result;
    }
    auto result = withFile(base, file, read);
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
    const std::scoped_lock lock(m_mutex);
    for (auto &[key, renderings] : m_renderings)
        std::erase_if(renderings,
                      [](const Rendered &each) { return each.rendering.use_count() == 1; });
    std::erase_if(m_renderings, [](const auto &each) { return each.second.empty(); });
    // A layer goes when no rendering, and no layer above it, is left that was made of it.
    bool dropped = true;
    while (dropped) {
        dropped = false;
        for (auto &[key, layers] : m_layers)
            dropped = std::erase_if(layers,
                                    [](const LayerPtr &layer) {
                                        return layer.use_count() == 1
                                               && (!layer->arena || layer->arena.use_count() == 1);
                                    })
                          > 0
                      || dropped;
    }
    std::erase_if(m_layers, [](const auto &each) { return each.second.empty(); });
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

LayerStore::LayerStore() : m_impl(std::make_unique<Impl>()) {}

LayerStore::~LayerStore() = default;

void LayerStore::trim()
{
    m_impl->trim();
}

} // namespace fleetwright::kustomize
