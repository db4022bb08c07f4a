// SPDX-License-Identifier: Apache-2.0
#include "inventory/attributes.h"
#include "inventory/words.h"

#include <gtest/gtest.h>

using namespace fleetwright;
using namespace fleetwright::inventory;

TEST(Words, environmentsHaveSynonyms)
{
    EXPECT_EQ(canonicalEnvironment("Prod"), "production");
    EXPECT_EQ(canonicalEnvironment("stg"), "staging");
    EXPECT_EQ(canonicalEnvironment("stage"), "staging");
    EXPECT_EQ(canonicalEnvironment("development"), "dev");
    EXPECT_EQ(canonicalEnvironment("qa"), "qa");
}

TEST(Words, environmentsAreOrderedTowardsProduction)
{
    EXPECT_LT(environmentRank("dev"), environmentRank("qa"));
    EXPECT_LT(environmentRank("qa"), environmentRank("load-gpu"));
    EXPECT_LT(environmentRank("load-gpu"), environmentRank("stage"));
    EXPECT_LT(environmentRank("staging"), environmentRank("prod"));
    EXPECT_LT(environmentRank("harbour"), environmentRank("production"));
    EXPECT_GT(environmentRank(""), environmentRank("production"));
}

TEST(Words, nameTellsEnvironmentAndRegion)
{
    EXPECT_EQ(wordsOfName("prod-eu-west-1").environment, "production");
    EXPECT_EQ(wordsOfName("prod-eu-west-1").region, "eu-west-1");
    EXPECT_EQ(wordsOfName("staging-us-east").region, "us");
    EXPECT_EQ(wordsOfName("prod-eu-west-1-017").region, "eu-west-1");
    EXPECT_EQ(wordsOfName("atlas").environment, "");
    EXPECT_EQ(wordsOfName("atlas").region, "");
    EXPECT_EQ(wordsOfName("osl-prod-1").region, "");
}

TEST(Words, nameWithTwoEnvironmentsSaysNothing)
{
    EXPECT_EQ(wordsOfName("dev-production-mirror").environment, "");
}

TEST(Words, regionsAreKnownByShape)
{
    for (const char *region : {"eu-west-1", "us-east", "eu_central", "europe-west1", "westeurope",
                               "eastus2", "ap", "emea"})
        EXPECT_TRUE(isRegionWord(region)) << region;
    for (const char *other : {"prod", "apps", "smaug", "east", "my-app-1", "osc-cl1", "web"})
        EXPECT_FALSE(isRegionWord(other)) << other;
}

TEST(Words, compatibleRegions)
{
    EXPECT_TRUE(compatibleRegions("us-east", "us-east-1"));
    EXPECT_TRUE(compatibleRegions("us-east-1a", "us-east-1"));
    EXPECT_TRUE(compatibleRegions("eu", "eu-west-1"));
    EXPECT_TRUE(compatibleRegions("eu", "westeurope"));
    EXPECT_TRUE(compatibleRegions("EU-West-1", "eu-west-1"));
    EXPECT_FALSE(compatibleRegions("us-east-1", "us-east-2"));
    EXPECT_FALSE(compatibleRegions("us-east-1", "us-east-10"));
    EXPECT_FALSE(compatibleRegions("eu", "us-east-1"));
    EXPECT_FALSE(compatibleRegions("us-east", "us-eastern"));
}

TEST(Attributes, keysAreComparedPlainly)
{
    const AttributeKeys keys{config::FleetConfig()};
    EXPECT_EQ(plainKey("topology.kubernetes.io/Availability-Zone"), "availabilityzone");
    EXPECT_EQ(keys.of("platform.example.com/environment"), model::Attribute::Environment);
    EXPECT_EQ(keys.of("AWS_REGION"), model::Attribute::Region);
    EXPECT_EQ(keys.of("CLUSTER_NAME"), model::Attribute::Name);
    EXPECT_EQ(keys.of("pod-cidr"), model::Attribute::Cidr);
    EXPECT_EQ(keys.of("compliance"), model::Attribute::None);
    EXPECT_EQ(keys.of("name"), model::Attribute::None);
}

TEST(Attributes, configurationAddsKeys)
{
    config::FleetConfig config;
    config.dimensions["environment"] = "example.com/lane";
    config.dimensions["cloud"] = "example.com/hosting";
    config.identityKeys["SITE"] = "region";
    const AttributeKeys keys(config);
    EXPECT_EQ(keys.of("example.com/lane"), model::Attribute::Environment);
    EXPECT_EQ(keys.of("SITE"), model::Attribute::Region);
    EXPECT_EQ(keys.declaredDimension("example.com/hosting"), "cloud");
}
