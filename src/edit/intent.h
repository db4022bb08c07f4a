// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/repopath.h"
#include "model/fieldpath.h"
#include "model/resourceid.h"
#include "yaml/node.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace fleetwright::edit {

/// For whom a field is changed: one cluster by name, or all that inherit from a layer.
struct Scope {
    enum class Kind : std::uint8_t { Cluster, Layer };
    Kind kind = Kind::Cluster;
    std::string cluster;  ///< Kind::Cluster
    base::RepoPath layer; ///< Kind::Layer: the folder of a kustomization

    [[nodiscard]] static Scope ofCluster(std::string name)
    {
        return {Kind::Cluster, std::move(name), {}};
    }
    [[nodiscard]] static Scope ofLayer(base::RepoPath path)
    {
        return {Kind::Layer, {}, std::move(path)};
    }

    friend bool operator==(const Scope &, const Scope &) = default;
};

/// The field of the object is to have this value for the scope.
struct SetField {
    Scope scope;
    model::ResourceId object; ///< version and group may be empty: any
    model::FieldPath field;
    std::string value;
    std::optional<yaml::Tag>
        tag; ///< nothing: as the present value's, else as YAML reads the plain text
    /// The layer that carries the edit ("Edit here"); the clusters meant are then all that this
    /// layer reaches. Nothing: the place that supplies the value, if that changes only the clusters
    /// of the scope, else the broadest layer on the way that does.
    std::optional<base::RepoPath> atLayer;

    friend bool operator==(const SetField &, const SetField &) = default;
};

/// What a layer says about the field is taken back; the value of the layers below it shows again
/// (or none).
struct UnsetField {
    Scope scope;
    model::ResourceId object;
    model::FieldPath field;
    std::optional<base::RepoPath> atLayer; ///< nothing: the one that supplies the value

    friend bool operator==(const UnsetField &, const UnsetField &) = default;
};

/// Bytes of a file are replaced, as typed in the editor. Verified only for being readable: what it
/// changes is for the eye.
struct SetSource {
    struct Replacement {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
        std::string text;

        friend bool operator==(const Replacement &, const Replacement &) = default;
    };
    base::RepoPath file;
    std::vector<Replacement> replacements; ///< of the file as the snapshot has it; must not overlap

    friend bool operator==(const SetSource &, const SetSource &) = default;
};

/// A layer or cluster overlay inherits from another parent: one line of its `resources:` (or
/// `components:`, `bases:`) changes.
struct MoveInclude {
    base::RepoPath child;     ///< folder of the kustomization that is moved
    base::RepoPath oldParent; ///< the layer that it includes now
    base::RepoPath newParent; ///< the layer that it includes instead

    friend bool operator==(const MoveInclude &, const MoveInclude &) = default;
};

/// A new cluster like a sibling: its folder copied, the sibling's identity replaced, an inventory
/// entry added in the sibling's style.
struct AddCluster {
    std::string name;
    std::string like; ///< the sibling's name
    /// Values of the sibling that are the sibling's own, and what the new cluster has instead
    /// ("eu-west-1" → "eu-central-1"). The name need not be given. See identityTokens().
    std::map<std::string, std::string> replacements;

    friend bool operator==(const AddCluster &, const AddCluster &) = default;
};

using Intent = std::variant<SetField, UnsetField, SetSource, MoveInclude, AddCluster>;

} // namespace fleetwright::edit
