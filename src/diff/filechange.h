// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "base/repopath.h"
#include "model/clusterset.h"
#include "model/snapshot.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace fleetwright::diff {

/// A file that differs between two states.
struct FileChange {
    enum class Kind : std::uint8_t { Removed, Modified, Added };

    base::RepoPath path;
    Kind kind = Kind::Modified;
    model::ClusterSet readers;    ///< clusters whose output reads it, before or after
    model::ClusterSet changed;    ///< of these, those in which something changes
    bool tellsOfClusters = false; ///< a fact about a cluster is known from it

    /// Written, but no cluster gets anything else for it.
    [[nodiscard]] bool withoutEffect() const { return changed.empty() && !tellsOfClusters; }
};

[[nodiscard]] std::string_view fileChangeName(FileChange::Kind kind); ///< "modified" …

/// YAML and JSON files, and whatever a render reads, that differ. Readers and changed clusters are
/// left empty. What cannot be read on a side counts as not there.
[[nodiscard]] std::vector<FileChange> changedFiles(const model::Snapshot &before,
                                                   const model::Snapshot &after,
                                                   const base::Cancel &cancel = {});

} // namespace fleetwright::diff
