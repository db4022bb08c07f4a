// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kustomize/build.h"

#include <filesystem>
#include <string>
#include <vector>

namespace fleetwright::kustomize {

/// A whole kustomization with what the real kustomize prints for it.
struct Case {
    std::string name;
    std::filesystem::path input;
    std::string folder = ".";
    BuildOptions options;
    bool mustFail = false;
    std::string expected; ///< what kustomize prints
};

/// tests/corpus/kustomize.
[[nodiscard]] std::vector<Case> ownCases();

/// A set of cases as in the folder that FLEETWRIGHT_CONFORMANCE names.
[[nodiscard]] std::vector<Case> sharedCases(const std::filesystem::path &folder);

} // namespace fleetwright::kustomize
