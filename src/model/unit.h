// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/arena.h"
#include "base/error.h"
#include "model/clusterset.h"
#include "model/layer.h"
#include "model/resourceid.h"
#include "yaml/node.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace fleetwright::model {

/// One rendered Kubernetes resource.
struct Object {
    ResourceId id;
    const yaml::Node *root = nullptr;
    /// The name before a generated hash suffix; equal to id.name where there is none. Objects are
    /// matched across clusters by it.
    std::string stableName;
    base::RepoPath layer; ///< folder of the layer that brought the object in

    [[nodiscard]] base::Hash128 hash() const { return root->hash(); }
};

/// The output of one render: shared between units, snapshots and threads.
struct Rendering {
    std::vector<Object> objects; ///< in output order
    std::shared_ptr<const base::Arena> arena;
    std::vector<base::RepoPath> layers; ///< folders of all layers read, the root's first
    std::vector<base::RepoPath> files;  ///< every file read, sorted
    std::vector<std::string> warnings;
    std::vector<base::Error>
        unresolved; ///< inputs that need the network, a plugin …; the rest is rendered
};

using RenderingPtr = std::shared_ptr<const Rendering>;

/// "KIND/NAMESPACE/NAME"; a plain overlay is "Overlay/PATH".
struct UnitId {
    std::string kind;
    std::string nameSpace;
    std::string name;

    [[nodiscard]] std::string text() const;
    friend auto operator<=>(const UnitId &, const UnitId &) = default;
};

/// What one controller applies to one cluster as a whole.
struct Unit {
    UnitId id;
    ClusterIndex cluster = 0;
    std::optional<LayerIndex> root; ///< the layer it builds
    RenderingPtr rendering;         ///< nullptr if it failed
    std::optional<base::Error> error;
};

} // namespace fleetwright::model
