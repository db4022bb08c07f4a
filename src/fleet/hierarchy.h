// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/snapshot.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace fleetwright::fleet {

enum class Grouping : std::uint8_t {
    Inheritance, ///< broad roles above narrow ones: base, environments, regions, clusters
    Folder,      ///< where the layers lie
};

/// A place of an item in the tree. An item that stands in several places is repeated in all but its
/// first.
struct HierarchyLink {
    std::uint32_t item = 0; ///< into Hierarchy::items
    bool repeated = false;
};

struct HierarchyItem {
    enum class Kind : std::uint8_t {
        Layer,
        Cluster, ///< a cluster, and its own layer where it has one
        Folder,  ///< grouping by folder: a folder that is no layer itself
        Fold,    ///< very many siblings that inherit the same layers, shown as one
    };

    Kind kind = Kind::Layer;
    std::string label; ///< a layer's path ("." for the root), a cluster's name, a folder's path; ""
                       ///< for a fold
    base::RepoPath
        path; ///< of the layer or folder; the root for folds and clusters without an own layer
    std::optional<model::LayerIndex> layer;
    std::optional<model::ClusterIndex> cluster;
    model::ClusterSet reach; ///< of the layer, or of all below a folder or fold
    std::size_t folded = 0;  ///< Fold: how many siblings it stands for
    std::vector<HierarchyLink> children;
};

/// What inherits from what, for the dock. Items form a graph without cycles, which a view unfolds
/// as far as it is opened: a layer stands under every broader layer that it includes, and parts of
/// equal rank under the layer that includes them.
struct Hierarchy {
    std::vector<HierarchyItem> items;
    std::vector<HierarchyLink> roots;

    /// Siblings beyond this number are folded.
    static constexpr std::size_t foldAbove = 200;

    [[nodiscard]] static std::shared_ptr<const Hierarchy> build(const model::Snapshot &snapshot,
                                                                Grouping grouping);

    /// The first place of a layer or cluster: indices of links from the roots down, empty if it is
    /// nowhere.
    [[nodiscard]] std::vector<std::size_t> pathToLayer(model::LayerIndex layer) const;
    [[nodiscard]] std::vector<std::size_t> pathToCluster(model::ClusterIndex cluster) const;
};

} // namespace fleetwright::fleet
