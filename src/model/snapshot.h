// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/filesource.h"
#include "model/cluster.h"
#include "model/layer.h"
#include "model/targeting.h"
#include "model/unit.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace fleetwright::model {

/// Everything known of one fleet state. Immutable, shared between threads.
struct Snapshot {
    base::FileSourcePtr files;
    std::vector<Cluster> clusters;          ///< sorted by environment order, then name
    std::vector<Layer> layers;              ///< sorted by path
    std::vector<Unit> units;                ///< sorted by cluster, then id, then hub and place
    std::vector<Unit> unplaced;             ///< units whose cluster is not known; sorted by id
    std::vector<TargetingObject> targeting; ///< sorted by id, then hub and place
    std::vector<std::string> dimensions;    ///< names, e.g. environment, region, in hierarchy order
    std::vector<base::Error> problems;      ///< what could not be read anywhere, with places
    std::map<base::RepoPath, LayerIndex> layerByPath;
    std::map<base::RepoPath, ClusterSet> reachByFile; ///< every file that a render reads
    std::map<std::string, ClusterIndex> clusterByName;
    std::map<std::string, base::RepoPath>
        mappedUrls; ///< remote addresses that folders of `files` stand for

    [[nodiscard]] const Cluster *findCluster(std::string_view name) const;
    [[nodiscard]] const Layer *findLayer(const base::RepoPath &path) const;
    /// Indices into units, of one cluster.
    [[nodiscard]] std::vector<std::size_t> unitsOf(ClusterIndex cluster) const;
    [[nodiscard]] std::vector<std::string> namesOf(const ClusterSet &set) const; ///< sorted by name
};

using SnapshotPtr = std::shared_ptr<const Snapshot>;

} // namespace fleetwright::model
