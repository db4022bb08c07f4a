// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>

namespace fleetwright::base {

/// Calls `work(index)` for 0 … count-1 on all cores; returns when all are done. `work` must not
/// throw.
void parallelFor(std::size_t count, const std::function<void(std::size_t)> &work);

/// How many threads parallelFor uses; 0 restores the default (all cores).
void setParallelThreads(std::size_t count);

} // namespace fleetwright::base
