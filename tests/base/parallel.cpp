// SPDX-License-Identifier: Apache-2.0
#include "base/parallel.h"

#include <gtest/gtest.h>

#include <atomic>
#include <vector>

using namespace fleetwright::base;

TEST(Parallel, doesEveryIndexOnce)
{
    for (const std::size_t threads : {std::size_t{0}, std::size_t{1}, std::size_t{4}}) {
        setParallelThreads(threads);
        std::vector<std::atomic<int>> done(1000);
        parallelFor(done.size(), [&](std::size_t index) { ++done[index]; });
        for (const auto &times : done)
            ASSERT_EQ(times, 1);
    }
    setParallelThreads(0);
    parallelFor(0, [](std::size_t) { FAIL(); });
}

TEST(Parallel, mayBeNested)
{
    std::atomic<int> sum = 0;
    parallelFor(8, [&](std::size_t) { parallelFor(8, [&](std::size_t) { ++sum; }); });
    EXPECT_EQ(sum, 64);
}
