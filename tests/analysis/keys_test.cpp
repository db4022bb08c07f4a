// SPDX-License-Identifier: Apache-2.0
#include "analysis/leaks/keys.h"

#include <gtest/gtest.h>

namespace fleetwright::analysis::leaks {
namespace {

using Words = std::vector<std::string>;

TEST(Keys, WordsOfAllSpellings)
{
    EXPECT_EQ(wordsOfKey("FAILOVER_REGION"), (Words{"failover", "region"}));
    EXPECT_EQ(wordsOfKey("failoverRegion"), (Words{"failover", "region"}));
    EXPECT_EQ(wordsOfKey("platform.example.com/dr-region"),
              (Words{"platform", "example", "com", "dr", "region"}));
    EXPECT_EQ(wordsOfKey("DRRegion"), (Words{"dr", "region"}));
}

TEST(Keys, RelationsNeedTheWholeWord)
{
    EXPECT_TRUE(isRelationKey("STANDBY_CLUSTER"));
    EXPECT_TRUE(isRelationKey("peers"));
    EXPECT_TRUE(isRelationKey("upstreamHost"));
    EXPECT_FALSE(isRelationKey("drain"));
    EXPECT_FALSE(isRelationKey("github"));
    EXPECT_FALSE(isRelationKey("region"));
}

TEST(Keys, RemoteWriteIsATransport)
{
    EXPECT_TRUE(isRelationKey("remote-cluster"));
    EXPECT_FALSE(isRelationKey("remote_write"));
    EXPECT_FALSE(isRelationKey("remoteRead"));
}

TEST(Keys, CompatibleValues)
{
    EXPECT_TRUE(compatible("region", "us-east", "us-east-1"));
    EXPECT_TRUE(compatible("region", "us-east-1a", "us-east-1"));
    EXPECT_TRUE(compatible("region", "eu", "eu-west-1"));
    EXPECT_FALSE(compatible("region", "us-east-1", "us-east-2"));
    EXPECT_FALSE(compatible("region", "us-east-1", "us-east-10"));
    EXPECT_TRUE(compatible("environment", "prod", "Production"));
    EXPECT_FALSE(compatible("environment", "prod", "staging"));
    EXPECT_FALSE(compatible("team", "a", "b"));
}

} // namespace
} // namespace fleetwright::analysis::leaks
