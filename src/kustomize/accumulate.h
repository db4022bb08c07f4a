// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "base/filesource.h"
#include "base/result.h"
#include "kustomize/build.h"
#include "kustomize/layer.h"
#include "kustomize/layerstore.h"

#include <string>
#include <vector>

namespace fleetwright::kustomize {

/// What all layers of one build have in common.
struct BuildScope {
    const base::FileSource &files;
    const BuildOptions &options;
    LayerStore::Impl &store;
    const base::Cancel &cancel;
};

/// How a layer is come to. Together with what it reads it decides what the layer gives.
struct LayerEntry {
    enum class As : std::uint8_t { Top, Included };

    base::RepoPath folder; ///< canonical
    As as = As::Top;
    bool tracksOrigin = false; ///< Included: the built kustomization has buildMetadata
    std::string originPath;    ///< its folder, as seen from the built one
    SchemaState schema;        ///< in effect so far
    base::Span where;          ///< the line that includes it
    /// Top: in place of the folder's own kustomization; nullptr for that one.
    KustomizationSourcePtr edited;
    base::Hash128 editedIdentity;
};

/// TooLarge if so many kustomizations include each other; components count.
[[nodiscard]] base::Result<void> checkLayerDepth(const BuildScope &scope, std::size_t depth,
                                                 const base::Span &where);

/// What a layer is known by in the store.
[[nodiscard]] base::Hash128 layerKey(const BuildScope &scope, const LayerEntry &entry);

/// The layer, not from the store and not added to it. See accumulateLayer. `earlier` is one of the
/// same key whose effects are taken over where they are the same, or nullptr; the layer's own are
/// still to be settled.
[[nodiscard]] base::Result<std::shared_ptr<Layer>> computeLayer(const BuildScope &scope,
                                                                const LayerEntry &entry,
                                                                std::vector<base::RepoPath> &chain,
                                                                const LayerPtr &earlier);

/// The layer, from the store where that has it. A layer that cannot be accumulated has its error in
/// it; an error of the way to it (a cycle, too many layers) or a cancelled build is the result's.
/// `chain` are the folders above.
[[nodiscard]] base::Result<LayerPtr> accumulateLayer(const BuildScope &scope,
                                                     const LayerEntry &entry,
                                                     std::vector<base::RepoPath> &chain);

} // namespace fleetwright::kustomize
