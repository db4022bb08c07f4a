// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "argocd/application.h"
#include "argocd/generators/repositorytree.h"
#include "fleet/controllers/controller.h"
#include "fleet/controllers/controllercontext.h"

#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace fleetwright::fleet {

/// The listed files of the repositories that Argo CD reads, shared by all Applications of one
/// opening. Thread-safe.
class ArgoCdTrees {
public:
    ArgoCdTrees(std::shared_ptr<const Sources> sources, const base::Limits &limits);

    using Tree = std::shared_ptr<const argocd::RepositoryTree>;
    [[nodiscard]] base::Result<Tree> at(const std::string &url, const std::string &revision);

    /// One evaluation at a time may use the trees themselves.
    template<typename Use>
    auto with(const Use &use)
    {
        const std::scoped_lock lock(m_mutex);
        return use(m_trees);
    }

private:
    std::mutex m_mutex;
    argocd::RepositoryTrees m_trees;
};

/// How the sources of an Application are rendered (reposerver GenerateManifests): each for itself,
/// joined, for the cluster that it goes to ("" where that is not known); of an object that several
/// sources give, the last counts.
struct ArgoCdRendering {
    std::shared_ptr<const RenderTask> task; ///< nullptr: nothing of it can be rendered
    std::vector<model::UnitSource> sources;
    std::optional<base::Error> unresolved; ///< why nothing can
    std::optional<base::Error> error;      ///< why it fails whatever is rendered
    std::optional<base::RepoPath> folder;  ///< the first of the opened state that is built
    bool readsOpenedFiles = false; ///< a chart of the opened state is among what is rendered
};

[[nodiscard]] ArgoCdRendering planApplication(const argocd::Application &application,
                                              std::shared_ptr<const void> keeps,
                                              const std::string &cluster,
                                              const ControllerContext &context);

} // namespace fleetwright::fleet
