// SPDX-License-Identifier: Apache-2.0
#include "fleet/decides.h"
#include "fleet/fixture.h"

#include <gtest/gtest.h>

using namespace fleetwright;
using namespace fleetwright::testing;
using fleet::DecidesIndex;

TEST(Decides, linesKnowWhereTheirValuesSurvive)
{
    const auto fleet = open(sixClusters());
    const auto index = DecidesIndex::build(
        *fleet, {path("base/monitoring/prometheus.yaml"), path("base/monitoring/namespace.yaml"),
                 path("clusters/staging-us-east-1/kustomization.yaml"),
                 path("environments/production/kustomization.yaml"), path("clusters.yaml")});
    const auto names = [&](std::string_view file, std::uint32_t line) {
        return fleet->namesOf(index->at(path(file), line));
    };
    // The Prometheus image of the base is replaced in the cluster with the canary.
    EXPECT_EQ(names("base/monitoring/prometheus.yaml", 18).size(), 5U);
    EXPECT_EQ(names("base/monitoring/namespace.yaml", 4).size(), 6U);
    EXPECT_EQ(names("clusters/staging-us-east-1/kustomization.yaml", 19),
              (std::vector<std::string>{"staging-us-east-1"}));
    EXPECT_EQ(names("environments/production/kustomization.yaml", 8),
              (std::vector<std::string>{"prod-eu-west-1", "prod-us-east-1"}));
    EXPECT_TRUE(names("environments/production/kustomization.yaml", 1).empty());
    EXPECT_TRUE(names("clusters.yaml", 2).empty());
}

TEST(Decides, onlyFilesAskedForAreThere)
{
    const auto fleet = open(sixClusters());
    const auto index = DecidesIndex::build(*fleet, {path("base/monitoring/namespace.yaml")});
    EXPECT_FALSE(index->linesOf(path("base/monitoring/namespace.yaml")).empty());
    EXPECT_TRUE(index->linesOf(path("base/monitoring/prometheus.yaml")).empty());
}

TEST(Decides, hiddenValuesAreLinesWithoutClusters)
{
    const auto fleet =
        open({{"base/kustomization.yaml", including({"map.yaml"})},
              {"base/map.yaml", configMap("a", "one")},
              {"clusters/edge-1/kustomization.yaml",
               including({"../../base"},
                         "patches:\n- patch: |-\n    apiVersion: v1\n    kind: ConfigMap\n"
                         "    metadata: {name: a}\n    data: {value: two}\n")}});
    const auto index = DecidesIndex::build(
        *fleet, {path("base/map.yaml"), path("clusters/edge-1/kustomization.yaml")});
    EXPECT_TRUE(index->at(path("base/map.yaml"), 6).empty());
    const auto &lines = index->linesOf(path("base/map.yaml"));
    const bool listed = std::any_of(lines.begin(), lines.end(),
                                    [](const fleet::LineReach &line) { return line.line == 6; });
    EXPECT_TRUE(listed);
    EXPECT_EQ(index->at(path("clusters/edge-1/kustomization.yaml"), 10).size(), 1U);
    EXPECT_TRUE(std::is_sorted(lines.begin(), lines.end(),
                               [](const auto &l, const auto &r) { return l.line < r.line; }));
}

TEST(Decides, anIncludingLineDecidesForThoseWhoInheritThere)
{
    const auto fleet = open(sixClusters());
    const auto index = DecidesIndex::build(
        *fleet, {path("environments/staging/kustomization.yaml"), path("base/kustomization.yaml")});
    // "- ../../base" in the staging environment, two of the six clusters that base reaches.
    EXPECT_EQ(fleet->namesOf(index->at(path("environments/staging/kustomization.yaml"), 4)),
              (std::vector<std::string>{"staging-eu-west-1", "staging-us-east-1"}));
    EXPECT_EQ(index->at(path("base/kustomization.yaml"), 4).size(), 6U);
}

TEST(Decides, everyLineOfABlockCounts)
{
    const auto fleet =
        open({{"clusters/edge-1/kustomization.yaml", including({"map.yaml"})},
              {"clusters/edge-1/map.yaml",
               "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  text: |\n"
               "    first\n    second\n"}});
    const auto index = DecidesIndex::build(*fleet, {path("clusters/edge-1/map.yaml")});
    EXPECT_EQ(index->at(path("clusters/edge-1/map.yaml"), 6).size(), 1U);
    EXPECT_EQ(index->at(path("clusters/edge-1/map.yaml"), 7).size(), 1U);
}
