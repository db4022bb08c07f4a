// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/fieldpath.h"
#include "yaml/node.h"

#include <vector>

namespace fleetwright::model {

/// A value that a field has or had, and what put it there.
struct FieldSetting {
    const yaml::Node *node = nullptr;
    const yaml::Step *step = nullptr; ///< nullptr: it came with the object

    /// Where the value stands, else the entry that made it; unknown where neither is in a file.
    [[nodiscard]] const base::Span &span() const
    {
        return node->span().known() || !step ? node->span() : step->span;
    }
};

/// All values that the field of an object has had, newest first; those that a whole collection
/// brought or hid included. Empty if the field is not there.
[[nodiscard]] std::vector<FieldSetting> fieldHistory(const yaml::Node *root, const FieldPath &path);

} // namespace fleetwright::model
