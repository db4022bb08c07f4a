// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/arena.h"
#include "base/result.h"
#include "model/resourceid.h"
#include "yaml/node.h"
#include "yaml/nodebuilder.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace fleetwright::kustomize {

enum class Behavior : std::uint8_t { Unspecified, Create, Replace, Merge };

/// An earlier identity of a resource (utils.PreviousNames … annotations in kustomize, kept beside the object here).
struct PreviousId {
    std::string kind;
    std::string name;
    std::string nameSpace;

    friend bool operator==(const PreviousId &, const PreviousId &) = default;
};

/// One resource while layers are accumulated. Copying is cheap: the nodes are shared and the history is small.
struct Resource {
    const yaml::Node *root = nullptr;
    base::RepoPath layer;               ///< folder of the kustomization that brought it in
    Behavior behavior = Behavior::Unspecified;
    bool needsHash = false;
    bool disallowNameChange = false, allowKindChange = false; ///< from patch options / internal annotations
    std::vector<PreviousId> previous;   ///< oldest first
    std::vector<std::string> prefixes;  ///< in the order of application
    std::vector<std::string> suffixes;
    std::vector<std::string> refByIds;  ///< what name references need (see nameref.go)

    [[nodiscard]] model::ResourceId id() const;          ///< current (apiVersion, kind, metadata)
    [[nodiscard]] model::ResourceId originalId() const;  ///< with the oldest name, namespace, kind
};

/// kustomize's ResMap: resources in order of arrival.
struct ResourceMap {
    std::vector<Resource> resources;
};

/// What a transformer works in: where to allocate, which layer, and what to note as the change's cause.
struct TransformContext {
    base::Arena &arena;
    const base::RepoPath &layer; ///< allocated in (or kept by) the arena
    yaml::NodeBuilder builder{arena};

    /// A Step for a field of this layer, allocated in the arena.
    [[nodiscard]] const yaml::Step *step(std::string_view field) const;
};

} // namespace fleetwright::kustomize
