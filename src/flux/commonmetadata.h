// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/arena.h"
#include "yaml/node.h"

namespace fleetwright::flux {

/// The object with the labels and annotations of `spec.commonMetadata`, which override its own
/// (fluxcd/pkg/ssa SetCommonMetadata). They are set after substitution and stay as written.
[[nodiscard]] const yaml::Node *withCommonMetadata(const yaml::Node *object,
                                                   const yaml::Node *metadata, base::Arena &arena);

} // namespace fleetwright::flux
