// SPDX-License-Identifier: Apache-2.0
#include "inventory/dimensions.h"
#include "inventory/winners.h"

#include <gtest/gtest.h>

using namespace fleetwright;
using namespace fleetwright::inventory;

namespace {

model::Cluster cluster(std::string name, std::map<std::string, std::string> labels)
{
    const AttributeKeys keys{config::FleetConfig()};
    model::Cluster made;
    made.name = std::move(name);
    for (const auto &[key, value] : labels)
        made.facts.push_back({key, value, keys.of(key), model::Signal::InventoryFile, true, {}});
    decideWinners(made);
    return made;
}

} // namespace

TEST(Dimensions, areAnOpenSetFoundInTheLabels)
{
    std::vector<model::Cluster> clusters{cluster("a-1", {{"x/environment", "dev"},
                                                         {"x/region", "eu"},
                                                         {"x/lane", "fast"},
                                                         {"x/id", "1"},
                                                         {"x/org", "o"}}),
                                         cluster("b-1", {{"x/environment", "dev"},
                                                         {"x/region", "us"},
                                                         {"x/lane", "fast"},
                                                         {"x/id", "2"},
                                                         {"x/org", "o"}}),
                                         cluster("c-1", {{"x/environment", "prod"},
                                                         {"x/cloud", "aws"},
                                                         {"x/lane", "slow"},
                                                         {"x/id", "3"},
                                                         {"x/org", "o"}})};
    const auto names = assignDimensions(clusters, {});
    EXPECT_EQ(names, (std::vector<std::string>{"environment", "region", "cloud", "lane"}));
    EXPECT_EQ(clusters[0].dimensions.at("lane"), "fast");
    EXPECT_EQ(clusters[2].dimensions.at("cloud"), "aws");
    EXPECT_FALSE(clusters[0].dimensions.contains("id")) << "a value a cluster is a name";
    EXPECT_FALSE(clusters[0].dimensions.contains("org")) << "one value for all divides nothing";
}

TEST(Dimensions, configurationNamesAndOrdersThem)
{
    config::FleetConfig config;
    config.dimensions["site"] = "x/org";
    config.hierarchyOrder = {"site", "region", "environment"};
    std::vector<model::Cluster> clusters{
        cluster("a-1", {{"environment", "dev"}, {"region", "eu"}, {"x/org", "o"}})};
    EXPECT_EQ(assignDimensions(clusters, config),
              (std::vector<std::string>{"site", "region", "environment"}));
    EXPECT_EQ(clusters[0].dimensions.at("site"), "o");
}

TEST(Dimensions, oneSpellingOfAnEnvironment)
{
    std::vector<model::Cluster> clusters{cluster("a-1", {{"env", "production"}}),
                                         cluster("b-1", {{"env", "production"}}),
                                         cluster("c-1", {{"env", "prod"}})};
    static_cast<void>(assignDimensions(clusters, {}));
    EXPECT_EQ(clusters[2].environment(), "production");
    config::FleetConfig config;
    config.vocabulary["environment"] = {"dev", "prod"};
    static_cast<void>(assignDimensions(clusters, config));
    EXPECT_EQ(clusters[0].environment(), "prod");
}

TEST(Dimensions, clustersAreSortedTowardsProduction)
{
    std::vector<model::Cluster> clusters{
        cluster("a", {{"env", "production"}}), cluster("z", {}), cluster("c", {{"env", "staging"}}),
        cluster("b", {{"env", "staging"}}), cluster("d", {{"env", "dev"}})};
    static_cast<void>(assignDimensions(clusters, {}));
    sortClusters(clusters, {});
    std::string order;
    for (const model::Cluster &sorted : clusters)
        order += sorted.name;
    EXPECT_EQ(order, "dbcaz");
    config::FleetConfig config;
    config.vocabulary["environment"] = {"production", "staging"};
    sortClusters(clusters, config);
    EXPECT_EQ(clusters.front().name, "a");
}
