// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diff/objectdiff.h"
#include "fleet/open.h"
#include "services/workspace/repository.h"

#include <QString>

#include <memory>
#include <vector>

namespace fleetwright::services {

/// A file that differs from the checked-out commit (or, without Git, from the disk).
struct FileDifference {
    Repository::ChangedFile file;
    bool unsaved = false;
    QString patch;
    int linesAdded = 0;
    int linesRemoved = 0;
};

/// Everything that would be published: files, and what they change in the clusters.
struct WorkChanges {
    std::vector<FileDifference> files; ///< sorted by path
    diff::FleetDiff fleet;             ///< from the commit (or the disk) to the present state
    std::vector<diff::ChangeGroup> groups;
    std::optional<base::Error> error; ///< why the files cannot be told
};

struct WorkChangesInput {
    model::SnapshotPtr snapshot;
    model::SnapshotPtr saved;
    std::vector<base::RepoPath> unsaved;
    std::shared_ptr<fleet::MemoStore> memo;
    fleet::OpenOptions options;
    Repository::Reader git;
};

/// For a job.
[[nodiscard]] WorkChanges collectChanges(const WorkChangesInput &input, const base::Cancel &cancel);

/// A commit message's body from what changes: counts first, then the groups, with cluster names.
[[nodiscard]] QString summaryOf(const WorkChanges &changes);

} // namespace fleetwright::services
