// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "base/result.h"
#include "diff/clusterchange.h"
#include "diff/clusterfacts.h"
#include "diff/filechange.h"
#include "diff/immutable.h"
#include "diff/objectdiff.h"
#include "diff/unitchange.h"
#include "model/clusterset.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace fleetwright::diff {

/// Equal changes of many clusters and objects as one: "the same 3 lines in 14 clusters". A
/// cluster's own identity values and generated hash suffixes stand for each other.
struct ImpactGroup {
    /// In the order in which a reviewer wants to see them.
    enum class Kind : std::uint8_t {
        ClusterRemoved,
        UnitPruned,
        Deleted,
        Renamed,  ///< a cluster, unit or object: for the API server deleted and created
        Rehashed, ///< only the generated suffix of the name is new
        Changed,
        ClusterAdded,
        UnitCreated,
        Created,
    };

    Kind kind = Kind::Changed;
    bool losesData = false; ///< Deleted, Renamed: see holdsData()
    Fate fate = Fate::Deleted;
    std::vector<ObjectKey>
        objects;         ///< of an object's change, sorted; as the first cluster has them
    std::string subject; ///< the unit or cluster; of an object's change the unit
    /// UnitPruned, UnitCreated, Renamed units: as the clusters call it, sorted; `subject` is one.
    std::vector<std::string> units;
    std::string becomes;                     ///< Renamed, Rehashed: the new name
    model::ClusterSet clusters;              ///< into Impact::clusterNames
    std::size_t occurrences = 0;             ///< objects over all clusters
    std::vector<const FieldChange *> fields; ///< Changed, Rehashed: as the first cluster has them
    std::vector<ImmutableField> immutable;
    const ObjectChange *example = nullptr; ///< the first cluster's; nullptr for units and clusters
};

/// A unit that is not compared, or of which a part is not known, as one for all clusters.
struct Withheld {
    enum class Why : std::uint8_t {
        Failed,     ///< it cannot be rendered on a side: nothing is said about it
        Unresolved, ///< an input is not at hand on one side: what it would bring is not told gone
    };

    Why why = Why::Failed;
    base::Error error;
    bool before = false; ///< so it was before the change
    bool after = false;
    std::vector<std::string> units;
    model::ClusterSet clusters;
};

/// Two states of a fleet compared: what changes where, and what comes of it. Immutable.
struct Impact {
    struct Counts {
        std::size_t clusters = 0;           ///< in which an object changes
        std::size_t productionClusters = 0; ///< of these
        std::size_t deleted = 0;            ///< objects that are deleted, renamed ones included
        std::size_t leftBehind = 0;         ///< no longer rendered, but they stay
        std::size_t rehashed = 0;
        std::size_t created = 0;
        std::size_t changed = 0;
        std::size_t fields = 0;
        std::size_t losesData = 0; ///< objects, see holdsData()
        std::size_t immutable = 0; ///< objects that the API server refuses to update
        std::size_t objects = 0;   ///< rendered after the change
    };

    /// Groups beyond this number are left out, the last of the order first.
    static constexpr std::size_t mostGroups = 2'000;

    FleetDiff fleet;                       ///< cluster by cluster
    std::vector<std::string> clusterNames; ///< those of `after` in its order, then removed ones
    model::ClusterSet production;          ///< of these, see model::isProduction()
    std::vector<ClusterChange> clusters;   ///< removed first
    /// Clusters in which no object changes, but a unit comes, goes or gets another name.
    std::vector<ClusterDiff> otherUnits;
    std::vector<ClusterFacts> facts; ///< of each of fleet.clusters, then of otherUnits
    std::vector<UnitChange> units;   ///< pruned first; unchanged ones are left out
    std::vector<ImpactGroup> groups; ///< what loses data first, then by kind
    std::size_t groupsLeftOut = 0;
    std::vector<Withheld> withheld;
    std::vector<FileChange> files; ///< by path
    Counts counts;

    [[nodiscard]] std::vector<std::string> namesOf(const model::ClusterSet &clusters) const;
    /// No cluster's output changes, and nothing that was withheld could.
    [[nodiscard]] bool empty() const;
};

using ImpactPtr = std::shared_ptr<const Impact>;

[[nodiscard]] std::string_view groupKindName(ImpactGroup::Kind kind); ///< "changed" …

/// Fails only with ErrorCode::Cancelled.
[[nodiscard]] base::Result<ImpactPtr> impactOf(model::SnapshotPtr before, model::SnapshotPtr after,
                                               const base::Cancel &cancel = {});

} // namespace fleetwright::diff
