// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "yaml/node.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace fleetwright::argocd {

// What an AppProject permits (pkg/apis/application/v1alpha1/app_project_types.go and types.go, Argo
// CD v3.5). `project` is the object as it stands.

/// git.NormalizeGitURL (util/git/git.go): lower case, no ".git", git@host:path as git@host/path,
/// escaped as Go's net/url does; "" for what is no URL.
[[nodiscard]] std::string normalizedGitUrl(std::string_view url);

/// globMatch of a source: '*' alone is all, else a glob in which only "**" crosses '/'; "!p" holds
/// where p does not.
[[nodiscard]] bool sourceMatches(std::string_view pattern, std::string_view normalizedUrl);

/// AppProject.IsSourcePermitted
[[nodiscard]] bool permitsSource(const yaml::Node *project, std::string_view url);

/// A destination as Argo CD's registry has it: both name and server.
struct ProjectDestination {
    std::string_view name;
    std::string_view server;
    std::string_view nameSpace;
};

/// AppProject.isDestinationMatched; `permitOnlyProjectScopedClusters` is not asked.
[[nodiscard]] bool permitsDestination(const yaml::Node *project,
                                      const ProjectDestination &destination);

enum class ResourceScope : std::uint8_t { Namespaced, Cluster };

/// AppProject.IsGroupKindNamePermitted
[[nodiscard]] bool permitsKind(const yaml::Node *project, std::string_view group,
                               std::string_view kind, std::string_view name, ResourceScope scope);

/// AppProject.IsAppNamespacePermitted for a namespace that is not the project's own.
[[nodiscard]] bool permitsApplicationsIn(const yaml::Node *project, std::string_view nameSpace);

} // namespace fleetwright::argocd
