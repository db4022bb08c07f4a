// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "rancherfleet/objects.h"
#include "template/value.h"
#include "yaml/nodebuilder.h"

#include <string_view>

namespace fleetwright::rancherfleet {

/// Whether some value is a text that begins with global.fleet.clusterLabels., where withLabels
/// looks: in maps, and in maps that are items of lists.
[[nodiscard]] bool holdsPlaceholder(const yaml::Node *values, int depth);

/// target/builder.go processLabelValues: each such text becomes the label's value, or "". Fails for
/// values that are nested too deeply.
[[nodiscard]] base::Result<const yaml::Node *> withLabels(const yaml::Node *values,
                                                          const Labels &labels,
                                                          const yaml::Step *step,
                                                          const yaml::NodeBuilder &build);

/// What templates see of a cluster.
[[nodiscard]] gotemplate::Value clusterData(const Cluster &cluster, const Labels &labels,
                                            const Labels &annotations, gotemplate::Heap &heap);

/// The text that a template printed as values; what did not change is the node that it was.
[[nodiscard]] base::Result<const yaml::Node *> readRendered(std::string_view text,
                                                            const yaml::Node *values,
                                                            const yaml::Step *step,
                                                            const yaml::NodeBuilder &build);

/// The same for an item of templateValues: any YAML, all of it standing where `source` does.
[[nodiscard]] base::Result<const yaml::Node *> readRenderedKey(std::string_view text,
                                                               const yaml::Node *source,
                                                               const yaml::Step *step,
                                                               const yaml::NodeBuilder &build);

} // namespace fleetwright::rancherfleet
