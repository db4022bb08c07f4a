// SPDX-License-Identifier: Apache-2.0
#include "fleet/origin.h"

namespace fleetwright::fleet {

const model::Object *findObject(const model::Snapshot &snapshot, model::ClusterIndex cluster,
                                const model::ResourceId &id)
{
    for (const std::size_t index : snapshot.unitsOf(cluster)) {
        const model::RenderingPtr &rendering = snapshot.units[index].rendering;
        if (!rendering)
            continue;
        for (const model::Object &object : rendering->objects) {
            if (object.id.kind == id.kind && object.id.group == id.group
                && object.id.nameSpace == id.nameSpace
                && (object.id.name == id.name || object.stableName == id.name))
                return &object;
        }
    }
    return nullptr;
}

} // namespace fleetwright::fleet
