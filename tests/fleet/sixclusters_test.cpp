// SPDX-License-Identifier: Apache-2.0
#include "fleet/fixture.h"

#include <gtest/gtest.h>

using namespace fleetwright;
using namespace fleetwright::testing;
using model::Attribute;
using model::Signal;

class SixClusters : public ::testing::Test {
protected:
    model::SnapshotPtr m_fleet = open(sixClusters());
};

TEST_F(SixClusters, clustersComeFromTheInventory)
{
    EXPECT_EQ(clusterNames(*m_fleet),
              (std::vector<std::string>{"dev-eu-west-1", "dev-us-east-1", "staging-eu-west-1",
                                        "staging-us-east-1", "prod-eu-west-1", "prod-us-east-1"}));
    for (const model::Cluster &cluster : m_fleet->clusters) {
        EXPECT_EQ(cluster.knownFrom, Signal::InventoryFile) << cluster.name;
        EXPECT_FALSE(cluster.assumedFromFolder);
        EXPECT_FALSE(cluster.isHub);
    }
    EXPECT_TRUE(m_fleet->problems.empty());
    EXPECT_EQ(m_fleet->dimensions,
              (std::vector<std::string>{"environment", "region", "compliance"}));
}

TEST_F(SixClusters, factsKnowTheirSources)
{
    const model::Cluster *cluster = m_fleet->findCluster("prod-eu-west-1");
    ASSERT_TRUE(cluster);
    EXPECT_EQ(cluster->place.file.text(), "clusters.yaml");
    EXPECT_EQ(cluster->environment(), "production");
    EXPECT_EQ(cluster->region(), "eu-west");
    EXPECT_EQ(cluster->labels.at("platform.example.com/compliance"), "gdpr");
    EXPECT_EQ(cluster->identity.at(Attribute::Region),
              (std::vector<std::string>{"eu-west", "eu-west-1"}));
    const auto region =
        std::find_if(cluster->facts.begin(), cluster->facts.end(), [](const model::Fact &fact) {
            return fact.key == "REGION" && fact.signal == Signal::IdentityConfigMap;
        });
    ASSERT_NE(region, cluster->facts.end());
    EXPECT_EQ(region->value, "eu-west-1");
    EXPECT_EQ(region->place.file.text(), "clusters/prod-eu-west-1/kustomization.yaml");
    EXPECT_EQ(region->place.line, 13U);
}

TEST_F(SixClusters, everyClusterHasItsOverlay)
{
    const std::vector<std::string> units = unitTexts(*m_fleet);
    ASSERT_EQ(units.size(), 6U);
    EXPECT_EQ(units.front(), "dev-eu-west-1:Overlay/clusters/dev-eu-west-1");
    for (const model::Unit &unit : m_fleet->units) {
        ASSERT_TRUE(unit.rendering);
        EXPECT_EQ(unit.rendering->objects.size(),
                  m_fleet->clusters[unit.cluster].environment() == "production" ? 5U : 4U);
    }
}

TEST_F(SixClusters, layersKnowReachAndRole)
{
    EXPECT_EQ(m_fleet->layers.size(), 12U);
    EXPECT_EQ(m_fleet->findLayer(path("base"))->reach.size(), 6U);
    EXPECT_EQ(reachOf(*m_fleet, "environments/staging"), "staging-eu-west-1 staging-us-east-1");
    EXPECT_EQ(reachOf(*m_fleet, "regions/eu-west"), "prod-eu-west-1");
    using Kind = model::Role::Kind;
    EXPECT_EQ(m_fleet->findLayer(path("base"))->role, (model::Role{Kind::Global, "", ""}));
    EXPECT_EQ(m_fleet->findLayer(path("environments/dev"))->role,
              (model::Role{Kind::Dimension, "environment", "dev"}));
    EXPECT_EQ(m_fleet->findLayer(path("regions/eu-west"))->role,
              (model::Role{Kind::Dimension, "region", "eu-west"}));
    EXPECT_EQ(m_fleet->findLayer(path("clusters/dev-us-east-1"))->role,
              (model::Role{Kind::Cluster, "", "dev-us-east-1"}));
    EXPECT_TRUE(m_fleet->findLayer(path("regions/eu-west"))->hashedNames);
    EXPECT_FALSE(m_fleet->findLayer(path("clusters/dev-us-east-1"))->hashedNames);
}

TEST_F(SixClusters, filesKnowTheirReach)
{
    EXPECT_EQ(m_fleet->reachByFile.at(path("base/monitoring/prometheus.yaml")).size(), 6U);
    EXPECT_EQ(m_fleet->reachByFile.at(path("environments/production/kustomization.yaml")).size(),
              2U);
    EXPECT_FALSE(m_fleet->reachByFile.contains(path("clusters.yaml")));
}

TEST_F(SixClusters, includesGoBothWays)
{
    const model::Layer *base = m_fleet->findLayer(path("base"));
    ASSERT_EQ(base->includedBy.size(), 3U);
    EXPECT_EQ(m_fleet->layers[base->includedBy.front()].path.text(), "environments/dev");
    const model::Layer *region = m_fleet->findLayer(path("regions/us-east"));
    ASSERT_EQ(region->includes.size(), 1U);
    EXPECT_EQ(m_fleet->layers[region->includes.front()].path.text(), "environments/production");
    EXPECT_EQ(base->files.size(), 4U);
}
