// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diff/impact.h"
#include "fleet/open.h"
#include "services/jobs/jobs.h"
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

/// Two states of the fleet, for a review. Each is a branch, tag or commit; "" stands for the
/// checked-out commit as base (without Git the disk), and for the present state, unsaved edits
/// included, as head.
struct ReviewStates {
    QString base;
    QString head;

    /// What differs is what would be published.
    [[nodiscard]] bool arePublishable() const { return base.isEmpty() && head.isEmpty(); }
    friend bool operator==(const ReviewStates &, const ReviewStates &) = default;
};

/// What differs between two states: files, and what they change in the clusters.
struct WorkChanges {
    ReviewStates states;
    std::vector<FileDifference> files; ///< sorted by path
    diff::ImpactPtr impact;            ///< nullptr where nothing differs or a side is not known
    std::optional<base::Error> error;  ///< why files or a side cannot be told
};

struct WorkChangesInput {
    model::SnapshotPtr snapshot;
    model::SnapshotPtr saved;
    std::vector<base::RepoPath> unsaved;
    std::shared_ptr<fleet::MemoStore> memo;
    fleet::OpenOptions options;
    Repository::Reader git;
    ReviewStates states;
    FreeOnPool freeOnPool;
};

/// For a job.
[[nodiscard]] WorkChanges collectChanges(const WorkChangesInput &input, const base::Cancel &cancel,
                                         const fleet::Progress &progress = {});

/// A commit message's body from what changes: counts first, then the groups, with cluster names.
[[nodiscard]] QString summaryOf(const WorkChanges &changes);

} // namespace fleetwright::services
