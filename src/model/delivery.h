// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"

#include <optional>
#include <string>
#include <vector>

namespace fleetwright::model {

/// A unit that has to be ready before another is applied.
struct UnitDependency {
    std::string kind;
    std::string nameSpace; ///< resolved
    std::string name;
    base::Place place; ///< the entry

    friend bool operator==(const UnitDependency &, const UnitDependency &) = default;
};

/// How a unit is delivered. Absent is what its controller has no setting for; what the object
/// leaves out has the controller's default. Durations and policies are as written, "" where
/// nothing is.
struct Delivery {
    std::optional<bool> automated; ///< without anybody's action; suspended units are not
    std::optional<bool> prune;     ///< what is no longer rendered is deleted
    std::optional<bool> selfHeal;  ///< what was changed by hand is put back
    std::optional<bool> wait;      ///< ready means that its objects are
    std::optional<bool> force;     ///< what cannot be changed is deleted and made again
    bool suspended = false;
    bool deletesResources = false; ///< when the unit's object goes, what it applied goes with it
    std::string deletionPolicy; ///< MirrorPrune, Orphan …; of an ApplicationSet: applicationsSync
    std::string interval, retryInterval, timeout;
    std::string serviceAccount, project;
    std::string syncWave; ///< argocd.argoproj.io/sync-wave of the unit's object
    std::vector<std::string> syncOptions;
    std::vector<UnitDependency> dependsOn;

    friend bool operator==(const Delivery &, const Delivery &) = default;
};

} // namespace fleetwright::model
