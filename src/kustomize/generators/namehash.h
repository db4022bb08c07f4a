// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "kustomize/resource.h"

#include <string>

namespace fleetwright::kustomize {

/// The suffix of a generated object's name (api/hasher/hasher.go). The name itself is not part of
/// it.
[[nodiscard]] base::Result<std::string> nameHash(const yaml::Node *object);

/// Renames all resources that need a hash.
[[nodiscard]] base::Result<void> addNameHashes(const TransformContext &context, ResourceMap &map);

} // namespace fleetwright::kustomize
