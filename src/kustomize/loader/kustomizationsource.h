// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/arena.h"
#include "base/limits.h"
#include "base/result.h"
#include "base/sourcefile.h"
#include "yaml/node.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::kustomize {

/// A kustomization as kustomize takes it: checked, with canonical field names, its legacy fields
/// moved to the ones that took their place (types.Kustomization.Unmarshal, FixKustomization,
/// CheckEmpty, EnforceFields).
struct KustomizationSource {
    base::SourceFilePtr file;
    base::ArenaPtr arena;
    const yaml::Node *root = nullptr; ///< a mapping
    bool isComponent = false;
    std::vector<std::string> warnings;
    std::vector<base::SourceFilePtr> quoted; ///< other files in which nodes of `root` stand

    /// A field's items; empty if it is absent.
    [[nodiscard]] std::span<const yaml::Node *const> list(std::string_view field) const;
    /// A scalar field; nullptr if it is absent or empty.
    [[nodiscard]] const yaml::Node *scalar(std::string_view field) const;
    [[nodiscard]] bool hasBuildMetadata() const;
    /// The item of buildMetadata that names the option; nullptr if none does.
    [[nodiscard]] const yaml::Node *buildMetadata(std::string_view option) const;
};

using KustomizationSourcePtr = std::shared_ptr<const KustomizationSource>;

[[nodiscard]] base::Result<KustomizationSourcePtr>
readKustomizationSource(base::SourceFilePtr file, const base::Limits &limits = {});

/// The fields of a kustomization file as yaml.Unmarshal fills the struct: what a controller edits
/// before it has kustomize read the result. Unknown fields are dropped.
struct KustomizationFields {
    base::ArenaPtr arena;
    const yaml::Node *root = nullptr; ///< a mapping
};

[[nodiscard]] base::Result<KustomizationFields>
readKustomizationFields(base::SourceFilePtr file, const base::Limits &limits = {});

/// The same as `kustomize edit` reads them: an unknown field is an error.
[[nodiscard]] base::Result<KustomizationFields>
readStrictKustomizationFields(const base::SourceFilePtr &file, const base::Limits &limits = {});

/// The kustomization of fields that were edited. `file` names it, nodes may stand in `quoted` too;
/// the arena keeps them alive.
[[nodiscard]] base::Result<KustomizationSourcePtr>
editedKustomization(base::SourceFilePtr file, const KustomizationFields &fields,
                    std::vector<base::SourceFilePtr> quoted);

} // namespace fleetwright::kustomize
