// SPDX-License-Identifier: Apache-2.0
#include "edit/editfixture.h"

using namespace fleetwright;
using namespace fleetwright::tests;
using base::ErrorCode;

namespace {

struct AddCluster : ::testing::Test {
    EditedFleet fleet{sampleFiles()};
};

std::string replacedAll(std::string text, const std::string &from, const std::string &to)
{
    for (std::size_t begin = text.find(from); begin != std::string::npos;
         begin = text.find(from, begin + to.size()))
        text.replace(begin, from.size(), to);
    return text;
}

} // namespace

TEST_F(AddCluster, copiesFolderAndInventoryEntry)
{
    const edit::Plan plan =
        fleet.planned(edit::AddCluster{"staging-ap-south-1",
                                       "staging-eu-west-1",
                                       {{"eu-west-1", "ap-south-1"}, {"eu-west", "ap-south"}}});
    ASSERT_EQ(plan.changes.size(), 2u);
    const std::string sibling = fleet.bytes("clusters/staging-eu-west-1/kustomization.yaml");
    fleet.apply(plan);
    EXPECT_EQ(fleet.bytes("clusters/staging-ap-south-1/kustomization.yaml"),
              replacedAll(sibling, "eu-west", "ap-south"));
    const std::string inventory = fleet.bytes("clusters.yaml");
    EXPECT_NE(inventory.find("- name: staging-ap-south-1\n"
                             "  labels:\n"
                             "    platform.example.com/environment: staging\n"
                             "    platform.example.com/region: ap-south\n"
                             "    platform.example.com/compliance: gdpr\n"
                             "- name: prod-us-east-1\n"),
              std::string::npos);
    const model::Cluster *added = fleet.snapshot()->findCluster("staging-ap-south-1");
    ASSERT_NE(added, nullptr);
    EXPECT_EQ(added->environment(), "staging");
    EXPECT_EQ(affectedClusters(plan), std::vector<std::string>{"staging-ap-south-1"});
    EXPECT_TRUE(plan.affected.clusters[0].added);
}

TEST_F(AddCluster, theLastEntryOfAFileWithoutFinalNewline)
{
    EditedFleet crlf(
        {{"clusters.yaml", "clusters:\r\n  - name: one\r\n  - name: two # last"},
         {"base/kustomization.yaml", "namePrefix: a-\nconfigMapGenerator:\n- name: x\n"},
         {"clusters/one/kustomization.yaml", "resources: [../../base]\n"},
         {"clusters/two/kustomization.yaml", "resources: [../../base]\n"}});
    crlf.apply(crlf.planned(edit::AddCluster{"three", "two", {}}));
    EXPECT_EQ(crlf.bytes("clusters.yaml"),
              "clusters:\r\n  - name: one\r\n  - name: two # last\r\n  - name: three # last");
    EXPECT_EQ(crlf.bytes("clusters/three/kustomization.yaml"), "resources: [../../base]\n");
}

TEST(AddClusterLayout, copiesEveryFolderAndListsItBeside)
{
    EditedFleet fleet(
        {{"inventory/one.yaml", "cluster: one\nlabels:\n  region: eu\n"},
         {"inventory/two.yaml", "cluster: two\nlabels:\n  region: us\n"},
         {"base/kustomization.yaml", "configMapGenerator:\n- name: x\n  literals: [A=1]\n"},
         {"clusters/one/kustomization.yaml", "resources: [../../base, ../../apps/one]\n"},
         {"clusters/two/kustomization.yaml", "resources: [../../base, ../../apps/two]\n"},
         {"apps/one/kustomization.yaml", "resources: [app.yaml]\n"},
         {"apps/one/app.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: one-app\n"},
         {"apps/two/kustomization.yaml", "resources: [app.yaml]\n"},
         {"apps/two/app.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: two-app\n"}});
    const edit::Plan plan = fleet.planned(edit::AddCluster{"three", "two", {}});
    fleet.apply(plan);
    EXPECT_EQ(fleet.bytes("clusters/three/kustomization.yaml"),
              "resources: [../../base, ../../apps/three]\n");
    EXPECT_EQ(fleet.bytes("apps/three/app.yaml"),
              "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: three-app\n");
    EXPECT_NE(fleet.snapshot()->findCluster("three"), nullptr);
}

TEST_F(AddCluster, asksForTheSiblingsOwnValues)
{
    const auto tokens =
        edit::identityTokens(*fleet.snapshot(), "staging-eu-west-1", "staging-ap-south-1");
    ASSERT_TRUE(tokens) << base::describe(tokens.error());
    ASSERT_FALSE(tokens->empty());
    EXPECT_EQ(tokens->front().meaning, "name");
    EXPECT_EQ(tokens->front().suggestion, "staging-ap-south-1");
    const auto suggestionFor = [&](const std::string &value) {
        const auto found = std::ranges::find(*tokens, value, &edit::IdentityToken::value);
        return found == tokens->end() ? std::string("(none)") : found->suggestion;
    };
    EXPECT_EQ(suggestionFor("eu-west-1"), "ap-south-1");
    EXPECT_EQ(suggestionFor("eu-west"), "ap-south");
    EXPECT_EQ(suggestionFor("staging"), "staging");
}

TEST_F(AddCluster, refusesNamesThatAreTakenOrNone)
{
    const auto codeOf = [&](const std::string &name, const std::string &like) {
        return fleet.plan(edit::AddCluster{name, like, {}}).error().code;
    };
    EXPECT_EQ(codeOf("prod-us-east-1", "staging-eu-west-1"), ErrorCode::Conflict);
    EXPECT_EQ(codeOf("x", "nowhere"), ErrorCode::NotFound);
    for (const char *name : {"", "Upper", "a/b", "../x", "-x", "x.", "a b", "a..b"})
        EXPECT_EQ(codeOf(name, "staging-eu-west-1"), ErrorCode::Invalid) << name;
}
