// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/hierarchy.h"
#include "services/workspace/findings.h"

#include <QString>

#include <vector>

namespace fleetwright::ui {

/// The hierarchy as a small drawing: boxes in columns by depth, lines from parents. Plain data;
/// positions are in units of column and row.
struct HierarchySketch {
    struct Box {
        QString text;
        QString icon;
        int column = 0;
        double row = 0;
        int parent = -1;       ///< index of the box it hangs under
        int worstFinding = -1; ///< model::Severity, or -1
    };
    std::vector<Box> boxes;
    int columns = 0;
    int rows = 0;
};

/// At most `mostRows` leaves; siblings beyond that become one box that says how many there are.
[[nodiscard]] HierarchySketch sketchHierarchy(const model::Snapshot &snapshot,
                                              const fleet::Hierarchy &hierarchy,
                                              const services::CheckResultPtr &findings,
                                              int mostRows = 14);

} // namespace fleetwright::ui
