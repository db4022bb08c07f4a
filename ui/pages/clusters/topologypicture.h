// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "services/workspace/topologyanswer.h"
#include "ui/graphview/layeredgraph.h"

namespace fleetwright::ui {

/// Sources, the controllers that read them, the clusters that they write to. Many clusters that are
/// alike are one box with a count, with their own controllers another; so are many sources.
/// Ids: "source:NUMBER", "writer:NUMBER", "cluster:NAME", "clusters:NUMBER".
[[nodiscard]] LayeredGraph topologyGraph(const services::TopologyAnswer &answer);

} // namespace fleetwright::ui
