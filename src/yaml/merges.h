// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/arena.h"
#include "base/result.h"
#include "yaml/node.h"

namespace fleetwright::yaml {

/// expandMerges as goyaml.v2 decodes a mapping (decode.go mappingNode, merge): key by key, so that
/// of a key and a merge the later wins; a key may merge several times, and a quoted "<<" is a key
/// like any other.
[[nodiscard]] base::Result<const Node *> expandMergesInOrder(base::Arena &arena, const Node *node);

} // namespace fleetwright::yaml
