// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/snapshot.h"
#include "yaml/reader.h"

#include <vector>

namespace fleetwright::analysis {

/// One patch of a kustomization, inline or in a file.
struct PatchDocument {
    const yaml::Node *document = nullptr; ///< a merge patch, or a list of JSON patch operations
    const yaml::Node *target = nullptr;   ///< the entry's selector, if it has one
    const yaml::Node *entry = nullptr;    ///< of `patches` or its older forms
    base::RepoPath file;                  ///< in which the document stands
    yaml::ParsedFilePtr keeps;            ///< what `document` lives in
    yaml::ParsedFilePtr kustomization;    ///< what `entry` and `target` live in
};

/// The patches of a layer that can be read; what is wrong with others the render says.
[[nodiscard]] std::vector<PatchDocument> patchDocumentsOf(const model::Snapshot &snapshot,
                                                          const model::Layer &layer);

} // namespace fleetwright::analysis
