// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "edit/stepedit.h"
#include "model/snapshot.h"

#include <optional>
#include <string>
#include <vector>

namespace fleetwright::quickfix {

/// A rendered field that a line of a file sets, or set before another layer hid it.
struct RenderedPlace {
    model::ClusterIndex cluster = 0;
    const model::Object *object = nullptr;
    model::FieldPath field;
    const yaml::Node *value = nullptr; ///< what the line says, not what hides it
};

/// The fields that a line sets in the first of the clusters in which it sets any; those of the
/// column alone if there are such. Scalars only.
[[nodiscard]] std::vector<RenderedPlace> fieldsSetAt(const model::Snapshot &snapshot,
                                                     const std::vector<std::string> &clusters,
                                                     const base::Place &place);

/// The clusters whose output reads a file.
[[nodiscard]] std::vector<std::string> readersOf(const model::Snapshot &snapshot,
                                                 const base::RepoPath &file);

/// The step of the field's origin that stands on the line.
[[nodiscard]] std::optional<edit::SettingStep>
stepAt(const model::Snapshot &snapshot, const RenderedPlace &rendered, const base::Place &place);

/// The step that supplies the field now.
[[nodiscard]] std::optional<edit::SettingStep> supplyingStep(const model::Snapshot &snapshot,
                                                             const RenderedPlace &rendered);

/// The same object in another cluster, or another state: by kind, namespace and stable name.
[[nodiscard]] const model::Object *sameObject(const model::Snapshot &snapshot,
                                              model::ClusterIndex cluster,
                                              const model::Object &object);

/// As an intent names it.
[[nodiscard]] model::ResourceId idForIntent(const model::Object &object);

} // namespace fleetwright::quickfix
