// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "argocd/application.h"
#include "argocd/sourcefiles.h"
#include "fleet/controllers/controllercontext.h"
#include "model/unit.h"

#include <cstddef>
#include <memory>
#include <string>

namespace fleetwright::fleet {

/// A source whose chart is at hand.
struct ArgoCdHelmSource {
    std::shared_ptr<const argocd::Application> application;
    std::size_t source = 0; ///< in Application::sources
    base::FileSourcePtr files;
    base::RepoPath chart;              ///< folder or archive
    std::string kubernetesVersion;     ///< of the destination; "" is Helm's default
    std::shared_ptr<const void> keeps; ///< what the Application's nodes live in
};

/// What `helm template` makes of a source with its options (reposerver/repository.go helmTemplate,
/// util/helm). Values files of other sources are read where those are at hand.
[[nodiscard]] base::Result<model::RenderingPtr> renderHelmSource(const ArgoCdHelmSource &source,
                                                                 const ControllerContext &context);

} // namespace fleetwright::fleet
