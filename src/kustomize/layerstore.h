// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/hash.h"
#include "base/result.h"
#include "base/sourcefile.h"
#include "kustomize/build.h"
#include "kustomize/layer.h"
#include "kustomize/loader/kustomizationsource.h"
#include "kustomize/loader/manifest.h"

#include <functional>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <vector>

namespace fleetwright::kustomize {

/// Two threads that need the same thing at the same time both compute it and the first one's result
/// is kept: nobody ever waits for another, so there is nothing to deadlock.
class LayerStore::Impl {
public:
    explicit Impl(const base::Limits &limits) : m_limits(limits) {}

    /// Parsed once a path and content.
    [[nodiscard]] base::Result<ManifestPtr> manifest(const base::SourceFilePtr &file);
    [[nodiscard]] base::Result<yaml::ParsedFilePtr> parsed(const base::SourceFilePtr &file);
    [[nodiscard]] base::Result<KustomizationSourcePtr>
    kustomization(const base::SourceFilePtr &file);

    /// The schema of an `openapi:` file.
    [[nodiscard]] base::Result<std::shared_ptr<const Schema>>
    schema(const base::SourceFilePtr &file, Schema::BuiltinTypes builtin);

    using ReadConfiguration = base::Result<TransformerConfig>(const yaml::Node *document);
    /// `base` with what the files of `configurations:` or `crds:` add.
    [[nodiscard]] base::Result<ConfigurationPtr>
    configuration(const ConfigurationPtr &base, const std::vector<base::SourceFilePtr> &files,
                  ReadConfiguration *read);

    /// A layer of this key whose reads all have the same answers now; nullptr if there is none.
    [[nodiscard]] LayerPtr find(base::Hash128 key, const base::FileSource &files,
                                const SchemaState &schema) const;
    /// The last layer of this key, for whatever files, whose effects can be taken over; nullptr if
    /// there is none.
    [[nodiscard]] LayerPtr earlier(base::Hash128 key) const;
    /// Notes a computed layer; the one that counts is returned.
    [[nodiscard]] LayerPtr add(base::Hash128 key, LayerPtr layer);

    /// The same for what is made of a layer at the top; it depends on nothing else.
    [[nodiscard]] model::RenderingPtr findRendering(const LayerPtr &layer,
                                                    base::Hash128 options) const;
    [[nodiscard]] model::RenderingPtr addRendering(const LayerPtr &layer, base::Hash128 options,
                                                   model::RenderingPtr rendering);

    void trim();

private:
    template<typename Value>
    using ByHash = std::unordered_map<base::Hash128, Value>;

    struct Rendered {
        LayerPtr layer;
        model::RenderingPtr rendering;
    };

    [[nodiscard]] std::vector<Rendered> takeUnusedRenderings();
    [[nodiscard]] std::vector<LayerPtr> takeUnusedLayers();
    void dropFiles();

    struct Configured {
        ConfigurationPtr base; ///< kept, so that its address stays its own
        base::Result<ConfigurationPtr> result;
    };

    /// What `reader` gives, remembered by `key`.
    template<typename Value, typename Reader>
    base::Result<Value> once(ByHash<base::Result<Value>> &known, base::Hash128 key,
                             const Reader &reader);

    base::Limits m_limits;
    mutable std::mutex m_mutex;
    ByHash<base::Result<ManifestPtr>> m_manifests;
    ByHash<base::Result<yaml::ParsedFilePtr>> m_parsed;
    ByHash<base::Result<KustomizationSourcePtr>> m_kustomizations;
    ByHash<base::Result<std::shared_ptr<const Schema>>> m_schemas;
    ByHash<Configured> m_configurations;
    ByHash<std::vector<LayerPtr>> m_layers;
    ByHash<std::vector<Rendered>> m_renderings;
};

} // namespace fleetwright::kustomize
