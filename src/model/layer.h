// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "model/clusterset.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace fleetwright::model {

using LayerIndex = std::uint32_t; ///< into Snapshot::layers

enum class LayerKind : std::uint8_t {
    Kustomization,
    Component,
    ValuesFile,
    SubstitutionSource,
    Template,
    Customization
};

struct Role {
    enum class Kind : std::uint8_t { Global, Dimension, Cluster, App };
    Kind kind = Kind::Global;
    std::string dimension; ///< Dimension: its name, e.g. "environment"
    std::string value;     ///< Dimension: its value; Cluster: the cluster's name; App: the app's

    friend bool operator==(const Role &, const Role &) = default;
};

/// Something clusters inherit from. A kustomization is named by its folder.
struct Layer {
    base::RepoPath path; ///< folder of a kustomization, or a file
    base::RepoPath file; ///< the kustomization file itself
    LayerKind kind = LayerKind::Kustomization;
    Role role;
    std::vector<LayerIndex> includes; ///< in the order of its resources, then components
    std::vector<LayerIndex> includedBy;
    std::vector<base::RepoPath>
        files; ///< what it reads itself: its own file, manifests, patches, generator sources
    ClusterSet reach;
    std::optional<base::Error> error; ///< why it cannot be built, where that is so
    bool hashedNames = false;
};

} // namespace fleetwright::model
