// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/filesource.h"
#include "base/result.h"
#include "yaml/reader.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::kustomize {

/// "kustomization.yaml", "kustomization.yml", "Kustomization" in `folder`; an error if two exist,
/// nothing if none.
[[nodiscard]] base::Result<std::optional<base::RepoPath>>
findKustomizationFile(const base::FileSource &files, const base::RepoPath &folder);

/// What a kustomization includes, read without building it: for discovery and the hierarchy.
struct Inclusion {
    enum class Field : std::uint8_t { Resources, Components, Bases };
    Field field = Field::Resources;
    std::string text; ///< as written
    base::Span span;
    std::optional<base::RepoPath> target; ///< nothing for a URL or what leaves the root
    bool isFolder = false;                ///< another kustomization; else a manifest file
};

/// A parsed kustomization file with the fields that the rest of the engine asks for.
struct KustomizationFile {
    base::RepoPath folder;
    yaml::ParsedFilePtr parsed; ///< keeps all nodes alive
    const yaml::Node *root = nullptr;
    bool isComponent = false;
    std::vector<Inclusion> inclusions;
    std::vector<base::RepoPath>
        files; ///< patches, generator sources, … below the root, as far as they are plain paths
};

/// Tolerant: unknown fields are no error here.
[[nodiscard]] base::Result<std::shared_ptr<const KustomizationFile>>
readKustomization(const base::FileSource &files, const base::RepoPath &file);

} // namespace fleetwright::kustomize
