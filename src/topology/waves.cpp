// SPDX-License-Identifier: Apache-2.0
#include "topology/waves.h"

namespace fleetwright::topology {

Waves wavesOf(const model::Snapshot &snapshot, const base::Cancel &cancel)
{
    return {rolloutsOf(snapshot), bundleRolloutsOf(snapshot, cancel), dependencyOrdersOf(snapshot)};
}

} // namespace fleetwright::topology
