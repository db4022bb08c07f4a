// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/arena.h"
#include "base/error.h"
#include "kustomize/configuration.h"
#include "kustomize/effects.h"
#include "kustomize/loader/kustomizationsource.h"
#include "kustomize/loader/reads.h"
#include "kustomize/resource.h"
#include "kustomize/variables.h"
#include "model/releasevalues.h"

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace fleetwright::kustomize {

struct Layer;
using LayerPtr = std::shared_ptr<const Layer>;

/// What a kustomization gives to the ones that include it: its resources before hashes and name
/// references, or why it cannot be accumulated. Immutable, shared by all that include it.
struct Layer {
    base::ArenaPtr arena; ///< keeps all nodes of the resources
    KustomizationSourcePtr source;
    ResourceMap map;
    bool unique = false; ///< no two resources have the same id
    ConfigurationPtr configuration;
    Variables variables;
    SchemaState schema; ///< after it
    std::optional<base::Error> error;
    bool bringsUnknownType =
        false; ///< it or a layer below has an object whose type is not built in
    /// Set if it or a layer below sets a schema: whether an unknown type had been met when the
    /// layer was entered. Then it holds only where that is the same.
    std::optional<bool> metUnknownTypeAtEntry;

    std::vector<base::RepoPath>
        folders; ///< its own and those of the components it runs, in the order of reading
    std::vector<Read> reads;             ///< its own
    std::vector<base::RepoPath> files;   ///< allFiles; of an included one only, to make those above
    std::vector<LayerPtr> children;      ///< what it includes, each once
    std::vector<std::string> warnings;   ///< with those of the children
    std::vector<base::Error> unresolved; ///< with those of the children
    std::vector<std::shared_ptr<const model::ReleaseValues>> releases; ///< the same
    std::size_t depth = 1; ///< the longest chain of layers below, itself included

    std::shared_ptr<Effects> effects; ///< of its steps; nullptr if it has an error
    std::size_t bytes = 0;      ///< of its arena, with those of earlier runs that it keeps alive
    std::size_t freshBytes = 0; ///< of the last run that took nothing over

    /// The states (FileSource::stateId) for which all reads, here and below, were last found to
    /// hold, and those for which they were not.
    using States = std::array<std::atomic<std::uint64_t>, 4>;
    mutable States validFor{};
    mutable States invalidFor{};

    [[nodiscard]] std::optional<bool> knownValidity(std::uint64_t stateId) const;
    void noteValidity(std::uint64_t stateId, bool valid) const;

    /// Ends the filling of `effects`. `earlier` is the run whose effects could be taken over, or
    /// nullptr.
    void settle(const LayerPtr &earlier);
    /// False once the runs that it keeps alive hold much that nobody uses any more.
    [[nodiscard]] bool canBeContinued() const;
};

/// Appends the folders of the children, each folder once.
void addFoldersBelow(Layer &layer);

/// All files that a layer and those below have read, sorted.
[[nodiscard]] std::vector<base::RepoPath> allFiles(const Layer &layer);

} // namespace fleetwright::kustomize
