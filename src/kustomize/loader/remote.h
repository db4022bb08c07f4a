// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace fleetwright::kustomize {

/// A repository that kustomize would clone (api/internal/git/repospec.go).
struct RemoteSpec {
    std::string repository; ///< host and path, for example "https://github.com/org/repo"
    std::string folder;     ///< of the kustomization within it
    std::string ref;
};

/// Nothing if kustomize takes the text as a local path.
[[nodiscard]] std::optional<RemoteSpec> parseRemote(std::string_view text);

/// http and https addresses are files for kustomize's loader before anything else.
[[nodiscard]] bool isHttpAddress(std::string_view text);

} // namespace fleetwright::kustomize
