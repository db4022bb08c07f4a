// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/unit.h"

#include <string>
#include <vector>

namespace fleetwright::diff {

/// A field that the API server refuses to change.
struct ImmutableField {
    std::string path; ///< "spec.selector"
    /// The object asks its controller to delete and create it instead (Flux: force, Argo CD:
    /// Force=true,Replace=true): the update succeeds, the object's own state is lost.
    bool recreated = false;

    friend bool operator==(const ImmutableField &, const ImmutableField &) = default;
};

/// Whether an object asks to be deleted and created again where it cannot be updated.
[[nodiscard]] bool isRecreated(const model::Object &object);

/// The immutable fields of a built-in kind that differ. Empty for Argo CD's and Helm's hooks, which
/// are deleted first.
[[nodiscard]] std::vector<ImmutableField> immutableFields(const model::Object &before,
                                                          const model::Object &after);

} // namespace fleetwright::diff
