// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "base/filesource.h"
#include "base/limits.h"
#include "base/result.h"
#include "model/unit.h"

#include <map>
#include <memory>
#include <string>

namespace fleetwright::kustomize {

enum class Reorder : std::uint8_t { Unspecified, None, Legacy };
enum class LoadRestriction : std::uint8_t {
    RootOnly,
    None
}; ///< None still never leaves the FileSource's root

class ChartInflater;

struct BuildOptions {
    Reorder reorder = Reorder::Unspecified;
    LoadRestriction loadRestriction = LoadRestriction::RootOnly;
    bool managedByLabel = false; ///< --enable-managedby-label
    /// Remote addresses that mean a folder or file of this source (`.fleetwright.yaml`, --map).
    std::map<std::string, base::RepoPath> mappedUrls;
    /// What inflates `helmCharts` (--enable-helm); nullptr: they are unresolved.
    std::shared_ptr<const ChartInflater> charts;
    base::Limits limits;

    friend bool operator==(const BuildOptions &l, const BuildOptions &r)
    {
        return l.reorder == r.reorder && l.loadRestriction == r.loadRestriction
               && l.managedByLabel == r.managedByLabel && l.mappedUrls == r.mappedUrls
               && (l.charts == nullptr) == (r.charts == nullptr);
    }
};

/// What every layer and file gave, shared by all builds: files parsed once, a layer accumulated
/// once for all that include it. Thread-safe. Entries remember all that they read (absences
/// included) by content hash and are reused for another FileSource (an edit, another revision)
/// exactly when all of it is the same.
class LayerStore {
public:
    /// `limits` are those of the files read.
    explicit LayerStore(const base::Limits &limits = {});
    ~LayerStore();
    LayerStore(const LayerStore &) = delete;
    LayerStore &operator=(const LayerStore &) = delete;

    /// Drops entries that no rendering in use keeps alive.
    void trim();

    class Impl;
    [[nodiscard]] Impl &impl() const { return *m_impl; }

private:
    std::unique_ptr<Impl> m_impl;
};

/// `kustomize build FOLDER` (5.6.0): the objects in output order.
[[nodiscard]] base::Result<model::RenderingPtr>
build(const base::FileSource &files, const base::RepoPath &folder, const BuildOptions &options,
      LayerStore &store, const base::Cancel &cancel = {});

struct KustomizationSource;

/// The same with a kustomization that a controller has edited in memory in place of the folder's
/// own (loader/kustomizationsource.h, editedKustomization). `identity` tells edits apart: of all
/// that the edited one was made of, places included.
struct EditedFolder {
    base::RepoPath folder;
    std::shared_ptr<const KustomizationSource> kustomization;
    base::Hash128 identity;
};

[[nodiscard]] base::Result<model::RenderingPtr>
build(const base::FileSource &files, const EditedFolder &edited, const BuildOptions &options,
      LayerStore &store, const base::Cancel &cancel = {});

/// The rendering as kustomize prints it, documents separated by "---".
[[nodiscard]] base::Result<std::string> toText(const model::Rendering &rendering,
                                               const base::Limits &limits = {});

} // namespace fleetwright::kustomize
