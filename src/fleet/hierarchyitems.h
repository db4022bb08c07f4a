// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/hierarchy.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace fleetwright::fleet {

/// By item: the items below it. May hold an item twice and circles.
using HierarchyChildren = std::vector<std::vector<std::uint32_t>>;

/// The items before they are linked: the layers at their own index, then clusters without an own
/// layer.
struct HierarchyContent {
    std::vector<HierarchyItem> items;
    /// (item of a root layer, item of a cluster that it is built for).
    std::vector<std::pair<std::uint32_t, std::uint32_t>> leaves;
};

[[nodiscard]] HierarchyContent makeHierarchyContent(const model::Snapshot &snapshot);

[[nodiscard]] HierarchyChildren childrenByInheritance(const model::Snapshot &snapshot,
                                                      const HierarchyContent &content);

/// Adds items for folders that hold several layers; labels become relative to the item above.
[[nodiscard]] HierarchyChildren childrenByFolder(const model::Snapshot &snapshot,
                                                 HierarchyContent &content);

/// Puts identical siblings among very many under one item; `roots` are siblings too.
void foldSiblings(const model::Snapshot &snapshot, std::vector<HierarchyItem> &items,
                  HierarchyChildren &children, std::vector<std::uint32_t> &roots);

[[nodiscard]] std::string shownPath(const base::RepoPath &path);

} // namespace fleetwright::fleet
