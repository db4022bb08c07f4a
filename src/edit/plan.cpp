// SPDX-License-Identifier: Apache-2.0
#include "edit/plan.h"

#include "edit/planners.h"

namespace fleetwright::edit {

namespace {

/// Chooses the planner of an intent.
struct Dispatch {
    const Bench &bench;

    base::Result<Plan> operator()(const SetField &intent) const
    {
        return planSetField(bench, intent);
    }
    base::Result<Plan> operator()(const UnsetField &intent) const
    {
        return planUnsetField(bench, intent);
    }
    base::Result<Plan> operator()(const SetSource &intent) const
    {
        return planSetSource(bench, intent);
    }
    base::Result<Plan> operator()(const MoveInclude &intent) const
    {
        return planMoveInclude(bench, intent);
    }
    base::Result<Plan> operator()(const AddCluster &intent) const
    {
        return planAddCluster(bench, intent);
    }
};

} // namespace

base::Result<Plan> plan(const model::SnapshotPtr &snapshot, fleet::MemoStore &store,
                        const Intent &intent, const PlanOptions &options,
                        const base::Cancel &cancel)
{
    const Bench bench{snapshot, store, options, cancel};
    return std::visit(Dispatch{bench}, intent);
}

} // namespace fleetwright::edit
