// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/filesource.h"
#include "base/result.h"
#include "yaml/nodebuilder.h"

#include <optional>
#include <vector>

namespace fleetwright::rancherfleet {

struct FleetYaml {
    const yaml::Node *decoded = nullptr; ///< types::fleetYaml
    base::Span place;                    ///< of the file's begin; unknown without a file
};

/// fleet.yaml as sigs.k8s.io/yaml reads it into Fleet's type; without a path it is empty. Keys that
/// Fleet does not know are told in `warnings`.
[[nodiscard]] base::Result<FleetYaml> readFleetYaml(const base::FileSource &files,
                                                    const std::optional<base::RepoPath> &path,
                                                    const yaml::NodeBuilder &build,
                                                    std::vector<base::Error> &warnings);

/// Whether a document of that name is Fleet's and not another tool's: it has some field that only
/// Fleet's has.
[[nodiscard]] bool isFleetYaml(const yaml::Node *document);

/// The first document of a file by YAML 1.1 without merge keys; null for an empty one. Its nodes
/// live in the builder's arena or are kept by it.
[[nodiscard]] base::Result<const yaml::Node *> firstDocument(const base::SourceFilePtr &file,
                                                             const yaml::NodeBuilder &build);

/// Of a decoded fleet.yaml or target the fields of its BundleDeploymentOptions, helm.values as JSON
/// has them.
[[nodiscard]] base::Result<const yaml::Node *> optionsOf(const yaml::Node *decoded,
                                                         const yaml::NodeBuilder &build);

} // namespace fleetwright::rancherfleet
