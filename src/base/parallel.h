// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>

namespace fleetwright::base {

/// Calls `work(index)` for 0 … count-1 on all cores; returns when all are done. `work` must not
/// throw.
void parallelFor(std::size_t count, const std::function<void(std::size_t)> &work);

/// Like parallelFor, for few pieces of work of different length: they are begun in order, and
/// whoever is done begins the next one.
void parallelInOrder(std::size_t count, const std::function<void(std::size_t)> &work);

/// Calls `work`, in which this thread takes part in no parallel loop but those that `work` itself
/// starts: what waits for `work` is never run, and so never waited for, in the middle of it.
void isolated(const std::function<void()> &work);

/// How many threads parallelFor uses; 0 restores the default (all cores).
void setParallelThreads(std::size_t count);

} // namespace fleetwright::base
