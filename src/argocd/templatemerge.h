// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "argocd/schema.h"

namespace fleetwright::argocd {

/// mergo.Merge(&above, below) (dario.cat/mergo v1.0.2, without overriding) on two decoded values of
/// a type: what is empty in `above` is taken from `below`, field by field. Either may be nullptr.
[[nodiscard]] const yaml::Node *filledFrom(const yaml::Node *above, const yaml::Node *below,
                                           const Type &type, const yaml::NodeBuilder &build);

} // namespace fleetwright::argocd
