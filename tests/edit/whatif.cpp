// SPDX-License-Identifier: Apache-2.0
#include "edit/whatif.h"

#include "edit/editfixture.h"

#include <gtest/gtest.h>

using namespace fleetwright;
using namespace fleetwright::tests;

namespace {

std::map<std::string, std::string> files()
{
    return {
        {"clusters.yaml", "clusters: # all of them\n- name: dev-1\n  labels:\n    "
                          "example.com/region: us-east # here\n"
                          "- name: prod-1\n  labels: {example.com/region: eu-west}\n"},
        {"argocd/dev-1.yaml", "apiVersion: v1\nkind: Secret\nmetadata:\n  name: dev-1\n  labels:\n"
                              "    argocd.argoproj.io/secret-type: cluster\n    "
                              "example.com/region: us-east\nstringData:\n"
                              "  name: dev-1\n  server: https://dev-1.example.com\n"},
        {"base/kustomization.yaml", "resources:\n- map.yaml\n"},
        {"base/map.yaml",
         "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: map\ndata:\n  a: b\n"},
        {"clusters/dev-1/kustomization.yaml", "resources:\n- ../../base\n"},
        {"clusters/prod-1/kustomization.yaml", "resources:\n- ../../base\n"},
    };
}

std::string bytesOf(const edit::FileChanges &changes, std::string_view path)
{
    const auto found = changes.find(at(path));
    if (found == changes.end())
        return "(unchanged)";
    return found->second.value_or("(removed)");
}

} // namespace

TEST(WhatIf, ALabelChangesWhereverItIsSaid)
{
    const EditedFleet fleet(files());
    const auto changes = edit::relabelled(*fleet.snapshot(), "dev-1", {{"region", "eu-west"}});
    ASSERT_TRUE(changes) << base::describe(changes.error());
    EXPECT_EQ(changes->size(), 2u);
    EXPECT_EQ(
        bytesOf(*changes, "clusters.yaml"),
        "clusters: # all of them\n- name: dev-1\n  labels:\n    example.com/region: eu-west # "
        "here\n- name: prod-1\n  labels: {example.com/region: eu-west}\n");
    EXPECT_NE(bytesOf(*changes, "argocd/dev-1.yaml").find("    example.com/region: eu-west\n"),
              std::string::npos);
}

TEST(WhatIf, ALabelThatIsNotThereJoinsTheOthers)
{
    const EditedFleet fleet(files());
    const auto changes = edit::relabelled(*fleet.snapshot(), "prod-1", {{"tier", "gold"}});
    ASSERT_TRUE(changes) << base::describe(changes.error());
    EXPECT_EQ(changes->size(), 1u);
    EXPECT_NE(bytesOf(*changes, "clusters.yaml")
                  .find("labels: {example.com/region: eu-west, tier: gold}"),
              std::string::npos)
        << bytesOf(*changes, "clusters.yaml");
}

TEST(WhatIf, SeveralLabelsChangeAtOnce)
{
    const EditedFleet fleet(files());
    const auto changes =
        edit::changesOfLabel(*fleet.snapshot(), "prod-1:region=us-east,tier=gold,spot=true");
    ASSERT_TRUE(changes) << base::describe(changes.error());
    EXPECT_NE(bytesOf(*changes, "clusters.yaml")
                  .find("labels: {example.com/region: us-east, tier: gold, spot: \"true\"}"),
              std::string::npos)
        << bytesOf(*changes, "clusters.yaml");
}

TEST(WhatIf, ALabelThatKubernetesRefusesIsInvalid)
{
    const EditedFleet fleet(files());
    for (const std::string_view text : {"prod-1", "prod-1:a", "prod-1:=b", "prod-1:a=b c",
                                        "prod-1:a b=c", "prod-1:a=b,", "prod-1:a=-b"}) {
        const auto changes = edit::changesOfLabel(*fleet.snapshot(), text);
        ASSERT_FALSE(changes) << text;
        EXPECT_EQ(changes.error().code, base::ErrorCode::Invalid) << text;
    }
}

TEST(WhatIf, AnUnknownClusterIsNotFound)
{
    const EditedFleet fleet(files());
    EXPECT_EQ(edit::relabelled(*fleet.snapshot(), "nowhere", {{"region", "x"}}).error().code,
              base::ErrorCode::NotFound);
    EXPECT_EQ(edit::withoutCluster(*fleet.snapshot(), "nowhere").error().code,
              base::ErrorCode::NotFound);
}

TEST(WhatIf, ANewClusterIsRegisteredWhereOthersAre)
{
    const EditedFleet fleet(files());
    const auto changes = edit::withNewCluster(*fleet.snapshot(), "prod-9", {{"region", "eu-west"}});
    ASSERT_TRUE(changes) << base::describe(changes.error());
    EXPECT_EQ(bytesOf(*changes, "clusters.yaml"),
              files()["clusters.yaml"]
                  + "- name: \"prod-9\"\n  labels:\n    \"example.com/region\": \"eu-west\"\n");
    fleet::MemoStore store;
    const auto impact = edit::impactOfChanges(fleet.snapshot(), *changes, store, {});
    ASSERT_TRUE(impact);
    ASSERT_EQ((*impact)->clusters.size(), 1u);
    EXPECT_EQ((*impact)->clusters[0].kind, diff::ClusterChange::Kind::Added);
    const model::Cluster *added = (*impact)->fleet.after->findCluster("prod-9");
    ASSERT_TRUE(added);
    EXPECT_EQ(added->labels,
              (std::map<std::string, std::string>{{"example.com/region", "eu-west"}}));
    EXPECT_TRUE(std::ranges::any_of(added->facts, [](const model::Fact &fact) {
        return fact.signal == model::Signal::ArgoClusterSecret;
    }));
    EXPECT_EQ(edit::withNewCluster(*fleet.snapshot(), "dev-1", {{"a", "b"}}).error().code,
              base::ErrorCode::Conflict);
}

TEST(WhatIf, WithoutAClusterItsFolderAndEntriesAreGone)
{
    const EditedFleet fleet(files());
    const auto changes = edit::withoutCluster(*fleet.snapshot(), "dev-1");
    ASSERT_TRUE(changes) << base::describe(changes.error());
    EXPECT_EQ(bytesOf(*changes, "clusters/dev-1/kustomization.yaml"), "(removed)");
    EXPECT_EQ(bytesOf(*changes, "clusters.yaml"),
              "clusters: # all of them\n- name: prod-1\n  labels: {example.com/region: eu-west}\n");
    fleet::MemoStore store;
    const auto impact = edit::impactOfChanges(fleet.snapshot(), *changes, store, {});
    ASSERT_TRUE(impact);
    ASSERT_EQ((*impact)->clusters.size(), 1u);
    EXPECT_EQ((*impact)->clusters[0].kind, diff::ClusterChange::Kind::Removed);
    EXPECT_EQ((*impact)->clusters[0].cluster, "dev-1");
}

TEST(WhatIf, ASelectorTakesTheOldOnesPlace)
{
    const EditedFleet fleet(files());
    auto snapshot = std::make_shared<model::Snapshot>(*fleet.snapshot());
    snapshot->files = base::makeOverlayFiles(
        snapshot->files,
        edit::toOverlay(
            {{at("argocd/web.yaml"),
              "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata:\n  name: "
              "web\nspec:\n  generators:\n  - clusters:\n      selector:\n        "
              "matchLabels:\n          region: us\n      values: {a: b}\n"}}));
    model::TargetingObject object;
    object.id = {"ApplicationSet", "argocd", "web"};
    object.place = {at("argocd/web.yaml"), 4, 9};
    snapshot->targeting.push_back(object);
    const auto changes =
        edit::reselected(*snapshot, "ApplicationSet/argocd/web",
                         "spec.generators[0].clusters.selector", "region in (us,eu),tier=gold");
    ASSERT_TRUE(changes) << base::describe(changes.error());
    EXPECT_NE(bytesOf(*changes, "argocd/web.yaml")
                  .find("      selector:\n        {matchLabels: {\"tier\": \"gold\"}, "
                        "matchExpressions: [{key: \"region\", operator: In, values: [\"us\", "
                        "\"eu\"]}]}\n      values: {a: b}\n"),
              std::string::npos)
        << bytesOf(*changes, "argocd/web.yaml");
    EXPECT_EQ(edit::reselected(*snapshot, "ApplicationSet/argocd/none", "spec", "a").error().code,
              base::ErrorCode::NotFound);
}
