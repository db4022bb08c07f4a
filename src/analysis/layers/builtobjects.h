// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/addressmap.h"
#include "base/arena.h"
#include "kustomize/resource.h"
#include "model/snapshot.h"
#include "yaml/reader.h"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace fleetwright::analysis::layers {

/// A file's documents; nullptr where it cannot be read.
[[nodiscard]] yaml::ParsedFilePtr readYaml(const base::FileSource &files,
                                           const base::RepoPath &path);

/// What the entries of a layer may match: the objects that it builds upon, as they are rendered and
/// as they were before other layers renamed, labelled or deleted them.
class BuiltObjects {
public:
    struct Candidates {
        std::vector<kustomize::Resource> resources;
        std::set<std::string> images;
        /// False: a manifest is empty, to be written by some program (flux bootstrap).
        bool isKnown = true;
    };

    explicit BuiltObjects(const model::Snapshot &snapshot);

    /// Whether every build that reads the layer is rendered in full.
    [[nodiscard]] bool isKnown(model::LayerIndex layer) const;

    [[nodiscard]] const Candidates &of(model::LayerIndex layer);
    /// Some of them, found quickly: those of one rendering that reads the layer.
    [[nodiscard]] const Candidates &someOf(model::LayerIndex layer);
    /// All objects of one rendering.
    [[nodiscard]] const Candidates &of(const model::Rendering &rendering);

private:
    struct Scope {
        std::set<base::RepoPath> layers; ///< whose objects it builds upon
        std::set<base::RepoPath> later;  ///< itself and those that include it: label afterwards
    };
    struct Known {
        std::unordered_set<base::Hash128> objects;
        base::AddressMap<bool> nodes; ///< that were looked at
    };
    [[nodiscard]] Scope scopeOf(model::LayerIndex layer) const;
    [[nodiscard]] Candidates gathered(model::LayerIndex layer, std::size_t mostRenderings);
    void addBelow(model::LayerIndex layer, std::set<base::RepoPath> &layers) const;
    void addAbove(model::LayerIndex layer, std::set<base::RepoPath> &layers) const;

    void add(const model::Object &object, const Scope &scope, Candidates &candidates, Known &known);
    void addWritten(const base::RepoPath &layer, Candidates &candidates);
    void addImages(const yaml::Node *node, Candidates &candidates,
                   base::AddressMap<bool> &seen) const;
    [[nodiscard]] const yaml::Node *metadataWithout(const yaml::Node *metadata,
                                                    const Scope &scope) const;

    const model::Snapshot &m_snapshot;
    mutable base::Arena m_arena;
    std::map<base::RepoPath, std::vector<const model::Rendering *>> m_renderingsOf;
    std::set<base::RepoPath> m_unknown; ///< layers of builds that are not known in full
    std::map<model::LayerIndex, Candidates> m_ofLayer;
    std::map<model::LayerIndex, Candidates> m_someOfLayer;
    std::unordered_map<const model::Rendering *, Candidates> m_ofRendering;
    std::map<base::RepoPath, yaml::ParsedFilePtr> m_parsed;
};

} // namespace fleetwright::analysis::layers
