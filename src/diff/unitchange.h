// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/snapshot.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::diff {

/// What becomes of an object in its cluster when it is no longer rendered for it.
enum class Fate : std::uint8_t {
    Deleted,
    ClusterLeft, ///< stays: what applied it left the fleet together with the cluster
    PruneOff,    ///< stays: its unit, or the one that carried its unit, does not prune
    UnitLeft,    ///< stays: its unit goes without taking along what it applied (no finalizer,
                 ///< preserved resources, deletion policy Orphan)
    Annotated,   ///< stays: the object itself says so
};

[[nodiscard]] std::string_view fateName(Fate fate); ///< "deleted", "prune is off" …
[[nodiscard]] inline bool staysBehind(Fate fate)
{
    return fate != Fate::Deleted;
}

/// With what an object goes.
enum class Removal : std::uint8_t {
    Pruned,          ///< its unit stays and no longer renders it
    WithApplication, ///< with the Argo CD Application that applied it
};

/// Whether an object tells its controllers to leave it alone when they no longer render it: Flux
/// (kustomize.toolkit.fluxcd.io/prune: disabled), Argo CD (Prune=false among the sync options; when
/// the Application itself goes, Delete=false), Helm (helm.sh/resource-policy: keep).
[[nodiscard]] bool isKeptByAnnotation(const model::Object &object,
                                      Removal removal = Removal::Pruned);

/// Kinds with which data goes: Namespace, PersistentVolumeClaim, PersistentVolume,
/// CustomResourceDefinition, StatefulSet, VolumeSnapshot.
[[nodiscard]] bool holdsData(const model::ResourceId &object);

/// A unit that comes, goes, gets another name, or renders something else.
struct UnitChange {
    enum class Kind : std::uint8_t { Pruned, Renamed, Changed, Created };

    Kind kind = Kind::Changed;
    std::string cluster;
    std::string unit;                    ///< its name now; of a pruned one, what it was
    std::string formerUnit;              ///< Renamed
    const model::Unit *before = nullptr; ///< lives in the snapshot before
    const model::Unit *after = nullptr;  ///< lives in the snapshot after
    std::size_t objectsBefore = 0;
    std::size_t objectsAfter = 0;
    Fate fate = Fate::Deleted; ///< Pruned: what becomes of its objects
};

[[nodiscard]] std::string_view unitChangeName(UnitChange::Kind kind); ///< "pruned" …

/// What becomes of the objects of a unit that `after` no longer has.
[[nodiscard]] Fate fateOfUnit(const model::Snapshot &before, const model::Snapshot &after,
                              const model::Unit &unit);

/// Whether a unit that the other state does not have may still be there: what applies or generates
/// it fails in that state, or is not known in full.
[[nodiscard]] bool isUnseen(const model::Snapshot &own, const model::Snapshot &other,
                            const model::Unit &unit);

/// The units of one cluster that differ; pass nullptr for the side on which it does not exist.
/// Units that failed on a side are left out, and those that are unseen.
[[nodiscard]] std::vector<UnitChange> unitChanges(const model::Snapshot *before,
                                                  const model::Snapshot *after,
                                                  const std::string &cluster);

} // namespace fleetwright::diff
