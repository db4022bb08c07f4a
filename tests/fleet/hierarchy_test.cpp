// SPDX-License-Identifier: Apache-2.0
#include "fleet/fixture.h"
#include "fleet/hierarchy.h"

#include <gtest/gtest.h>

using namespace fleetwright;
using namespace fleetwright::testing;
using fleet::Grouping;
using fleet::Hierarchy;
using fleet::HierarchyItem;
using fleet::HierarchyLink;

namespace {

/// One line an item, indented; repeats marked by '^' and not unfolded.
void print(const Hierarchy &hierarchy, const std::vector<HierarchyLink> &links, std::size_t depth,
           std::string &text)
{
    for (const HierarchyLink &link : links) {
        const HierarchyItem &item = hierarchy.items[link.item];
        text += std::string(depth * 2, ' ')
                + (item.kind == HierarchyItem::Kind::Fold ? std::to_string(item.folded) + " alike"
                                                          : item.label)
                + (link.repeated ? "^" : "") + ' ' + std::to_string(item.reach.size()) + '\n';
        if (!link.repeated)
            print(hierarchy, item.children, depth + 1, text);
    }
}

std::string shown(const model::Snapshot &snapshot, Grouping grouping)
{
    std::string text;
    const auto hierarchy = Hierarchy::build(snapshot, grouping);
    print(*hierarchy, hierarchy->roots, 0, text);
    return text;
}

} // namespace

TEST(Hierarchy, sixClustersByInheritance)
{
    EXPECT_EQ(shown(*open(sixClusters()), Grouping::Inheritance), "base 6\n"
                                                                  "  environments/dev 2\n"
                                                                  "    dev-eu-west-1 1\n"
                                                                  "    dev-us-east-1 1\n"
                                                                  "  environments/staging 2\n"
                                                                  "    staging-eu-west-1 1\n"
                                                                  "    staging-us-east-1 1\n"
                                                                  "  environments/production 2\n"
                                                                  "    regions/eu-west 1\n"
                                                                  "      prod-eu-west-1 1\n"
                                                                  "    regions/us-east 1\n"
                                                                  "      prod-us-east-1 1\n");
}

TEST(Hierarchy, sixClustersByFolder)
{
    EXPECT_EQ(shown(*open(sixClusters()), Grouping::Folder), "base 6\n"
                                                             "clusters 6\n"
                                                             "  dev-eu-west-1 1\n"
                                                             "  dev-us-east-1 1\n"
                                                             "  staging-eu-west-1 1\n"
                                                             "  staging-us-east-1 1\n"
                                                             "  prod-eu-west-1 1\n"
                                                             "  prod-us-east-1 1\n"
                                                             "environments 6\n"
                                                             "  dev 2\n"
                                                             "  staging 2\n"
                                                             "  production 2\n"
                                                             "regions 2\n"
                                                             "  eu-west 1\n"
                                                             "  us-east 1\n");
}

TEST(Hierarchy, aBaseStandsAboveLayersThatNobodyInheritsYet)
{
    const auto fleet = open(
        {{"clusters.yaml", "clusters:\n- name: prod-eu-1\n- name: dev-us-1\n"},
         {"config/base/kustomization.yaml", including({"map.yaml"})},
         {"config/base/map.yaml", configMap("a", "b")},
         {"environments/dev/kustomization.yaml", including({"../../config/base"})},
         {"environments/production/kustomization.yaml", including({"../../config/base"})},
         {"clusters/prod-eu-1/kustomization.yaml", including({"../../environments/production"})}});
    EXPECT_EQ(shown(*fleet, Grouping::Inheritance), "config/base 1\n"
                                                    "  environments/production 1\n"
                                                    "    prod-eu-1 1\n"
                                                    "  environments/dev 0\n"
                                                    "dev-us-1 1\n");
}

TEST(Hierarchy, aSharedLayerOutsideStandsAboveOnesWithoutADimension)
{
    const auto fleet =
        open({{"apps/portal/kustomization.yaml", including({"map.yaml"})},
              {"apps/portal/map.yaml", configMap("a", "b")},
              {"customers/acme/kustomization.yaml", including({"../../apps/portal", "own"})},
              {"customers/acme/own/kustomization.yaml", including({"map.yaml"})},
              {"customers/acme/own/map.yaml", configMap("c", "d")},
              {".fleetwright.yaml", "clusters:\n- name: one\n"}});
    EXPECT_EQ(shown(*fleet, Grouping::Inheritance), "one 1\n"
                                                    "apps/portal 0\n"
                                                    "  customers/acme 0\n"
                                                    "    customers/acme/own 0\n");
}

TEST(Hierarchy, repeatsAreMarkedAndUnreachedLayersComeLast)
{
    const auto fleet =
        open({{"a/base/kustomization.yaml", including({"map.yaml"})},
              {"a/base/map.yaml", configMap("a", "b")},
              {"b/base/kustomization.yaml", including({"map.yaml"})},
              {"b/base/map.yaml", configMap("c", "d")},
              {"unused/kustomization.yaml", including({"map.yaml"})},
              {"unused/map.yaml", configMap("e", "f")},
              {"clusters.yaml", "clusters: [{name: bare-1}]\n"},
              {"clusters/edge-1/kustomization.yaml", including({"../../a/base", "../../b/base"})}});
    EXPECT_EQ(shown(*fleet, Grouping::Inheritance), "a/base 1\n"
                                                    "  edge-1 1\n"
                                                    "b/base 1\n"
                                                    "  edge-1^ 1\n"
                                                    "bare-1 1\n"
                                                    "unused 0\n");
}

TEST(Hierarchy, layersOfSeveralClustersHaveThemAsLeaves)
{
    const auto fleet =
        open({{".fleetwright.yaml",
               "clusters:\n- {name: a-1, path: shared}\n- {name: b-1, path: shared}\n"},
              {"shared/kustomization.yaml", including({"map.yaml"})},
              {"shared/map.yaml", configMap("a", "b")}});
    EXPECT_EQ(shown(*fleet, Grouping::Inheritance), "shared 2\n  a-1 1\n  b-1 1\n");
    EXPECT_EQ(shown(*fleet, Grouping::Folder), "shared 2\n  a-1 1\n  b-1 1\n");
}

TEST(Hierarchy, veryManyIdenticalSiblingsAreFolded)
{
    Files files{{"base/kustomization.yaml", including({"map.yaml"})},
                {"base/map.yaml", configMap("a", "b")},
                {"extra/kustomization.yaml", including({"map.yaml"})},
                {"extra/map.yaml", configMap("c", "d")}};
    for (std::size_t i = 0; i < Hierarchy::foldAbove + 5; ++i)
        files["clusters/edge-" + std::to_string(i) + "/kustomization.yaml"] =
            including({"../../base"});
    files["clusters/odd-1/kustomization.yaml"] = including({"../../base", "../../extra"});
    const auto fleet = open(std::move(files));
    const auto hierarchy = Hierarchy::build(*fleet, Grouping::Inheritance);
    const auto base = hierarchy->items[hierarchy->roots.front().item];
    ASSERT_EQ(base.children.size(), 2U);
    const HierarchyItem &fold = hierarchy->items[base.children[0].item];
    EXPECT_EQ(fold.kind, HierarchyItem::Kind::Fold);
    EXPECT_EQ(fold.folded, Hierarchy::foldAbove + 5);
    EXPECT_EQ(fold.reach.size(), Hierarchy::foldAbove + 5);
    EXPECT_EQ(fold.children.size(), Hierarchy::foldAbove + 5);
    EXPECT_EQ(hierarchy->items[base.children[1].item].label, "odd-1");
    const auto way = hierarchy->pathToCluster(fleet->clusterByName.at("edge-7"));
    ASSERT_EQ(way.size(), 3U);
    EXPECT_EQ(way[0], 0U);
    EXPECT_EQ(way[1], 0U);
}

TEST(Hierarchy, findsLayersAndClusters)
{
    const auto fleet = open(sixClusters());
    const auto hierarchy = Hierarchy::build(*fleet, Grouping::Inheritance);
    EXPECT_EQ(hierarchy->pathToLayer(fleet->layerByPath.at(path("regions/us-east"))),
              (std::vector<std::size_t>{0, 2, 1}));
    EXPECT_EQ(hierarchy->pathToCluster(fleet->clusterByName.at("prod-us-east-1")),
              (std::vector<std::size_t>{0, 2, 1, 0}));
}
