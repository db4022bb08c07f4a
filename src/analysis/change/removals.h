// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "config/fleetconfig.h"
#include "diff/impact.h"

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace fleetwright::analysis::change {

/// Applications, Kustomizations, sources …: what they do counts where it lands.
[[nodiscard]] bool isTargetingObject(const model::ResourceId &id);

/// Something that a change takes away from one cluster, or gives another name there.
struct Removal {
    enum class Kind : std::uint8_t {
        Object,        ///< is deleted
        Data,          ///< is deleted, and data with it
        RenamedObject, ///< is deleted and created under another name or in another namespace
        Unit,          ///< takes what it applied along
        RenamedUnit,   ///< is deleted and created under another name
    };

    Kind kind = Kind::Object;
    std::string cluster;
    bool isProduction = false;
    const model::Object *before = nullptr; ///< Object, Data, RenamedObject
    const model::Object *after = nullptr;  ///< RenamedObject; of Data, if it gets another name
    /// Unit: the topmost of those that go; RenamedUnit. In the snapshot before.
    const model::Unit *unit = nullptr;
    const model::Unit *newUnit = nullptr; ///< RenamedUnit
};

/// What goes, as the rules prune, data-loss and rename share it out: each thing is told once.
/// `dataKinds` are kinds ("Database", "Database.example.com") that hold data beside those known.
[[nodiscard]] std::vector<Removal> removalsOf(const diff::Impact &impact,
                                              const std::vector<std::string> &dataKinds);

/// Units that one state has for one cluster and the other for another: they are not gone. By id.
[[nodiscard]] std::set<model::UnitId> retargetedUnits(const diff::Impact &impact);

} // namespace fleetwright::analysis::change
