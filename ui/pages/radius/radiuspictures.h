// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "services/workspace/radius.h"
#include "ui/graphview/heatmapview.h"
#include "ui/graphview/layeredgraph.h"

namespace fleetwright::ui {

/// What a state means in colour.
[[nodiscard]] Role roleOf(const services::RadiusCluster &cluster);

/// Layers from broad to narrow, then clusters; a path is coloured as the clusters that it leads to.
/// Layers that stand alike, and many clusters that do, are one box with a count: the drawing stays
/// small however large the fleet is. Ids: "layer:PATH", "cluster:NAME", "clusters:NUMBER".
[[nodiscard]] LayeredGraph radiusGraph(const services::RadiusAnswer &answer);

/// Environments × regions.
[[nodiscard]] HeatMap radiusHeatMap(const services::RadiusAnswer &answer);

} // namespace fleetwright::ui
