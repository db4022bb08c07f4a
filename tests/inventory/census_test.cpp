// SPDX-License-Identifier: Apache-2.0
#include "inventory/census.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace fleetwright;
using namespace fleetwright::inventory;
using model::Attribute;
using model::Signal;

namespace {

base::RepoPath path(std::string_view text)
{
    return *base::RepoPath::fromText(text);
}

Claim named(std::string name, Signal signal, std::string file)
{
    Claim claim;
    claim.name = std::move(name);
    claim.signal = signal;
    claim.place = {path(file), 1, 1};
    return claim;
}

Claim folder(std::string_view text)
{
    Claim claim;
    claim.signal = Signal::FluxSync;
    claim.paths = {path(text)};
    return claim;
}

const model::Cluster &find(const std::vector<model::Cluster> &clusters, std::string_view name)
{
    const auto found =
        std::find_if(clusters.begin(), clusters.end(),
                     [&](const model::Cluster &cluster) { return cluster.name == name; });
    EXPECT_NE(found, clusters.end()) << name;
    return *found;
}

} // namespace

TEST(Census, mergesSourcesByNameStrongestFirst)
{
    const config::FleetConfig config;
    Census census(config, "fleet");
    census.add({named("prod-1", Signal::ArgoClusterSecret, "secret.yaml"),
                named("prod-1", Signal::InventoryFile, "clusters.yaml")});
    census.settle({});
    const auto clusters = census.clusters();
    ASSERT_EQ(clusters.size(), 1U);
    EXPECT_EQ(clusters[0].knownFrom, Signal::InventoryFile);
    EXPECT_EQ(clusters[0].place.file.text(), "clusters.yaml");
}

TEST(Census, fluxFoldersFindTheirNames)
{
    const config::FleetConfig config;
    Census census(config, "fleet");
    census.add({named("dev-eu-1", Signal::InventoryFile, "clusters.yaml"),
                folder("clusters/dev/eu-1"), folder("clusters/prod/01"),
                folder("clusters/stage/02"), folder("clusters/atlas")});
    census.settle({{path("clusters/prod/01"), "osl-7"}});
    EXPECT_EQ(census.names(), (std::set<std::string>{"dev-eu-1", "osl-7", "stage-02", "atlas"}));
    EXPECT_EQ(census.declaredPaths().at(path("clusters/prod/01")),
              (std::set<std::string>{"osl-7"}));
}

TEST(Census, serversFindTheirClusters)
{
    const config::FleetConfig config;
    Census census(config, "fleet");
    Claim known = named("cluster-2", Signal::InventoryFile, "clusters.yaml");
    model::Fact server;
    server.key = "server";
    server.value = "https://Cluster-2:6443/";
    server.attribute = Attribute::Server;
    known.facts = {server};
    Claim byServer;
    byServer.signal = Signal::ArgoDestination;
    byServer.server = "https://cluster-2:6443";
    Claim stranger = byServer;
    stranger.server = "https://edge.example.com:6443";
    census.add({byServer, stranger, known});
    census.settle({});
    EXPECT_EQ(census.names(), (std::set<std::string>{"cluster-2", "edge.example.com"}));
}

TEST(Census, objectNamesEndWithTheirClusters)
{
    const config::FleetConfig config;
    Census census(config, "fleet");
    Claim external;
    external.signal = Signal::ArgoClusterSecret;
    external.objectName = "cluster-spec-osl-1";
    Claim stranger = external;
    stranger.objectName = "cluster-spec-other";
    census.add({external, stranger, named("osl-1", Signal::ArgoDestination, "a.yaml"),
                named("1", Signal::ArgoDestination, "b.yaml")});
    census.settle({});
    EXPECT_EQ(census.names(), (std::set<std::string>{"1", "osl-1"}));
    EXPECT_EQ(find(census.clusters(), "osl-1").knownFrom, Signal::ArgoClusterSecret);
}

TEST(Census, theUserDeclaresAndDenies)
{
    config::FleetConfig config;
    config.clusters.resize(2);
    config.clusters[0].name = "sandbox";
    config.clusters[0].absent = true;
    config.clusters[1].name = "edge-1";
    config.clusters[1].paths = {path("sites/oslo")};
    config.clusters[1].facts = {
        {"site", "oslo", config::FleetConfig::DeclaredFact::Kind::Label, {}},
        {"region", "eu-north-1", config::FleetConfig::DeclaredFact::Kind::Attribute, {}}};
    Census census(config, "fleet");
    census.add({named("sandbox", Signal::InventoryFile, "clusters.yaml")});
    census.settle({});
    census.addFolder("sandbox", path("clusters/sandbox"), Census::Naming::Assumed);
    const auto clusters = census.clusters();
    ASSERT_EQ(clusters.size(), 1U);
    EXPECT_EQ(clusters[0].knownFrom, Signal::Declared);
    EXPECT_EQ(clusters[0].labels.at("site"), "oslo");
    EXPECT_EQ(clusters[0].region(), "eu-north-1");
    EXPECT_TRUE(census.declaredPaths().contains(path("sites/oslo")));
}

TEST(Census, foldersTellEnvironmentAndRegion)
{
    const config::FleetConfig config;
    Census census(config, "fleet");
    census.addFolder("dev-us-west-2", path("clusters/dev/us-west-2"), Census::Naming::Assumed);
    census.addFolder("integration-gpu", path("envs/integration-gpu"), Census::Naming::Assumed);
    census.addFolder("atlas", path("clusters/atlas"), Census::Naming::Assumed);
    const auto clusters = census.clusters();
    EXPECT_EQ(find(clusters, "dev-us-west-2").environment(), "dev");
    EXPECT_EQ(find(clusters, "dev-us-west-2").region(), "us-west-2");
    EXPECT_EQ(find(clusters, "integration-gpu").environment(), "integration");
    EXPECT_TRUE(find(clusters, "atlas").assumedFromFolder);
    EXPECT_EQ(find(clusters, "atlas").environment(), "");
}

TEST(Census, hubsAreKnownByTheirLabels)
{
    model::Cluster cluster;
    EXPECT_FALSE(isLabelledHub(cluster));
    cluster.labels["example.com/role"] = "hub";
    EXPECT_TRUE(isLabelledHub(cluster));
    cluster.labels = {{"type", "management"}};
    EXPECT_TRUE(isLabelledHub(cluster));
    cluster.labels = {{"type", "workload"}, {"team", "hub"}};
    EXPECT_FALSE(isLabelledHub(cluster));
}
