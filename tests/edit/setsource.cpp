// SPDX-License-Identifier: Apache-2.0
#include "edit/editfixture.h"

using namespace fleetwright;
using namespace fleetwright::tests;

TEST(SetSource, showsWhatTypingChanges)
{
    EditedFleet fleet(sampleFiles());
    const std::string path = "environments/production/kustomization.yaml";
    const auto begin = static_cast<std::uint32_t>(fleet.bytes(path).find("count: 2") + 7);
    const edit::Plan plan = fleet.planned(edit::SetSource{at(path), {{begin, begin + 1, "4"}}});
    EXPECT_EQ(changedLines(plan), "-  count: 2\n+  count: 4\n");
    EXPECT_EQ(affectedClusters(plan),
              (std::vector<std::string>{"prod-eu-west-1", "prod-us-east-1"}));
}

TEST(SetSource, refusesWhatBreaksTheFleet)
{
    EditedFleet fleet(sampleFiles());
    const std::string path = "base/monitoring/prometheus.yaml";
    const auto plan = fleet.plan(edit::SetSource{at(path), {{0, 0, "a: [\n"}}});
    ASSERT_TRUE(plan);
    ASSERT_TRUE(plan->refusal);
    EXPECT_FALSE(plan->newProblems.empty());
}

TEST(SetSource, refusesOverlapsAndPlacesBeyondTheFile)
{
    EditedFleet fleet(sampleFiles());
    const base::RepoPath path = at("base/kustomization.yaml");
    EXPECT_FALSE(fleet.plan(edit::SetSource{path, {{0, 5, "x"}, {3, 6, "y"}}}));
    EXPECT_FALSE(fleet.plan(edit::SetSource{path, {{5, 100000, "x"}}}));
    EXPECT_FALSE(fleet.plan(edit::SetSource{at("nothing.yaml"), {{0, 0, "x"}}}));
}
