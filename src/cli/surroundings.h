// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "template/execute.h"

namespace fleetwright::cli {

/// Templates see the time as it is, and random values that differ each time.
[[nodiscard]] gotemplate::ExecuteOptions executeOptions();

} // namespace fleetwright::cli
