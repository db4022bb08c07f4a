// SPDX-License-Identifier: Apache-2.0
#include "rancherfleet/fixture.h"

#include <gtest/gtest.h>

namespace fleetwright::rancherfleet {
namespace {

const std::string chart = "apiVersion: v2\nname: web\nversion: 0.1.0\n";

TEST(Values, KnowTheLineThatDecidesAndWhatItHid)
{
    Hub hub(everywhere, {{"web/fleet.yaml", "helm:\n  values:\n    replicas: 1\n    keep: a\n"
                                            "targetCustomizations:\n- clusterName: prod-eu\n"
                                            "  helm:\n    values: {replicas: 3}\n"},
                         {"web/Chart.yaml", chart}});
    const yaml::Node *options = hub.optionsNode("shop-web", "prod-eu");
    ASSERT_TRUE(options);
    const yaml::Node *replicas = options->findPath({"helm", "values", "replicas"});
    ASSERT_TRUE(replicas && replicas->span().known());
    EXPECT_EQ(replicas->span().place().line, 8U);
    ASSERT_TRUE(replicas->change() && replicas->change()->previous);
    EXPECT_EQ(replicas->change()->previous->span().place().line, 3U);
    EXPECT_EQ(replicas->change()->step->field, "targetCustomizations");
    EXPECT_EQ(options->findPath({"helm", "values", "keep"})->span().place().line, 4U);
}

TEST(Values, TemplatesKeepThePlaceOfTheirText)
{
    Hub hub(everywhere, {{"web/fleet.yaml", "helm:\n  values:\n    host: '${ .ClusterName }.x'\n"
                                            "    label: global.fleet.clusterLabels.env\n"
                                            "    plain: 7\n"},
                         {"web/Chart.yaml", chart}});
    const yaml::Node *values = hub.optionsNode("shop-web", "prod-eu")->findPath({"helm", "values"});
    const yaml::Node *host = values->find("host");
    EXPECT_EQ(host->text(), "prod-eu.x");
    EXPECT_EQ(host->span().place().line, 3U);
    ASSERT_TRUE(host->change() && host->change()->previous);
    EXPECT_EQ(host->change()->previous->text(), "${ .ClusterName }.x");
    EXPECT_EQ(values->find("label")->text(), "prod");
    EXPECT_EQ(values->find("label")->span().place().line, 4U);
    EXPECT_EQ(values->find("plain")->span().place().line, 5U);
    EXPECT_EQ(values->find("plain")->change(), nullptr);
}

TEST(Values, AMissingLabelIsThatClustersErrorAtItsPlace)
{
    Hub hub(everywhere + cluster("owned", "{owner: me}"),
            {{"web/fleet.yaml", "helm:\n  values:\n    owner: ${ .ClusterLabels.owner }\n"},
             {"web/Chart.yaml", chart}});
    EXPECT_EQ(hub.targeted(), "shop-web@owned");
    ASSERT_EQ(hub.errors().size(), 3U);
    EXPECT_EQ(hub.errors()[0],
              "web/fleet.yaml:3:12: bundle shop-web: cluster dev-eu in namespace fleet-default: "
              "failed to render helm values template: template: values:1:24: executing \"values\" "
              "at <.ClusterLabels.owner>: map has no entry for key \"owner\"");
}

TEST(Values, ActionsReachOverSeveralKeys)
{
    Hub hub(everywhere, {{"web/fleet.yaml", "helm:\n  values:\n    a: '${ if eq .ClusterLabels.env "
                                            "\"prod\" }'\n    b: 1\n    c: '${ end }'\n"},
                         {"web/Chart.yaml", chart}});
    EXPECT_EQ(hub.options("shop-web", "prod-eu"),
              "helm:\n  values:\n    a: null\n    b: 1\n    c: null\n");
}

TEST(Values, NestingHasALimit)
{
    std::string nested = "x";
    for (int i = 0; i < 60; ++i)
        nested = "{a: " + nested + "}";
    Hub hub(everywhere,
            {{"web/fleet.yaml", "helm: {values: " + nested + "}\n"}, {"web/Chart.yaml", chart}});
    EXPECT_EQ(hub.targeted(), "");
    ASSERT_EQ(hub.errors().size(), 3U);
    EXPECT_NE(hub.errors()[0].find("maximum recursion depth of 50 exceeded"), std::string::npos);
}

TEST(Values, RancherKeepsItsLabelsFromTemplates)
{
    const std::string labels = "{fleet.cattle.io/x: a, management.cattle.io/y: b, "
                               "provider.cattle.io: c, objectset.rio.cattle.io/z: d, env: e}";
    Hub hub(gitRepo("  paths: [web]\n  targets: [{clusterSelector: {}}]\n")
                + cluster("one", labels),
            {{"web/fleet.yaml", "helm:\n  values:\n    seen: '${ keys .ClusterLabels | sortAlpha "
                                "| join \",\" }'\n"},
             {"web/Chart.yaml", chart}});
    EXPECT_EQ(hub.options("shop-web", "one"),
              "helm:\n  values:\n    seen: "
              "env,fleet.cattle.io/x,management.cattle.io/y,provider.cattle.io\n");
}

TEST(Values, OfTheCustomizationsAllMatch)
{
    Hub hub(everywhere,
            {{"web/fleet.yaml", "helm: {values: {m: {a: 1}}}\ntargetCustomizationMode: AllMatches\n"
                                "targetCustomizations:\n"
                                "- {clusterSelector: {}, helm: {values: {m: 5}}}\n"
                                "- {clusterSelector: {}, helm: {values: {m: {b: 2}}}}\n"},
             {"web/Chart.yaml", chart}});
    EXPECT_EQ(hub.options("shop-web", "dev-eu"),
              "helm:\n  values:\n    m:\n      a: 1\n      b: 2\n");
}

} // namespace
} // namespace fleetwright::rancherfleet
