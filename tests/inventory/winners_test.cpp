// SPDX-License-Identifier: Apache-2.0
#include "inventory/winners.h"

#include <gtest/gtest.h>

using namespace fleetwright;
using namespace fleetwright::inventory;
using model::Attribute;
using model::Fact;
using model::Signal;

namespace {

Fact fact(Attribute attribute, std::string value, Signal signal, bool isLabel = false)
{
    Fact made;
    made.key = model::attributeName(attribute);
    made.value = std::move(value);
    made.attribute = attribute;
    made.signal = signal;
    made.isLabel = isLabel;
    return made;
}

using Values = std::vector<std::string>;

} // namespace

TEST(Winners, mostSourcesWin)
{
    const std::vector<Fact> facts{
        fact(Attribute::Region, "us-east", Signal::ArgoClusterSecret, true),
        fact(Attribute::Region, "eu-west-1", Signal::IdentityConfigMap),
        fact(Attribute::Region, "eu-west-1", Signal::NameWords)};
    EXPECT_EQ(winningValues(Attribute::Region, facts), (Values{"eu-west-1"}));
}

TEST(Winners, tieGoesToTheName)
{
    const std::vector<Fact> facts{
        fact(Attribute::Region, "us-east", Signal::ArgoClusterSecret, true),
        fact(Attribute::Region, "eu-west-2", Signal::NameWords)};
    EXPECT_EQ(winningValues(Attribute::Region, facts), (Values{"eu-west-2"}));
    const std::vector<Fact> sources{fact(Attribute::Environment, "staging", Signal::ClusterApi),
                                    fact(Attribute::Environment, "dev", Signal::InventoryFile)};
    EXPECT_EQ(winningValues(Attribute::Environment, sources), (Values{"dev"}));
}

TEST(Winners, compatibleValuesStandTogetherLabelsFirst)
{
    const std::vector<Fact> facts{fact(Attribute::Region, "us-east-1", Signal::IdentityConfigMap),
                                  fact(Attribute::Region, "us-east", Signal::InventoryFile, true),
                                  fact(Attribute::Region, "us-east-1", Signal::NameWords)};
    EXPECT_EQ(winningValues(Attribute::Region, facts), (Values{"us-east", "us-east-1"}));
}

TEST(Winners, compatibilityIsNotPassedOn)
{
    const std::vector<Fact> facts{fact(Attribute::Region, "us-east", Signal::InventoryFile, true),
                                  fact(Attribute::Region, "us-east-1", Signal::NameWords),
                                  fact(Attribute::Region, "us-east-2", Signal::IdentityConfigMap)};
    EXPECT_EQ(winningValues(Attribute::Region, facts), (Values{"us-east", "us-east-1"}));
}

TEST(Winners, oneFileIsOneSource)
{
    std::vector<Fact> facts{fact(Attribute::Environment, "dev", Signal::InventoryFile),
                            fact(Attribute::Environment, "dev", Signal::InventoryFile),
                            fact(Attribute::Environment, "staging", Signal::IdentityConfigMap)};
    EXPECT_EQ(winningValues(Attribute::Environment, facts), (Values{"staging"}));
}

TEST(Winners, whatTheUserDeclaresStands)
{
    const std::vector<Fact> facts{fact(Attribute::Region, "eu-west-1", Signal::IdentityConfigMap),
                                  fact(Attribute::Region, "eu-west-1", Signal::NameWords),
                                  fact(Attribute::Region, "us-east-1", Signal::Declared)};
    EXPECT_EQ(winningValues(Attribute::Region, facts), (Values{"us-east-1"}));
}

TEST(Winners, labelsFollowTheWinningValue)
{
    model::Cluster cluster;
    cluster.name = "prod-1";
    cluster.facts = {fact(Attribute::Region, "us-east-1", Signal::InventoryFile, true),
                     fact(Attribute::Region, "eu-west-1", Signal::ArgoClusterSecret, true),
                     fact(Attribute::Region, "eu-west-1", Signal::IdentityConfigMap)};
    decideWinners(cluster);
    EXPECT_EQ(cluster.labels.at("region"), "eu-west-1");
    EXPECT_EQ(cluster.identity.at(Attribute::Name), (Values{"prod-1"}));
}
