// SPDX-License-Identifier: Apache-2.0
#include "model/cluster.h"
#include "model/finding.h"
#include "model/resourceid.h"
#include "model/snapshot.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

using namespace fleetwright;
using namespace fleetwright::model;

TEST(ResourceId, isWrittenAsOnTheCommandLine)
{
    const ResourceId deployment{"apps", "v1", "Deployment", "shop", "web"};
    const ResourceId node{"", "v1", "Namespace", "", "shop"};
    EXPECT_EQ(deployment.text(), "Deployment.apps/shop/web");
    EXPECT_EQ(node.text(), "Namespace/shop");
    EXPECT_EQ(std::hash<ResourceId>{}(deployment), std::hash<ResourceId>{}(ResourceId(deployment)));
    EXPECT_NE(std::hash<ResourceId>{}(deployment),
              std::hash<ResourceId>{}({"apps", "v1", "Deployment", "web", "shop"}));
}

TEST(UnitId, isWrittenWithItsNamespaceIfItHasOne)
{
    EXPECT_EQ((UnitId{"Kustomization", "flux-system", "apps"}).text(),
              "Kustomization/flux-system/apps");
    EXPECT_EQ((UnitId{"Overlay", "", "clusters/prod"}).text(), "Overlay/clusters/prod");
}

TEST(Names, areDifferentAndNotEmpty)
{
    std::set<std::string_view> signalNames;
    for (int value = 0; value <= static_cast<int>(Signal::NameWords); ++value)
        signalNames.insert(signalName(static_cast<Signal>(value)));
    EXPECT_EQ(signalNames.size(), static_cast<std::size_t>(Signal::NameWords) + 1);
    EXPECT_FALSE(signalNames.contains(""));
    std::set<std::string_view> attributeNames;
    for (int value = 0; value <= static_cast<int>(Attribute::None); ++value)
        attributeNames.insert(attributeName(static_cast<Attribute>(value)));
    EXPECT_EQ(attributeNames.size(), static_cast<std::size_t>(Attribute::None) + 1);
    EXPECT_EQ(severityName(Severity::Info), "info");
    EXPECT_EQ(severityName(Severity::Warning), "warning");
    EXPECT_EQ(severityName(Severity::Error), "error");
}

TEST(Names, ofControllersReasonsAndTargetsAreDifferent)
{
    std::set<std::string_view> controllers;
    for (int value = 0; value <= static_cast<int>(Controller::ClusterApi); ++value)
        controllers.insert(controllerName(static_cast<Controller>(value)));
    EXPECT_EQ(controllers.size(), static_cast<std::size_t>(Controller::ClusterApi) + 1);
    EXPECT_FALSE(controllers.contains(""));
    std::set<std::string_view> reasons;
    for (int value = 0; value <= static_cast<int>(Reason::Kind::Note); ++value)
        reasons.insert(reasonKindName(static_cast<Reason::Kind>(value)));
    EXPECT_EQ(reasons.size(), static_cast<std::size_t>(Reason::Kind::Note) + 1);
    EXPECT_FALSE(reasons.contains(""));
    EXPECT_EQ(targetingStateName(TargetingObject::State::Known), "known");
    EXPECT_EQ(targetingStateName(TargetingObject::State::Incomplete), "incomplete");
    EXPECT_EQ(targetingStateName(TargetingObject::State::Unknown), "unknown");
    EXPECT_EQ(targetingStateName(TargetingObject::State::Failed), "failed");
}

TEST(Unit, hasADeclarationEvenWhereNoObjectDeclaresIt)
{
    const Unit overlay;
    ASSERT_NE(overlay.declaration, nullptr);
    EXPECT_EQ(overlay.controller, Controller::Overlay);
    EXPECT_TRUE(overlay.declaration->reasons.empty());
    EXPECT_TRUE(overlay.declaration->declaredBy.empty());
}

TEST(Cluster, environmentIsItsDimensionOrElseItsIdentity)
{
    Cluster cluster;
    EXPECT_EQ(cluster.environment(), "");
    cluster.identity[Attribute::Environment] = {"staging", "stage"};
    EXPECT_EQ(cluster.environment(), "staging");
    cluster.dimensions["environment"] = "production";
    EXPECT_EQ(cluster.environment(), "production");
    EXPECT_EQ(cluster.region(), "");
    cluster.dimensions["region"] = "eu";
    EXPECT_EQ(cluster.region(), "eu");
}

TEST(Snapshot, findsByName)
{
    Snapshot snapshot;
    for (const char *name : {"b", "a", "c"}) {
        Cluster cluster;
        cluster.name = name;
        snapshot.clusterByName[name] = static_cast<ClusterIndex>(snapshot.clusters.size());
        snapshot.clusters.push_back(cluster);
    }
    for (const ClusterIndex cluster : {0U, 0U, 2U}) {
        Unit unit;
        unit.cluster = cluster;
        snapshot.units.push_back(unit);
    }
    Layer layer;
    layer.path = base::RepoPath::fromText("base").value_or(base::RepoPath());
    snapshot.layerByPath[layer.path] = 0;
    snapshot.layers.push_back(layer);

    EXPECT_EQ(snapshot.findCluster("a"), &snapshot.clusters[1]);
    EXPECT_EQ(snapshot.findCluster("x"), nullptr);
    EXPECT_EQ(snapshot.findLayer(layer.path), &snapshot.layers[0]);
    EXPECT_EQ(snapshot.findLayer(base::RepoPath()), nullptr);
    EXPECT_EQ(snapshot.unitsOf(0), (std::vector<std::size_t>{0, 1}));
    EXPECT_TRUE(snapshot.unitsOf(1).empty());
    EXPECT_EQ(snapshot.unitsOf(2), (std::vector<std::size_t>{2}));
    ClusterSet set;
    set.insert(0);
    set.insert(1);
    EXPECT_EQ(snapshot.namesOf(set), (std::vector<std::string>{"a", "b"}));
}
