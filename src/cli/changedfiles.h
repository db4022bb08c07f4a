// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "edit/plan.h"
#include "model/snapshot.h"

#include <string>
#include <vector>

namespace fleetwright::cli {

struct Invocation;

/// Writes the files of an edit over those that the snapshot was made of, all or none. Refused with
/// --revision.
[[nodiscard]] base::Result<void> writeChanges(const Invocation &invocation,
                                              const model::Snapshot &snapshot,
                                              const edit::FileChanges &changes);

struct FilePatch {
    std::string file;
    std::string patch; ///< unified
};

/// The changes, file by file.
[[nodiscard]] std::vector<FilePatch> patchesOf(const model::Snapshot &snapshot,
                                               const edit::FileChanges &changes);

} // namespace fleetwright::cli
