// SPDX-License-Identifier: Apache-2.0
#include "edit/editfixture.h"

using namespace fleetwright;
using namespace fleetwright::tests;
using edit::Scope;

namespace {

struct SixClusters : ::testing::Test {
    EditedFleet fleet{sampleFiles()};
};

} // namespace

TEST_F(SixClusters, aClusterThatSetsTheImageChangesOneLine)
{
    const edit::Plan plan =
        fleet.planned(setPrometheus(Scope::ofCluster("staging-us-east-1"), "v2.57.0"));
    EXPECT_EQ(changedLines(plan), "-  newTag: v2.56.0\n+  newTag: v2.57.0\n");
    EXPECT_EQ(plan.linesAdded, 1u);
    EXPECT_EQ(plan.linesRemoved, 1u);
    EXPECT_EQ(plan.layer, at("clusters/staging-us-east-1"));
    EXPECT_EQ(plan.field, "images");
    EXPECT_EQ(plan.place.file, at("clusters/staging-us-east-1/kustomization.yaml"));
    EXPECT_EQ(plan.place.line, 19u);
    EXPECT_EQ(affectedClusters(plan), std::vector<std::string>{"staging-us-east-1"});
    ASSERT_EQ(plan.affected.clusters[0].changes.size(), 1u);
    const diff::ObjectChange &change = plan.affected.clusters[0].changes[0];
    ASSERT_EQ(change.fields.size(), 1u);
    EXPECT_EQ(change.fields[0].path, prometheusImage);
    EXPECT_EQ(change.fields[0].afterText, "quay.io/prometheus/prometheus:v2.57.0");
}

TEST_F(SixClusters, theStagingLayerGetsAnEntryOfItsOwn)
{
    const edit::Plan plan =
        fleet.planned(setPrometheus(Scope::ofLayer(at("environments/staging")), "v2.56.0"));
    EXPECT_EQ(changedLines(plan),
              "+images:\n+- name: quay.io/prometheus/prometheus\n+  newTag: v2.56.0\n");
    EXPECT_EQ(plan.layer, at("environments/staging"));
    // The other staging cluster sets the same tag itself.
    EXPECT_EQ(affectedClusters(plan), std::vector<std::string>{"staging-eu-west-1"});
    fleet.apply(plan);
    const edit::Plan again =
        fleet.planned(setPrometheus(Scope::ofLayer(at("environments/staging")), "v2.58.0"));
    EXPECT_EQ(changedLines(again), "-  newTag: v2.56.0\n+  newTag: v2.58.0\n");
}

TEST_F(SixClusters, theBaseSetsTheImageForAll)
{
    const edit::Plan plan = fleet.planned(setPrometheus(Scope::ofLayer(at("base")), "v2.55.2"));
    EXPECT_EQ(changedLines(plan), "-        image: quay.io/prometheus/prometheus:v2.55.1\n"
                                  "+        image: quay.io/prometheus/prometheus:v2.55.2\n");
    EXPECT_EQ(plan.field, "resources");
    EXPECT_EQ(affectedClusters(plan).size(), 5u);
}

TEST_F(SixClusters, aClusterWithoutAnEntryDoesNotTouchTheBase)
{
    const edit::Plan plan =
        fleet.planned(setPrometheus(Scope::ofCluster("prod-eu-west-1"), "v2.56.0"));
    EXPECT_EQ(plan.layer, at("clusters/prod-eu-west-1"));
    EXPECT_EQ(plan.linesRemoved, 0u);
    EXPECT_EQ(affectedClusters(plan), std::vector<std::string>{"prod-eu-west-1"});
}

TEST_F(SixClusters, theCanaryMovesToItsOneCluster)
{
    // Put into the staging layer by mistake, seen, and taken back to the cluster it was meant for.
    const std::string before = fleet.bytes("environments/staging/kustomization.yaml");
    fleet.apply(
        fleet.planned(setPrometheus(Scope::ofLayer(at("environments/staging")), "v2.57.0")));
    const edit::UnsetField back{Scope::ofLayer(at("environments/staging")),
                                object("Deployment", "prometheus", "monitoring"),
                                field(prometheusImage),
                                {}};
    fleet.apply(fleet.planned(back));
    EXPECT_EQ(fleet.bytes("environments/staging/kustomization.yaml"), before);
    const edit::Plan plan =
        fleet.planned(setPrometheus(Scope::ofCluster("staging-us-east-1"), "v2.57.0"));
    EXPECT_EQ(changedLines(plan), "-  newTag: v2.56.0\n+  newTag: v2.57.0\n");
}

TEST_F(SixClusters, editHereMeansAllClustersOfThatLayer)
{
    edit::SetField intent = setPrometheus(Scope::ofCluster("staging-eu-west-1"), "v2.55.2");
    intent.atLayer = at("base");
    const edit::Plan plan = fleet.planned(intent);
    EXPECT_EQ(plan.layer, at("base"));
    EXPECT_EQ(affectedClusters(plan).size(), 5u);
    intent.atLayer = at("environments/production");
    const auto elsewhere = fleet.plan(intent);
    ASSERT_FALSE(elsewhere);
    EXPECT_EQ(elsewhere.error().code, base::ErrorCode::Refused);
}

TEST_F(SixClusters, replicasChangeTheirEntry)
{
    const edit::SetField intent{Scope::ofLayer(at("environments/production")),
                                object("Deployment", "prometheus"),
                                field("spec.replicas"),
                                "3",
                                {},
                                {}};
    const edit::Plan plan = fleet.planned(intent);
    EXPECT_EQ(changedLines(plan), "-  count: 2\n+  count: 3\n");
    EXPECT_EQ(plan.field, "replicas");
    EXPECT_EQ(affectedClusters(plan),
              (std::vector<std::string>{"prod-eu-west-1", "prod-us-east-1"}));
}

TEST_F(SixClusters, replicasGetAnEntryWhereThereIsNone)
{
    const edit::SetField intent{Scope::ofCluster("dev-eu-west-1"),
                                object("Deployment", "prometheus"),
                                field("spec.replicas"),
                                "2",
                                {},
                                {}};
    const edit::Plan plan = fleet.planned(intent);
    EXPECT_EQ(changedLines(plan), "+replicas:\n+- name: prometheus\n+  count: 2\n");
}

TEST_F(SixClusters, aLiteralChangesInItsGenerator)
{
    const edit::SetField intent{Scope::ofCluster("prod-eu-west-1"),
                                object("ConfigMap", "cluster-identity"),
                                field("data.REGION"),
                                "eu-west-2",
                                {},
                                {}};
    const edit::Plan plan = fleet.planned(intent);
    EXPECT_EQ(changedLines(plan), "-  - REGION=eu-west-1\n+  - REGION=eu-west-2\n");
    EXPECT_EQ(plan.field, "configMapGenerator");
    const edit::SetField added{Scope::ofCluster("prod-eu-west-1"),
                               object("ConfigMap", "cluster-identity"),
                               field("data.TIER"),
                               "gold",
                               {},
                               {}};
    EXPECT_EQ(changedLines(fleet.planned(added)), "+  - TIER=gold\n");
}

TEST_F(SixClusters, aValueInsideAnInlinePatchChangesInPlace)
{
    const edit::SetField intent{Scope::ofLayer(at("environments/production")),
                                object("Namespace", "monitoring"),
                                field("metadata.labels.\"platform.example.com/critical\""),
                                "false",
                                {},
                                {}};
    const edit::Plan plan = fleet.planned(intent);
    EXPECT_EQ(changedLines(plan), "-      value: \"true\"\n+      value: \"false\"\n");
    EXPECT_EQ(plan.field, "patches");
}

TEST_F(SixClusters, aScalarItemIsPatchedByItsIndex)
{
    const edit::SetField intent{Scope::ofCluster("dev-us-east-1"),
                                object("Deployment", "prometheus"),
                                field("spec.template.spec.containers[name=prometheus].args[0]"),
                                "--storage.tsdb.retention.time=2d",
                                {},
                                {}};
    const edit::Plan plan = fleet.planned(intent);
    EXPECT_EQ(plan.field, "patches");
    EXPECT_EQ(affectedClusters(plan), std::vector<std::string>{"dev-us-east-1"});
    // The comment after the base's own value stays when the base is edited.
    edit::SetField base = intent;
    base.scope = Scope::ofLayer(at("base"));
    EXPECT_EQ(changedLines(fleet.planned(base)),
              "-        - --storage.tsdb.retention.time=15d # two weeks and a day of margin\n"
              "+        - --storage.tsdb.retention.time=2d # two weeks and a day of margin\n");
}

TEST_F(SixClusters, aLabelOfOneObjectIsPatchedNotSetForAll)
{
    const edit::SetField intent{Scope::ofCluster("dev-us-east-1"),
                                object("Namespace", "monitoring"),
                                field("metadata.labels.team"),
                                "observability",
                                {},
                                {}};
    const edit::Plan plan = fleet.planned(intent);
    EXPECT_EQ(plan.field, "patches");
    EXPECT_EQ(plan.affected.counts().fields, 1u);
}

TEST_F(SixClusters, aCommonLabelOfManyObjectsIsRefusedWithChoices)
{
    edit::SetField intent{Scope::ofLayer(at("environments/staging")),
                          object("Namespace", "monitoring"),
                          field("metadata.labels.\"platform.example.com/environment\""),
                          "stage",
                          {},
                          {}};
    intent.atLayer = at("environments/staging");
    const auto plan = fleet.plan(intent, edit::Alternatives::Always);
    ASSERT_TRUE(plan);
    // It stands on every object, and patches of this layer come before its labels.
    ASSERT_TRUE(plan->refusal);
    EXPECT_NE(plan->refusal->detail.find("it would also change"), std::string::npos);
    std::vector<std::string> layers;
    for (const edit::Alternative &alternative : plan->alternatives)
        layers.push_back(alternative.layer.text());
    EXPECT_NE(std::ranges::find(layers, "base"), layers.end());
}

TEST_F(SixClusters, saysWhatIsNotThere)
{
    using base::ErrorCode;
    EXPECT_EQ(fleet.plan(setPrometheus(Scope::ofCluster("nowhere"), "v1")).error().code,
              ErrorCode::NotFound);
    EXPECT_EQ(fleet.plan(setPrometheus(Scope::ofLayer(at("nowhere")), "v1")).error().code,
              ErrorCode::NotFound);
    edit::SetField intent = setPrometheus(Scope::ofCluster("dev-us-east-1"), "v1");
    intent.object.name = "nothing";
    EXPECT_EQ(fleet.plan(intent).error().code, ErrorCode::NotFound);
    intent = setPrometheus(Scope::ofCluster("dev-us-east-1"), "v2.55.1"); // the value it has
    const auto same = fleet.plan(intent);
    ASSERT_TRUE(!same || same->refusal);
}
