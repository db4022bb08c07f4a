// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "yaml/nodebuilder.h"

namespace fleetwright::rancherfleet {

// BundleDeploymentOptions as decoded nodes (types::options). What one value replaces another by
// carries a yaml::Change with `step`; places stay.

/// data.MergeMaps of rancher/wrangler: maps merge, all else is replaced, null too.
[[nodiscard]] const yaml::Node *mergedValues(const yaml::Node *base, const yaml::Node *custom,
                                             const yaml::Step *step,
                                             const yaml::NodeBuilder &build);

/// options.Merge (internal/cmd/controller/options/calculate.go).
[[nodiscard]] const yaml::Node *mergedOptions(const yaml::Node *base, const yaml::Node *custom,
                                              const yaml::Step *step,
                                              const yaml::NodeBuilder &build);

/// The options with another helm.values; nullptr removes them.
[[nodiscard]] const yaml::Node *withValues(const yaml::Node *options, const yaml::Node *values,
                                           const yaml::NodeBuilder &build);

/// The options as they are shown: without empty parts. Values stay as they are.
[[nodiscard]] const yaml::Node *withoutEmptyParts(const yaml::Node *options,
                                                  const yaml::NodeBuilder &build);

} // namespace fleetwright::rancherfleet
