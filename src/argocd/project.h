// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "argocd/syncwindow.h"
#include "base/result.h"
#include "yaml/node.h"

#include <string>
#include <vector>

namespace fleetwright::argocd {

/// An AppProject as it stands.
struct AppProject {
    std::string name;
    std::string namespaceName;
    base::Span place; ///< metadata.name's value
    std::vector<SyncWindow> windows;
    const yaml::Node *object = nullptr;
};

[[nodiscard]] bool isAppProject(const yaml::Node *object);
[[nodiscard]] base::Result<AppProject> readAppProject(const yaml::Node *object);

} // namespace fleetwright::argocd
