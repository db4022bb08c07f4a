// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/hash.h"
#include "base/sourcefile.h"
#include "yaml/node.h"

#include <memory>
#include <vector>

namespace fleetwright::kustomize {

/// Content and places of a node: what EditedFolder::identity is made of.
[[nodiscard]] base::Hash128 placedIdentity(const yaml::Node *node);

/// Adds the files that a node and all below it stand in, each once. `keeps` keeps them alive.
void addFilesOf(const yaml::Node *node, const std::shared_ptr<const void> &keeps,
                std::vector<base::SourceFilePtr> &files);

} // namespace fleetwright::kustomize
