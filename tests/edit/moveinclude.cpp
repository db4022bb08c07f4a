// SPDX-License-Identifier: Apache-2.0
#include "edit/editfixture.h"

using namespace fleetwright;
using namespace fleetwright::tests;
using base::ErrorCode;

namespace {

struct MoveInclude : ::testing::Test {
    EditedFleet fleet{sampleFiles()};

    ErrorCode codeOf(const edit::MoveInclude &intent)
    {
        const auto plan = fleet.plan(intent);
        if (plan && plan->refusal)
            return plan->refusal->code;
        EXPECT_FALSE(plan);
        return plan ? ErrorCode::Invalid : plan.error().code;
    }
};

} // namespace

TEST_F(MoveInclude, changesOneLine)
{
    const edit::Plan plan = fleet.planned(edit::MoveInclude{
        at("clusters/dev-us-east-1"), at("environments/dev"), at("environments/staging")});
    EXPECT_EQ(changedLines(plan), "-- ../../environments/dev\n+- ../../environments/staging\n");
    EXPECT_EQ(affectedClusters(plan), std::vector<std::string>{"dev-us-east-1"});
    EXPECT_GT(plan.affected.counts().changed, 0u);
}

TEST_F(MoveInclude, aLayerTakesItsClustersAlong)
{
    const edit::Plan plan = fleet.planned(edit::MoveInclude{
        at("regions/eu-west"), at("environments/production"), at("environments/staging")});
    EXPECT_EQ(changedLines(plan),
              "-- ../../environments/production\n+- ../../environments/staging\n");
    EXPECT_EQ(affectedClusters(plan), std::vector<std::string>{"prod-eu-west-1"});
}

TEST_F(MoveInclude, thereAndBackIsNothing)
{
    const std::string path = "clusters/dev-us-east-1/kustomization.yaml";
    const std::string before = fleet.bytes(path);
    fleet.apply(fleet.planned(edit::MoveInclude{
        at("clusters/dev-us-east-1"), at("environments/dev"), at("environments/staging")}));
    EXPECT_NE(fleet.bytes(path), before);
    fleet.apply(fleet.planned(edit::MoveInclude{
        at("clusters/dev-us-east-1"), at("environments/staging"), at("environments/dev")}));
    EXPECT_EQ(fleet.bytes(path), before);
}

TEST_F(MoveInclude, refusesWhatCannotBe)
{
    const auto cluster = at("clusters/dev-us-east-1");
    EXPECT_EQ(codeOf({at("environments/dev"), at("base"), cluster}), ErrorCode::Cycle);
    EXPECT_EQ(codeOf({at("environments/dev"), at("base"), at("environments/dev")}),
              ErrorCode::Cycle);
    EXPECT_EQ(codeOf({cluster, at("environments/dev"), at("environments/dev")}),
              ErrorCode::Refused);
    EXPECT_EQ(codeOf({cluster, at("base"), at("environments/staging")}),
              ErrorCode::NotFound); // not its own parent
    EXPECT_EQ(codeOf({cluster, at("environments/dev"), at("nowhere")}), ErrorCode::NotFound);
}

TEST(MoveIncludeStyle, keepsQuotesCommentsAndLineEnds)
{
    EditedFleet fleet(
        {{"base/kustomization.yaml", "resources: [cm.yaml]\n"},
         {"base/cm.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n"},
         {"other/kustomization.yaml", "resources: [../base]\nnamePrefix: x-\n"},
         {"clusters/one/kustomization.yaml", "resources:\r\n  - '../../base/' # the parent\r\n"},
         {"clusters/two/kustomization.yaml", "resources:\n- ../../base\n"}});
    fleet.apply(fleet.planned(edit::MoveInclude{at("clusters/one"), at("base"), at("other")}));
    EXPECT_EQ(fleet.bytes("clusters/one/kustomization.yaml"),
              "resources:\r\n  - '../../other/' # the parent\r\n");
}
