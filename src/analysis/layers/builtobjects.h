// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/arena.h"
#include "kustomize/resource.h"
#include "model/snapshot.h"
#include "yaml/reader.h"

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
    /// All objects of one rendering.
    [[nodiscard]] const Candidates &of(const model::Rendering &rendering);

private:
    struct Scope {
        std::set<base::RepoPath> layers; ///< whose objects it builds upon
        std::set<base::RepoPath> later;  ///< itself and those that include it: label afterwards
    };
    struct Known {
        std::unordered_set<base::Hash128> objects;
        std::unordered_set<const yaml::Node *> nodes;
    };
    [[nodiscard]] Scope scopeOf(model::LayerIndex layer) const;
    void addBelow(model::LayerIndex layer, std::set<base::RepoPath> &layers) const;
    void addAbove(model::LayerIndex layer, std::set<base::RepoPath> &layers) const;

    void add(const model::Object &object, const Scope &scope, Candidates &candidates, Known &known);
    void addWritten(const base::RepoPath &layer, Candidates &candidates);
    void addImages(const yaml::Node *node, Candidates &candidates,
                   std::unordered_set<const yaml::Node *> &seen) const;
    [[nodiscard]] const yaml::Node *metadataWithout(const yaml::Node *metadata,
                                                    const Scope &scope) const;

    const model::Snapshot &m_snapshot;
    mutable base::Arena m_arena;
    std::map<base::RepoPath, std::vector<const model::Rendering *>> m_renderingsOf;
    std::set<base::RepoPath> m_unknown; ///< layers of builds that are not known in full
    std::map<model::LayerIndex, Candidates> m_ofLayer;
    std::unordered_map<const model::Rendering *, Candidates> m_ofRendering;
    std::map<base::RepoPath, yaml::ParsedFilePtr> m_parsed;
};

} // namespace fleetwright::analysis::layers
