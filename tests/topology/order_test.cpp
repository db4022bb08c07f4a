// SPDX-License-Identifier: Apache-2.0
#include "diff/fixture.h"
#include "topology/applyorder.h"
#include "topology/settings.h"
#include "topology/windows.h"

#include <gtest/gtest.h>

namespace fleetwright::topology {
namespace {

TEST(ApplyOrder, KindsThenNamesWithinAWave)
{
    const auto rendering =
        diff::renderingOf("kind: Widget\napiVersion: example.com/v1\nmetadata: {name: a}\n---\n"
                          "kind: Deployment\napiVersion: apps/v1\nmetadata: {name: a}\n---\n"
                          "kind: ConfigMap\napiVersion: v1\nmetadata: {name: z}\n---\n"
                          "kind: ConfigMap\napiVersion: v1\nmetadata: {name: b}\n---\n"
                          "kind: Namespace\napiVersion: v1\nmetadata: {name: n}\n---\n"
                          "kind: Secret\napiVersion: v1\nmetadata: {name: s, annotations: "
                          "{argocd.argoproj.io/sync-wave: first}}\n");
    const auto order = applyOrderOf(*rendering);
    ASSERT_EQ(order.size(), 1u); // a wave that is no number is wave 0
    EXPECT_EQ(order[0].objects, (std::vector<std::size_t>{4, 5, 3, 2, 1, 0}));
}

TEST(ApplyOrder, ArgoCdsHooksHideThoseOfHelm)
{
    const auto rendering =
        diff::renderingOf("kind: Job\napiVersion: batch/v1\nmetadata: {name: a, annotations: "
                          "{argocd.argoproj.io/hook: SyncFail, helm.sh/hook: pre-install, "
                          "helm.sh/hook-weight: '-5'}}\n");
    const auto order = applyOrderOf(*rendering);
    ASSERT_EQ(order.size(), 1u);
    EXPECT_EQ(order[0].phase, SyncPhase::SyncFail);
    EXPECT_EQ(order[0].wave, -5);
}

TEST(Windows, TimesGoThereAndBack)
{
    for (const char *text : {"2026-06-05T22:00:00Z", "1999-12-31T23:59:59Z"})
        EXPECT_EQ(timeText(readTime(text).value()), text);
    EXPECT_EQ(timeText(readTime("2026-03-01T00:30:00+01:00").value()), "2026-02-28T23:30:00Z");
    for (const char *text : {"", "2026-06-05T22:00:00", "2026-02-30T00:00:00Z",
                             "2026-06-05T22:00:00+1:00", "2026-06-05 22:00:00Z"})
        EXPECT_FALSE(readTime(text)) << text;
}

model::Snapshot fleetOf(const std::vector<bool> &prunes)
{
    model::Snapshot snapshot;
    for (std::size_t i = 0; i < prunes.size(); ++i) {
        model::Cluster cluster;
        cluster.name = "c" + std::to_string(i);
        snapshot.clusters.push_back(cluster);
        model::Unit unit;
        unit.id = {"Kustomization", "flux-system", "apps-" + cluster.name};
        unit.controller = model::Controller::Flux;
        unit.cluster = static_cast<model::ClusterIndex>(i);
        auto declaration = std::make_shared<model::UnitDeclaration>();
        declaration->delivery.prune = prunes[i];
        unit.declaration = declaration;
        snapshot.units.push_back(unit);
    }
    return snapshot;
}

TEST(Settings, TheOddOneOutOfThree)
{
    const auto outliers = outliersOf(fleetOf({true, false, true}));
    ASSERT_EQ(outliers.size(), 1u);
    EXPECT_EQ(outliers[0].unit, 1u);
    EXPECT_EQ(outliers[0].setting, "prune");
    EXPECT_EQ(outliers[0].usual, "yes");
}

TEST(Settings, NobodyIsOddWhereHalfAreSo)
{
    EXPECT_TRUE(outliersOf(fleetOf({true, false})).empty());
    EXPECT_TRUE(outliersOf(fleetOf({true, false, true, false})).empty());
}

} // namespace
} // namespace fleetwright::topology
