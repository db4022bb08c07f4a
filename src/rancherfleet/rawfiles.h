// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/limits.h"
#include "base/result.h"
#include "rancherfleet/bundle.h"
#include "yaml/nodebuilder.h"

#include <string>
#include <vector>

namespace fleetwright::rancherfleet {

/// A file of raw YAML as it is deployed.
struct RawFile {
    std::string name;
    base::SourceFilePtr file;            ///< what it is, or what was patched
    const yaml::Node *patched = nullptr; ///< instead of the file's documents
};

/// The bundle's files with the overlays put in, in their order (helmdeployer/render/patch): a file
/// of overlays/NAME replaces or adds one, x_patch.yaml patches x.yaml. Without overlays/ itself and
/// without what is no manifest or belongs to another bundle or chart below (render/helm.go
/// manifests). Sorted by name; nodes live in the builder's arena.
[[nodiscard]] base::Result<std::vector<RawFile>> rawFiles(const Bundle &bundle,
                                                          const yaml::Node *options,
                                                          const yaml::NodeBuilder &build,
                                                          const base::Limits &limits);

/// An object and the file that it came with.
struct RawObject {
    const yaml::Node *root = nullptr;
    base::SourceFilePtr file;
};

/// The objects of a file as the API server reads YAML (rawyaml/resources.go, wrangler's ToObjects):
/// items of lists one by one; a file with a document without `kind` is left out as a whole, an
/// object without `apiVersion` alone. Fails for a document that is no map.
[[nodiscard]] base::Result<std::vector<RawObject>>
objectsOf(const RawFile &file, const yaml::NodeBuilder &build, const base::Limits &limits);

} // namespace fleetwright::rancherfleet
