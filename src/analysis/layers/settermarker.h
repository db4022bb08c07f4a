// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/snapshot.h"

namespace fleetwright::analysis::layers {

/// `# {"$imagepolicy": "…"}` on the line: automation writes there, for this layer by itself.
[[nodiscard]] bool hasSetterMarker(const model::Snapshot &snapshot, const base::Place &place);

} // namespace fleetwright::analysis::layers
