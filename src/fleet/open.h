// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "base/filesource.h"
#include "base/result.h"
#include "base/revisions.h"
#include "config/fleetconfig.h"
#include "kustomize/build.h"
#include "model/snapshot.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace fleetwright::fleet {

/// What is computed once and shared by the snapshots of one repository: parsed files, accumulated
/// layers, renderings. Thread-safe; every entry is reused exactly when all that it read has the
/// same content hash.
class MemoStore {
public:
    /// `limits` are those of the files read.
    explicit MemoStore(const base::Limits &limits = {});
    ~MemoStore();
    MemoStore(const MemoStore &) = delete;
    MemoStore &operator=(const MemoStore &) = delete;

    [[nodiscard]] kustomize::LayerStore &layers() const;

    class Impl;
    [[nodiscard]] Impl &impl() const { return *m_impl; }

private:
    std::unique_ptr<Impl> m_impl;
};

struct OpenOptions {
    std::map<std::string, base::RepoPath>
        mappedUrls; ///< --map and the user's settings, beside .fleetwright.yaml
    std::string
        repositoryName; ///< the root folder's name, for a fleet whose only overlay is the root
    base::Limits limits;
    /// Other states of the repository; nullptr for a folder without Git.
    base::RevisionsPtr revisions = nullptr;
    /// Manifests that live only in the hub, as exported from it (--inventory). Their places are
    /// paths of their own.
    std::vector<base::SourceFilePtr> exported = {};
    bool strictSubstitution = false; ///< Flux: a variable that is missing is an error
    bool newGitFileGlobbing = false; ///< Argo CD's --enable-new-git-file-globbing
    /// Files and `exported` are all that the hub has: AppProjects that are nowhere do not exist.
    /// Else, where there are none at all, they are kept elsewhere.
    bool isWholeHub = false;
};

/// done and total units of work, and what is being done ("Rendering clusters/prod-eu-west-1").
using Progress = std::function<void(std::size_t done, std::size_t total, std::string_view what)>;

/// Discovers clusters, layers and the units of all controllers, and renders every unit. Fails only
/// when the root cannot be listed or when cancelled: broken parts are in Snapshot::problems,
/// Layer::error, Unit::error and Unit::unresolved.
[[nodiscard]] base::Result<model::SnapshotPtr>
openFleet(base::FileSourcePtr files, const OpenOptions &options, MemoStore &store,
          const base::Cancel &cancel = {}, const Progress &progress = {});

/// One kustomization built alone (a layer as a column of Compare).
[[nodiscard]] base::Result<model::RenderingPtr> renderLayer(const model::Snapshot &snapshot,
                                                            model::LayerIndex layer,
                                                            MemoStore &store,
                                                            const base::Cancel &cancel = {});

} // namespace fleetwright::fleet
