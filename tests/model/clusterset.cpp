// SPDX-License-Identifier: Apache-2.0
#include "model/clusterset.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

using namespace fleetwright::model;

namespace {

ClusterSet setOf(std::initializer_list<ClusterIndex> clusters)
{
    ClusterSet set;
    for (const ClusterIndex cluster : clusters)
        set.insert(cluster);
    return set;
}

ClusterSet setOf(const std::set<ClusterIndex> &clusters)
{
    ClusterSet set;
    for (const ClusterIndex cluster : clusters)
        set.insert(cluster);
    return set;
}

} // namespace

TEST(ClusterSet, holdsWhatWasInserted)
{
    const ClusterSet set = setOf({3, 64, 1000});
    EXPECT_EQ(set.size(), 3U);
    EXPECT_TRUE(set.contains(64));
    EXPECT_FALSE(set.contains(65));
    EXPECT_FALSE(set.contains(100'000));
    EXPECT_EQ(set.indices(), (std::vector<ClusterIndex>{3, 64, 1000}));
    EXPECT_TRUE(ClusterSet().empty());
}

TEST(ClusterSet, equalityDoesNotDependOnHowASetCameToBe)
{
    EXPECT_EQ(setOf({1, 500}).difference(setOf({500})), setOf({1}));
    EXPECT_EQ(setOf({1, 500}).intersection(setOf({1, 200})), setOf({1}));
    EXPECT_EQ(setOf({500}).difference(setOf({500})), ClusterSet());
    EXPECT_FALSE(setOf({1}) == setOf({2}));
}

TEST(ClusterSet, agreesWithSetsOfNumbers)
{
    std::mt19937 random(5);
    std::uniform_int_distribution<ClusterIndex> number;
    for (ClusterIndex round = 0; round < 200; ++round) {
        std::set<ClusterIndex> left;
        std::set<ClusterIndex> right;
        for (int count = 0; count < 30; ++count) {
            left.insert(number(random) % 200);
            right.insert(number(random) % (round + 1));
        }
        std::set<ClusterIndex> both;
        std::set<ClusterIndex> either = left;
        std::set<ClusterIndex> onlyLeft;
        either.insert(right.begin(), right.end());
        for (const ClusterIndex cluster : left)
            (right.contains(cluster) ? both : onlyLeft).insert(cluster);
        ClusterSet merged = setOf(left);
        merged.insertAll(setOf(right));
        EXPECT_EQ(merged, setOf(either));
        EXPECT_EQ(setOf(left).intersection(setOf(right)), setOf(both));
        EXPECT_EQ(setOf(left).difference(setOf(right)), setOf(onlyLeft));
        EXPECT_EQ(setOf(left).isSubsetOf(setOf(right)), onlyLeft.empty());
        EXPECT_TRUE(setOf(left).isSubsetOf(merged));
        EXPECT_EQ(merged.size(), either.size());
    }
}
