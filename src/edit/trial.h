// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "edit/plan.h"

#include <optional>
#include <set>
#include <string>

namespace fleetwright::edit {

/// What every trial of one plan shares.
struct Bench {
    const model::SnapshotPtr &snapshot;
    fleet::MemoStore &store;
    const PlanOptions &options;
    const base::Cancel &cancel;
};

/// The fleet with the changes, and what is different then.
struct Trial {
    model::SnapshotPtr after;
    diff::FleetDiff affected;
    std::vector<base::Error> newProblems;
};

[[nodiscard]] base::Result<Trial> render(const Bench &bench, const FileChanges &changes);

/// Refused if something cannot be rendered any more.
[[nodiscard]] std::optional<base::Error> refuseNewProblems(const Trial &trial);

/// What an edit of a field is meant to change.
struct Meant {
    std::set<std::string> clusters;
    diff::ObjectKey object;
    std::string field; ///< path as in diff::FieldChange
    model::ResourceId id;
    model::FieldPath path;
    std::string movedFrom;            ///< paths that begin so move …
    std::string movedTo;              ///< … here; both empty where nothing moves
    std::optional<std::string> value; ///< nothing: any
    bool everyCluster =
        false; ///< the value must be there afterwards in each of `clusters` that has the object
};

/// Refused if more changes than what is meant; that what is meant does change is not asked.
[[nodiscard]] std::optional<base::Error> refuseBeyond(const Trial &trial, const Meant &meant);

/// Refused, with the reason, unless exactly what is meant changes. A new hash suffix of a generated
/// name, and the references to it, belong to the change.
[[nodiscard]] std::optional<base::Error> verify(const Trial &trial, const Meant &meant);

/// Fills what a plan says about its changes.
[[nodiscard]] Plan toPlan(const Bench &bench, FileChanges changes, Trial trial);

} // namespace fleetwright::edit
