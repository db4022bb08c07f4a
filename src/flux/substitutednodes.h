// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/arena.h"
#include "base/result.h"
#include "flux/variables.h"
#include "yaml/node.h"

namespace fleetwright::flux {

/// `object` as `read` says, which is its substituted text read again. Nodes of `object` stay where
/// their content is the same; others are new, in `arena`, and hide what they replace.
[[nodiscard]] base::Result<const yaml::Node *> substitutedNodes(const yaml::Node *object,
                                                                const yaml::Node *read,
                                                                const Variables &variables,
                                                                base::Arena &arena);

/// `error` at the first scalar below `object` that it is about, as far as it can be told: one that
/// cannot be parsed on its own, else one that refers to anything.
[[nodiscard]] base::Error placedError(const yaml::Node *object, base::Error error);

} // namespace fleetwright::flux
