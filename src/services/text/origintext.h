// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/origin.h"

#include <QString>

namespace fleetwright::services {

/// How a step of an origin chain came to its value, in words: "from the object's manifest", "set by
/// images", "follows the name of the object that it refers to".
[[nodiscard]] QString originReason(const fleet::OriginStep &step);

/// Its value follows from another place and is written nowhere as it is: it cannot be edited here.
[[nodiscard]] bool isComputed(const fleet::OriginStep &step);

} // namespace fleetwright::services
