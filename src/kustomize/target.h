// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "kustomize/accumulate.h"
#include "kustomize/accumulator.h"
#include "kustomize/buildmetadata.h"
#include "kustomize/charts.h"
#include "kustomize/loader/kustomizationsource.h"
#include "kustomize/loader/loader.h"
#include "kustomize/transformers/patches.h"

#include <memory>
#include <optional>
#include <span>
#include <unordered_map>

namespace fleetwright::kustomize {

/// A layer while it is accumulated.
struct LayerWork {
    const BuildScope &scope;
    std::vector<base::RepoPath>
        &chain; ///< folders above and, while they are run, its own and its components'
    std::shared_ptr<Layer> layer;
    std::size_t above = 0; ///< how many of the chain include this layer
    ReadLog log;
    Accumulator all;
    SchemaState schema;
    bool tracksOrigin = false;
    std::unordered_map<const base::SourceFile *, base::SourceFilePtr>
        sources;                   ///< read as configuration
    KustomizationSourcePtr edited; ///< the layer's own in place of its file's; nullptr if not

    /// The file that a configuration's node stands in, nullptr if it is not one that was read here.
    [[nodiscard]] base::SourceFilePtr sourceOf(const yaml::Node *node) const;
};

/// One kustomization that is run on a layer's resources: the layer's own or one of its components
/// (api/internal/target/kusttarget.go).
class Target {
public:
    Target(LayerWork &work, const base::RepoPath &folder, std::string originPath);

    enum class Kind : std::uint8_t { Any, Kustomization, Component };

    /// Loads the kustomization of the folder and checks its kind.
    [[nodiscard]] base::Result<void> load(Kind expected);
    /// nullptr if it could not be loaded.
    [[nodiscard]] const KustomizationSourcePtr &source() const { return m_source; }
    /// AccumulateTarget.
    [[nodiscard]] base::Result<void> accumulate();

private:
    using Nodes = std::span<const yaml::Node *const>;

    // target.cpp
    [[nodiscard]] base::Result<base::SourceFilePtr> findSource();
    [[nodiscard]] base::Result<KustomizationSourcePtr> readSource();
    [[nodiscard]] base::Result<void> setSchema();
    [[nodiscard]] base::Result<void> accumulateResources(Nodes paths, Accumulator &into);
    [[nodiscard]] base::Result<void> accumulateFile(const yaml::Node *path, Accumulator &into);
    [[nodiscard]] base::Result<void> accumulateFolder(const yaml::Node *path, Accumulator &into);
    [[nodiscard]] base::Result<void> accumulateComponent(const yaml::Node *path);
    [[nodiscard]] base::Result<void> mergeConfigurations();
    [[nodiscard]] base::Result<ConfigurationPtr>
    withConfigurations(const ConfigurationPtr &base, std::string_view field,
                       LayerStore::Impl::ReadConfiguration *read);

    // generation.cpp
    [[nodiscard]] base::Result<void> runGenerators();
    [[nodiscard]] base::Result<void>
    absorbGenerated(Resource resource, const std::optional<Origin> &origin, std::string_view field);
    [[nodiscard]] base::Result<void> runGeneratorPlugin(const Resource &plugin);

    // chartgeneration.cpp
    [[nodiscard]] base::Result<void> inflateChart(const yaml::Node *chart,
                                                  const yaml::Node *globals,
                                                  const std::optional<Origin> &origin,
                                                  std::string_view field);
    [[nodiscard]] static std::string chartFolder(const yaml::Node *chart,
                                                 const yaml::Node *globals);
    [[nodiscard]] base::Result<base::RepoPath> findChart(const yaml::Node *chart,
                                                         const std::string &folder);
    [[nodiscard]] base::Result<void> addChartValues(const yaml::Node *chart,
                                                    const base::RepoPath &folder,
                                                    std::vector<ChartValues> &values);
    [[nodiscard]] base::Result<base::SourceFilePtr> chartValuesFile(const yaml::Node *chart,
                                                                    const base::RepoPath &folder);
    [[nodiscard]] base::Result<const yaml::Node *> mergedValues(const yaml::Node *chart,
                                                                const base::SourceFilePtr &file,
                                                                const yaml::Node *inlined);

    // transformation.cpp
    [[nodiscard]] base::Result<void> runTransformers();
    [[nodiscard]] base::Result<void> runPatchFields();
    [[nodiscard]] base::Result<void> runNameFields();
    [[nodiscard]] base::Result<void> runJsonPatchField();
    [[nodiscard]] base::Result<void> runLabelFields();
    [[nodiscard]] base::Result<void> runValueFields();
    [[nodiscard]] base::Result<void> runValidators();
    [[nodiscard]] base::Result<const yaml::Node *> loadReplacements(Nodes entries);
    /// Patch texts by way of this target's loader; inline ones stand in `within`.
    [[nodiscard]] PatchFiles patchFiles(base::SourceFilePtr within);
    /// What follows every transformer: empty resources go, the transformation is noted.
    [[nodiscard]] base::Result<void> afterTransformer(const std::optional<Origin> &origin);
    /// Each entry on its own where every one has to be noted, else all at once.
    template<typename Transform>
    [[nodiscard]] base::Result<void> runEntries(std::string_view field, std::string_view kind,
                                                const Transform &transform);

    // plugins.cpp
    [[nodiscard]] base::Result<Accumulator> loadPlugins(Nodes entries);
    [[nodiscard]] base::Result<void> runTransformerPlugin(const Resource &plugin);
    [[nodiscard]] base::Result<void> transformBy(std::string_view kind, const yaml::Node *arguments,
                                                 const base::SourceFilePtr &file);
    [[nodiscard]] base::Result<void> addValues(const yaml::Node *arguments);
    [[nodiscard]] base::Result<std::vector<const yaml::Node *>>
    valueTargets(const yaml::Node *arguments);
    [[nodiscard]] base::Result<void> affixBy(std::string_view kind, const yaml::Node *arguments,
                                             const std::vector<FieldSpec> &specs);
    [[nodiscard]] base::Result<void> mergeBy(const yaml::Node *arguments,
                                             const base::SourceFilePtr &file);
    /// Notes a plugin that is not run; false if it is a builtin one.
    [[nodiscard]] bool isExternal(const Resource &plugin);

    /// With the schema that is in effect now.
    [[nodiscard]] TransformContext context() const;
    [[nodiscard]] base::Result<void> checkCount(std::size_t count, const yaml::Node *where) const;
    [[nodiscard]] std::optional<Origin> builtinOrigin(std::string_view kind) const;
    void addUnresolved(base::Error error);
    /// For a schema that is set later (SchemaState::metUnknownType).
    void noteType(const Resource &resource);

    LayerWork &m_work;
    std::shared_ptr<const base::RepoPath> m_folder;
    Loader m_loader;
    yaml::NodeBuilder m_builder;
    std::string m_originPath;
    KustomizationSourcePtr m_source;
};

} // namespace fleetwright::kustomize
