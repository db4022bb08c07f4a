// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/repopath.h"

#include <map>
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

/// What stands for an address: the longest entry of `mapped` that is the address itself, its
/// repository (however it is written, of the same ref if the entry has one) or the beginning of its
/// path. Nothing for local paths and for what is not mapped.
[[nodiscard]] std::optional<base::RepoPath>
mappedAddress(std::string_view address, const std::map<std::string, base::RepoPath> &mapped);

} // namespace fleetwright::kustomize
