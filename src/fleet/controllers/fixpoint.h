// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/assignment.h"
#include "fleet/controllers/controller.h"
#include "fleet/controllers/controllercontext.h"
#include "fleet/controllers/writtenobjects.h"
#include "fleet/renderplan.h"
#include "inventory/census.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace fleetwright::fleet {

/// A unit that is there when nothing new appears any more.
struct SettledUnit {
    const FoundUnit *found = nullptr; ///< kept by the Settlement
    std::string hub;                  ///< the cluster whose API has its object; "" if not known
    RenderOutcome outcome;
    std::optional<std::size_t> parent; ///< into Settlement::units
    std::optional<std::size_t> target; ///< into Settlement::targets
};

struct SettledTarget {
    FoundTarget found;
    std::string hub;
    std::optional<std::size_t> appliedBy; ///< into Settlement::units
    std::set<std::string> members;        ///< names of clusters that have a unit of it
};

struct Settlement {
    std::vector<SettledUnit> units;
    std::vector<SettledTarget> targets;
    std::vector<base::Error> problems;
    std::vector<std::shared_ptr<const void>> keeps;
};

struct FixpointInputs {
    FileTable *table = nullptr;
    const LayerGraph *graph = nullptr;
    inventory::Census *census = nullptr;
    const std::vector<PlannedUnit> *overlays = nullptr; ///< units where no controller has them
    const inventory::ClaimReading *reading = nullptr;
    std::vector<WrittenFile> written;
    std::vector<WrittenFile> exported;
    RenderPlan plan;         ///< without roots
    base::Hash128 statesKey; ///< of the revisions at hand and the controllers' switches
    ControllerContext *context = nullptr;
    const Progress *progress = nullptr;
};

/// Finds all units: from the objects that stand in files, render, read the targeting objects in the
/// output, units, … until nothing new appears. An object of a file counts where no kustomization
/// includes the file and no unit renders it; a kustomization that nobody includes and that holds
/// such objects counts as applied by hand. Overlays join when the controllers have settled, where
/// none of them builds the layer. Fails only with Cancelled and TooLarge.
[[nodiscard]] base::Result<Settlement> settle(FixpointInputs inputs);

} // namespace fleetwright::fleet
