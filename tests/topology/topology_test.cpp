// SPDX-License-Identifier: Apache-2.0
#include "diff/fixture.h"
#include "topology/outage.h"
#include "topology/topology.h"
#include "topology/twowriters.h"

#include <gtest/gtest.h>

namespace fleetwright::topology {
namespace {

using model::Controller;

constexpr model::ClusterIndex hub = 0;
constexpr model::ClusterIndex eu = 1;
constexpr model::ClusterIndex us = 2;

/// A fleet of a hub and two clusters, made by hand.
class Fleet {
public:
    Fleet()
    {
        for (const auto &[name, region] :
             {std::pair("center", ""), std::pair("eu-1", "eu"), std::pair("us-1", "us")}) {
            model::Cluster cluster;
            cluster.name = name;
            if (*region)
                cluster.dimensions["region"] = region;
            m_snapshot.clusterByName[name] =
                static_cast<model::ClusterIndex>(m_snapshot.clusters.size());
            m_snapshot.clusters.push_back(cluster);
        }
    }

    /// Units are to be added by cluster.
    Fleet &unit(model::ClusterIndex cluster, const std::string &name, Controller controller,
                std::optional<model::ClusterIndex> runsOn, const std::string &url,
                std::string_view yaml = {}, std::optional<std::size_t> parent = {})
    {
        model::Unit unit;
        unit.id = {"Kustomization", "flux-system", name};
        unit.cluster = cluster;
        unit.controller = controller;
        unit.hub = runsOn;
        unit.parent = parent;
        unit.rendering = diff::renderingOf(yaml.empty() ? "{}" : yaml);
        auto declaration = std::make_shared<model::UnitDeclaration>();
        declaration->sources.push_back({url, "opened state", "", "", "", {}});
        unit.declaration = declaration;
        m_snapshot.units.push_back(unit);
        return *this;
    }

    model::Snapshot &snapshot() { return m_snapshot; }

    [[nodiscard]] OutageEffect without(std::string_view what) const
    {
        const Topology topology = topologyOf(m_snapshot);
        return effectOf(m_snapshot, topology, findOutage(m_snapshot, topology, what).value());
    }

private:
    model::Snapshot m_snapshot;
};

constexpr const char *git = "https://git.example.com/fleet";

TEST(Topology, EachOfItsOwnIsAMesh)
{
    Fleet fleet;
    fleet.unit(eu, "apps", Controller::Flux, eu, git).unit(us, "apps", Controller::Flux, us, git);
    const Topology topology = topologyOf(fleet.snapshot());
    EXPECT_EQ(topology.shape, Topology::Shape::Mesh);
    EXPECT_EQ(topology.sources.size(), 1u);
    EXPECT_EQ(topology.writers.size(), 2u);
    EXPECT_EQ(topology.routes.size(), 2u);
    EXPECT_TRUE(topology.hubs.empty());
    EXPECT_EQ(topology.unserved.indices(), std::vector<model::ClusterIndex>{hub});
}

TEST(Topology, AHubThatLooksAfterItselfIsNoMesh)
{
    Fleet fleet;
    fleet.unit(hub, "self", Controller::ArgoCd, hub, git)
        .unit(eu, "apps", Controller::ArgoCd, hub, git);
    const Topology topology = topologyOf(fleet.snapshot());
    EXPECT_EQ(topology.shape, Topology::Shape::HubAndSpokes);
    EXPECT_EQ(topology.hubs.indices(), std::vector<model::ClusterIndex>{hub});
}

TEST(Topology, BothAreHybridAndOverlaysAreNoWriters)
{
    Fleet fleet;
    fleet.unit(eu, "a", Controller::ArgoCd, {}, git)
        .unit(eu, "b", Controller::Flux, eu, git)
        .unit(us, "c", Controller::Overlay, {}, "");
    const Topology topology = topologyOf(fleet.snapshot());
    EXPECT_EQ(topology.shape, Topology::Shape::Hybrid);
    EXPECT_TRUE(topology.unserved.contains(us));
    EXPECT_TRUE(topology.isHub(topology.writers.front()));
}

TEST(Outage, AHubThatNoFileNames)
{
    Fleet fleet;
    fleet.unit(eu, "a", Controller::ArgoCd, {}, git)
        .unit(eu, "b", Controller::Flux, eu, git)
        .unit(us, "c", Controller::ArgoCd, {}, git);
    const OutageEffect effect = fleet.without("hub");
    EXPECT_EQ(effect.units, (std::vector{Delivery::Frozen, Delivery::Receives, Delivery::Frozen}));
    EXPECT_EQ(effect.clusters,
              (std::vector{Standing::NoWriter, Standing::Partly, Standing::Frozen}));
}

TEST(Outage, WhatIsAppliedFromTheHubKeepsItsDefinition)
{
    Fleet fleet;
    fleet.unit(hub, "root", Controller::ArgoCd, hub, git)
        .unit(eu, "flux", Controller::ArgoCd, hub, git)
        .unit(eu, "apps", Controller::Flux, eu, git, {}, 1)
        .unit(eu, "tenants", Controller::Flux, eu, git, {}, 2);
    EXPECT_EQ(fleet.without("hub").units,
              (std::vector{Delivery::Unreachable, Delivery::Frozen, Delivery::DefinitionFrozen,
                           Delivery::DefinitionFrozen}));
}

TEST(Outage, ASourceByAPartOfItsAddress)
{
    Fleet fleet;
    fleet.unit(eu, "a", Controller::Flux, eu, git)
        .unit(us, "a", Controller::Flux, us, "https://git.example.com/other");
    EXPECT_EQ(fleet.without("example.com/fleet").clusters,
              (std::vector{Standing::NoWriter, Standing::Frozen, Standing::Receives}));
    EXPECT_EQ(fleet.without(git).count(Standing::Frozen), 1u);
}

TEST(Outage, ARegionAndACluster)
{
    Fleet fleet;
    fleet.unit(eu, "a", Controller::Flux, eu, git).unit(us, "a", Controller::Flux, us, git);
    const std::vector expected{Standing::NoWriter, Standing::Unreachable, Standing::Receives};
    EXPECT_EQ(fleet.without("region=eu").clusters, expected);
    EXPECT_EQ(fleet.without("eu").clusters, expected);
    EXPECT_EQ(fleet.without("eu-1").clusters, expected);
}

TEST(Outage, WhatIsNotThereNamesWhatIs)
{
    Fleet fleet;
    fleet.unit(eu, "a", Controller::Flux, eu, git);
    const Topology topology = topologyOf(fleet.snapshot());
    const auto nowhere = findOutage(fleet.snapshot(), topology, "mars");
    ASSERT_FALSE(nowhere);
    EXPECT_NE(nowhere.error().hint.find("region=eu"), std::string::npos);
    EXPECT_FALSE(findOutage(fleet.snapshot(), topology, "hub"));
    EXPECT_FALSE(findOutage(fleet.snapshot(), topology, ""));
}

TEST(Outage, UnitsThatApplyEachOtherEnd)
{
    Fleet fleet;
    fleet.unit(eu, "a", Controller::Flux, eu, git, {}, 1)
        .unit(eu, "b", Controller::Flux, eu, git, {}, 0);
    EXPECT_EQ(fleet.without("us-1").units, std::vector(2, Delivery::Receives));
}

constexpr const char *config =
    "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: n}\n";
constexpr const char *nameSpace = "apiVersion: v1\nkind: Namespace\nmetadata: {name: n}\n";

TEST(TwoWriters, OneObjectOfTwoUnits)
{
    Fleet fleet;
    fleet.unit(eu, "a", Controller::ArgoCd, hub, git, config)
        .unit(eu, "b", Controller::Flux, eu, git, config)
        .unit(us, "a", Controller::Flux, us, git, config);
    const auto both = twoWritersOf(fleet.snapshot());
    ASSERT_EQ(both.size(), 1u);
    EXPECT_EQ(both[0].cluster, eu);
    EXPECT_EQ(both[0].units, (std::vector<std::size_t>{0, 1}));
    ASSERT_EQ(both[0].objects.size(), 1u);
    EXPECT_EQ(both[0].objects[0].text(), "ConfigMap/n/a");
    EXPECT_FALSE(both[0].notYet);
}

TEST(TwoWriters, EqualNamespacesOfOneControllerAreHarmless)
{
    Fleet fleet;
    fleet.unit(eu, "a", Controller::Flux, eu, git, nameSpace)
        .unit(eu, "b", Controller::Flux, eu, git, nameSpace);
    EXPECT_TRUE(twoWritersOf(fleet.snapshot()).empty());
    fleet.snapshot().units[0].controller = Controller::ArgoCd;
    EXPECT_EQ(twoWritersOf(fleet.snapshot()).size(), 1u);
}

TEST(TwoWriters, OverlaysSuspendedUnitsAndWhatIsLeftAloneDoNotWrite)
{
    Fleet fleet;
    fleet.unit(eu, "a", Controller::Overlay, {}, "", config)
        .unit(eu, "b", Controller::Flux, eu, git, config)
        .unit(eu, "c", Controller::Flux, eu, git,
              "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  namespace: n\n"
              "  annotations: {kustomize.toolkit.fluxcd.io/ssa: IfNotPresent}\n")
        .unit(eu, "d", Controller::Flux, eu, git, config);
    auto suspended = std::make_shared<model::UnitDeclaration>();
    suspended->delivery.suspended = true;
    fleet.snapshot().units[3].declaration = suspended;
    EXPECT_TRUE(twoWritersOf(fleet.snapshot()).empty());
}

TEST(TwoWriters, OneLayerBeforeOneOfThemCanBeRendered)
{
    Fleet fleet;
    fleet.unit(eu, "a", Controller::ArgoCd, hub, git, config)
        .unit(eu, "b", Controller::Flux, eu, git, config);
    fleet.snapshot().units[0].root = 4;
    fleet.snapshot().units[1].root = 4;
    fleet.snapshot().units[1].rendering = nullptr;
    fleet.snapshot().units[1].error = base::Error{};
    const auto both = twoWritersOf(fleet.snapshot());
    ASSERT_EQ(both.size(), 1u);
    EXPECT_TRUE(both[0].notYet);
    EXPECT_TRUE(both[0].objects.empty());
}

} // namespace
} // namespace fleetwright::topology
