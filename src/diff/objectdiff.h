// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "base/result.h"
#include "diff/objectkey.h"
#include "model/snapshot.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace fleetwright::diff {

/// A leaf that differs. Texts are for one line of a table and masked for Secret data.
struct FieldChange {
    std::string path;                   ///< model/fieldpath.h
    const yaml::Node *before = nullptr; ///< nullptr: added
    const yaml::Node *after = nullptr;  ///< nullptr: removed
    std::string beforeText;
    std::string afterText;
};

/// The differing leaves of two objects, in document order of `after`, removed ones behind. Either
/// may be nullptr. An absent collection with several leaves counts as its leaves; an empty
/// collection is a leaf.
[[nodiscard]] std::vector<FieldChange> changedFields(const model::Object *before,
                                                     const model::Object *after);

/// How many changedFields() there are, without making them.
[[nodiscard]] std::size_t countChangedFields(const yaml::Node *before, const yaml::Node *after);

enum class ChangeKind : std::uint8_t {
    Deleted,
    Renamed, ///< only the generated hash suffix is new: deleted and created for the API server
    Changed,
    Created,
};

[[nodiscard]] std::string_view changeKindName(ChangeKind kind); ///< "deleted" …

struct ObjectChange {
    ChangeKind kind = ChangeKind::Changed;
    ObjectKey key;
    std::string unit;                      ///< UnitId::text() (after, else before)
    const model::Object *before = nullptr; ///< lives in the snapshot before
    const model::Object *after = nullptr;  ///< lives in the snapshot after
    std::vector<FieldChange> fields;       ///< Changed and Renamed only
};

/// A unit that is not compared because it failed on a side: never a mass deletion.
struct NotCompared {
    std::string unit;
    base::Error error;
    bool failedBefore = false;
    bool failedAfter = false;
};

struct ClusterDiff {
    std::string cluster;
    bool added = false; ///< the cluster itself is new
    bool removed = false;
    std::vector<ObjectChange> changes; ///< by kind (deleted first), then key
    std::vector<NotCompared> notCompared;
};

/// What changes between two snapshots, by cluster. Clusters without any change are left out. Holds
/// both snapshots.
struct FleetDiff {
    model::SnapshotPtr before;
    model::SnapshotPtr after;
    std::vector<ClusterDiff> clusters; ///< in the order of `after`, removed ones last
    std::size_t clustersCompared = 0;

    struct Counts {
        std::size_t clusters = 0; ///< with at least one change
        std::size_t created = 0, deleted = 0, renamed = 0, changed = 0, fields = 0, notCompared = 0;
    };
    [[nodiscard]] Counts counts() const;
    [[nodiscard]] bool empty() const;
    [[nodiscard]] const ClusterDiff *find(std::string_view cluster) const;
};

/// Fails only with ErrorCode::Cancelled.
[[nodiscard]] base::Result<FleetDiff> compareSnapshots(model::SnapshotPtr before,
                                                       model::SnapshotPtr after,
                                                       const base::Cancel &cancel = {});

/// Equal changes of many clusters: "the same 3 lines in 14 clusters". Equal by kind, object, fields
/// and values, where a cluster's own identity values stand for each other.
struct ChangeGroup {
    ChangeKind kind = ChangeKind::Changed;
    ObjectKey key;
    std::vector<std::string> clusters;     ///< in the order of the diff
    const ObjectChange *example = nullptr; ///< the first cluster's; lives in the FleetDiff
};

/// Deletions first, then by number of clusters, then key.
[[nodiscard]] std::vector<ChangeGroup> groupChanges(const FleetDiff &diff);

} // namespace fleetwright::diff
