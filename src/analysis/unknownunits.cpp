// SPDX-License-Identifier: Apache-2.0
#include "analysis/unknownunits.h"

#include "analysis/unitdependencies.h"

namespace fleetwright::analysis {

bool mayBeBroughtByUnknown(const model::Snapshot &snapshot, model::ClusterIndex cluster,
                           std::string_view name)
{
    for (const std::size_t index : snapshot.unitsOf(cluster)) {
        const model::Unit &unit = snapshot.units[index];
        if (unit.error)
            return true;
        const bool isPartial = unit.rendering && !unit.rendering->unresolved.empty();
        if ((unit.unresolved || isPartial) && unit.declaration->object
            && holdsText(unit.declaration->object, name))
            return true;
    }
    return false;
}

} // namespace fleetwright::analysis
