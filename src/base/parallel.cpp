// SPDX-License-Identifier: Apache-2.0
#include "base/parallel.h"

#include <algorithm>
#include <atomic>

#ifdef FLEETWRIGHT_PARALLEL_THREADS
#include <thread>
#include <vector>
#else
#include <oneapi/tbb/blocked_range.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/partitioner.h>
#include <oneapi/tbb/task_arena.h>

#include <memory>
#include <mutex>
#endif

namespace fleetwright::base {

#ifdef FLEETWRIGHT_PARALLEL_THREADS

// For the thread sanitizer: the distribution's oneTBB is not instrumented.
namespace {

std::atomic<std::size_t> &threadLimit()
{
    static std::atomic<std::size_t> limit{0};
    return limit;
}

} // namespace

void parallelFor(std::size_t count, const std::function<void(std::size_t)> &work)
{
    static thread_local bool inside = false;
    std::size_t threads = threadLimit().load();
    if (threads == 0)
        threads = std::max(2u, std::thread::hardware_concurrency());
    threads = std::min(threads, count);
    if (inside || threads <= 1) {
        for (std::size_t index = 0; index < count; ++index)
            work(index);
        return;
    }
    std::atomic<std::size_t> next{0};
    const auto run = [&] {
        inside = true;
        for (std::size_t index = next++; index < count; index = next++)
            work(index);
        inside = false;
    };
    std::vector<std::jthread> pool;
    for (std::size_t started = 1; started < threads; ++started)
        pool.emplace_back(run);
    run();
}

void parallelInOrder(std::size_t count, const std::function<void(std::size_t)> &work)
{
    parallelFor(count, work);
}

void isolated(const std::function<void()> &work)
{
    work();
}

void setParallelThreads(std::size_t count)
{
    threadLimit() = count;
}

#else

void parallelFor(std::size_t count, const std::function<void(std::size_t)> &work)
{
    oneapi::tbb::parallel_for(oneapi::tbb::blocked_range<std::size_t>(0, count),
                              [&work](const oneapi::tbb::blocked_range<std::size_t> &range) {
                                  for (std::size_t index = range.begin(); index != range.end();
                                       ++index)
                                      work(index);
                              });
}

void parallelInOrder(std::size_t count, const std::function<void(std::size_t)> &work)
{
    const auto cores =
        static_cast<std::size_t>(std::max(1, oneapi::tbb::this_task_arena::max_concurrency()));
    std::atomic<std::size_t> next{0};
    const auto run = [&](const oneapi::tbb::blocked_range<std::size_t> &) {
        for (std::size_t index = next++; index < count; index = next++)
            work(index);
    };
    oneapi::tbb::parallel_for(oneapi::tbb::blocked_range<std::size_t>(0, std::min(cores, count), 1),
                              run, oneapi::tbb::simple_partitioner());
}

void isolated(const std::function<void()> &work)
{
    oneapi::tbb::this_task_arena::isolate(work);
}

void setParallelThreads(std::size_t count)
{
    // oneTBB keeps the smallest limit among the living controls: the old one goes first.
    static std::mutex mutex;
    static std::unique_ptr<oneapi::tbb::global_control> control;
    const std::scoped_lock lock(mutex);
    control.reset();
    if (count != 0) {
        control = std::make_unique<oneapi::tbb::global_control>(
            oneapi::tbb::global_control::max_allowed_parallelism, count);
    }
}

#endif

} // namespace fleetwright::base
