// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/filesource.h"
#include "edit/plan.h"

#include <optional>
#include <string>
#include <vector>

namespace fleetwright::edit {

/// A scalar of `.fleetwright.yaml`: {"guardrails", "clusters"} and "10%".
struct ConfigValue {
    std::vector<std::string> path;
    std::optional<std::string> value; ///< nothing: the default, the key goes
};

/// The smallest byte edits that give `.fleetwright.yaml` the values: the file is made where there
/// is none, mappings that would be left empty go. The result is read as a whole: fails with the
/// reader's own error for a value that a key cannot have. No change where the values stand there.
[[nodiscard]] base::Result<FileChanges> setConfigValues(const base::FileSource &files,
                                                        const std::vector<ConfigValue> &values);

} // namespace fleetwright::edit
