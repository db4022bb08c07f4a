// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/filesource.h"
#include "flux/kustomizationspec.h"
#include "kustomize/build.h"

#include <mutex>
#include <unordered_map>

namespace fleetwright::flux {

/// Kustomizations as they are edited for Flux, shared by all units whose edits are the same down
/// to the places at which they are written. Thread-safe.
class EditedKustomizations {
public:
    explicit EditedKustomizations(kustomize::LayerStore &layers) : m_layers(layers) {}

    /// The kustomization of `folder` with the fields of a Flux Kustomization written into it
    /// (fluxcd/pkg/kustomize 1.41 Generator.GenerateManifest): the folder's own, or a generated one
    /// that lists every manifest below.
    [[nodiscard]] base::Result<kustomize::EditedFolder> edit(const KustomizationSpec &spec,
                                                             const base::FileSource &files,
                                                             const base::RepoPath &folder,
                                                             const base::Limits &limits);

    /// Drops what no rendering in use keeps alive.
    void trim();

private:
    struct Basis {
        base::SourceFilePtr file; ///< of the folder's own kustomization, or a name for none
        std::shared_ptr<const std::vector<std::string>> generated; ///< nullptr: the file is read
        base::Hash128 identity;
    };

    [[nodiscard]] base::Result<Basis> basisOf(const base::FileSource &files,
                                              const base::RepoPath &folder,
                                              const base::Limits &limits);

    kustomize::LayerStore &m_layers;
    std::mutex m_mutex;
    std::unordered_map<base::Hash128, base::Result<Basis>> m_bases;      ///< by state and folder
    std::unordered_map<base::Hash128, kustomize::EditedFolder> m_edited; ///< by identity
};

} // namespace fleetwright::flux
