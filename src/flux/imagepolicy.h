// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "yaml/node.h"

#include <optional>
#include <string>
#include <vector>

namespace fleetwright::flux {

/// The tag that an ImagePolicy takes of those that a registry has (image-reflector-controller 1.0
/// internal/policy): `filterTags` first, then semver, alphabetical or numerical. Nothing where
/// none fits; fails for a policy that the controller refuses.
[[nodiscard]] base::Result<std::optional<std::string>>
chooseTag(const yaml::Node *policy, const std::vector<std::string> &tags);

} // namespace fleetwright::flux
