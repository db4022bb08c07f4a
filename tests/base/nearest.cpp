// SPDX-License-Identifier: Apache-2.0
#include "base/nearest.h"

#include <gtest/gtest.h>

#include <array>

using namespace fleetwright::base;

TEST(Nearest, countsInsertedRemovedChangedAndSwappedLetters)
{
    EXPECT_EQ(editDistance("", ""), 0U);
    EXPECT_EQ(editDistance("abc", ""), 3U);
    EXPECT_EQ(editDistance("label", "labels"), 1U);
    EXPECT_EQ(editDistance("regoin", "region"), 1U);
    EXPECT_EQ(editDistance("staging", "string"), 2U);
    EXPECT_EQ(editDistance("NamePrefix", "nameprefix"), 0U);
}

TEST(Nearest, suggestsOnlyWhatMayBeMeant)
{
    constexpr std::array<std::string_view, 3> names{"clusters", "classification", "ignore"};
    EXPECT_EQ(nearestName("cluster", names), "clusters");
    EXPECT_EQ(nearestName("clasification", names), "classification");
    EXPECT_EQ(nearestName("severity", names), "");
    EXPECT_EQ(nearestName(std::string(10'000, 'x'), names), "");
}
