// SPDX-License-Identifier: Apache-2.0
#include "rancherfleet/fixture.h"
#include "rancherfleet/names.h"

#include <gtest/gtest.h>

namespace fleetwright::rancherfleet {
namespace {

using Files = std::map<std::string, std::string>;

std::string namesOf(Hub &hub)
{
    std::string names;
    for (const BundlePtr &bundle : hub.bundles())
        names += (names.empty() ? "" : " ") + bundle->name;
    return names;
}

std::string resourcesOf(const BundlePtr &bundle)
{
    std::string names;
    for (const BundleResource &resource : bundle->resources)
        names += (names.empty() ? "" : " ") + resource.name;
    return names;
}

/// A GitRepo without paths for every cluster.
std::string anyPath()
{
    return gitRepo("  targets: [{clusterSelector: {}}]\n") + threeClusters;
}

// names.HelmReleaseName's own examples (internal/names/name_test.go of Fleet).
TEST(BundleNames, AreReleaseNames)
{
    EXPECT_EQ(helmReleaseName("bundle"), "bundle");
    EXPECT_EQ(helmReleaseName("some/path"), "some-path");
    EXPECT_EQ(helmReleaseName("-foo-bar-"), "foo-bar");
    EXPECT_EQ(helmReleaseName("foo--bar"), "foo-bar");
    EXPECT_EQ(helmReleaseName("longhorn-crd-1.2"),
              "longhorn-crd-1-2-" + helmReleaseName("longhorn-crd-1.2").substr(17));
    EXPECT_EQ(helmReleaseName("").size(), 24U);
    EXPECT_EQ(helmReleaseName("///").size(), 24U);
    EXPECT_LE(helmReleaseName(std::string(200, 'a')).size(), 53U);
    EXPECT_NE(helmReleaseName("Foo"), helmReleaseName("foo"));
}

TEST(Bundles, NestedFoldersAreBundlesOfTheirOwn)
{
    Hub hub(anyPath(), {{"apps/a/cm.yaml", configMap},
                        {"apps/b/fleet.yaml", "{}"},
                        {"apps/b/cm.yaml", configMap},
                        {"apps/b/c/fleet.yml", "namespace: c"},
                        {"apps/b/c/cm.yaml", configMap},
                        {"docs/readme.md", "x"}});
    EXPECT_EQ(namesOf(hub), "shop shop-apps-b shop-apps-b-c");
    EXPECT_EQ(resourcesOf(hub.bundle("shop-apps-b")), "c/cm.yaml c/fleet.yml cm.yaml");
    EXPECT_EQ(hub.options("shop-apps-b-c", "dev-eu"), "namespace: c\n");
    EXPECT_TRUE(hub.errors().empty());
}

TEST(Bundles, FleetIgnoreReachesFoldersBelow)
{
    Hub hub(anyPath(), {{"fleet.yaml", "{}"},
                        {".fleetignore", "# comment\n*.txt  \ndocs/*\n"},
                        {"a.txt", "x"},
                        {"a.yaml", configMap},
                        {"sub/b.txt", "x"},
                        {"sub/docs/c.yaml", configMap},
                        {"sub/.hidden/d.yaml", configMap},
                        {"sub/.fleetignore", "e?.yaml"},
                        {"sub/e1.yaml", configMap},
                        {"e1.yaml", configMap}});
    EXPECT_EQ(resourcesOf(hub.bundle("shop")), "a.yaml e1.yaml");
    EXPECT_TRUE(hub.errors().empty());
}

TEST(Bundles, BadPatternOfFleetIgnoreIsThatBundlesError)
{
    Hub hub(anyPath(), {{"a/fleet.yaml", "{}"},
                        {"a/.fleetignore", "[x\n"},
                        {"a/x.yaml", configMap},
                        {"b/fleet.yaml", "{}"},
                        {"b/x.yaml", configMap}});
    EXPECT_EQ(namesOf(hub), "shop-b");
    ASSERT_EQ(hub.errors().size(), 1U);
    EXPECT_NE(hub.errors()[0].find("syntax error in pattern"), std::string::npos);
}

TEST(Bundles, UnknownKeysAreWarnedOfWithTheirPlace)
{
    Hub hub(everywhere, {{"web/fleet.yaml", "namespace: web\nhelm:\n  valuez: {a: 1}\n"},
                         {"web/cm.yaml", configMap}});
    EXPECT_EQ(hub.options("shop-web", "dev-eu"), "namespace: web\n");
    ASSERT_EQ(hub.warnings().size(), 1U);
    EXPECT_NE(hub.warnings()[0].find("web/fleet.yaml:3:3"), std::string::npos);
    EXPECT_NE(hub.warnings()[0].find("helm.valuez"), std::string::npos);
}

// encoding/json takes keys in any case. sigs.k8s.io/yaml makes text of numbers and booleans in the
// fields of customizations, but not behind an embedded struct.
TEST(Bundles, FleetYamlIsReadAsGoReadsIt)
{
    Hub hub(everywhere, {{"web/fleet.yaml", "Namespace: base\nlabels: {shared: \"true\"}\n"
                                            "targetCustomizations:\n"
                                            "- clusterSelector: {matchLabels: {env: prod}}\n"
                                            "  namespaceLabels: {a: true, b: 1.50}\n"},
                         {"web/cm.yaml", configMap}});
    EXPECT_EQ(hub.options("shop-web", "dev-eu"),
              "namespace: base\nnamespaceLabels:\n  a: \"true\"\n  b: \"1.5\"\n");
    const Labels expected{{"fleet.cattle.io/repo-name", "shop"}, {"shared", "true"}};
    EXPECT_EQ(hub.bundle("shop-web")->labels, expected);
    Hub strict(everywhere,
               {{"web/fleet.yaml", "labels: {shared: yes}\n"}, {"web/cm.yaml", configMap}});
    ASSERT_EQ(strict.errors().size(), 1U);
    EXPECT_NE(strict.errors()[0].find("labels.shared must be string, not bool"), std::string::npos);
}

TEST(Bundles, WrongTypesFailAtTheirPlace)
{
    Hub hub(everywhere, {{"web/fleet.yaml", "helm:\n  values: [a]\n"}, {"web/cm.yaml", configMap}});
    ASSERT_EQ(hub.errors().size(), 1U);
    EXPECT_NE(hub.errors()[0].find("web/fleet.yaml:2:11"), std::string::npos);
    EXPECT_NE(hub.errors()[0].find("helm.values must be map[string]interface {}"),
              std::string::npos);
}

TEST(Bundles, FoldersWithoutResourcesMakeNone)
{
    Hub hub(anyPath(), {{"a/fleet.yaml", "{}"}, {"b/fleet.yaml", "{}"}, {"b/cm.yaml", configMap}});
    EXPECT_EQ(namesOf(hub), "shop-b");
    ASSERT_EQ(hub.warnings().size(), 1U);
    EXPECT_NE(hub.warnings()[0].find("no resources found"), std::string::npos);
}

TEST(Bundles, PathsThatAreNotThereAreToldOf)
{
    Hub hub(gitRepo("  paths: [nope, web]\n") + threeClusters, {{"web/cm.yaml", configMap}});
    EXPECT_EQ(namesOf(hub), "shop-web");
    ASSERT_EQ(hub.warnings().size(), 1U);
    EXPECT_NE(hub.warnings()[0].find("there is no folder \"nope\""), std::string::npos);
    EXPECT_NE(hub.warnings()[0].find("objects.yaml:7:11"), std::string::npos);
}

TEST(Bundles, TwoOfOneNameAreAConflict)
{
    Hub hub(anyPath(), {{"a/fleet.yaml", "name: web"},
                        {"a/x.yaml", configMap},
                        {"b/fleet.yaml", "name: web"},
                        {"b/x.yaml", configMap}});
    EXPECT_EQ(namesOf(hub), "web");
    ASSERT_EQ(hub.errors().size(), 1U);
    EXPECT_NE(hub.errors()[0].find("b/fleet.yaml:1:7"), std::string::npos);
}

TEST(Bundles, RemoteChartsAreUnresolvedAtTheirPlace)
{
    Hub hub(everywhere,
            {{"web/fleet.yaml", "helm:\n  repo: https://charts.example.com\n  chart: web\n"}});
    ASSERT_TRUE(hub.bundle("shop-web"));
    ASSERT_EQ(hub.bundle("shop-web")->unresolved.size(), 1U);
    EXPECT_EQ(hub.bundle("shop-web")->unresolved[0].place->line, 2U);
    EXPECT_EQ(hub.targeted(), "shop-web@dev-eu shop-web@prod-eu shop-web@prod-us");
}

TEST(Restrictions, DefaultsAndRefusals)
{
    const std::string restriction =
        "---\napiVersion: fleet.cattle.io/v1alpha1\nkind: GitRepoRestriction\nmetadata: {name: r, "
        "namespace: fleet-default}\n";
    const Files files{{"web/cm.yaml", configMap}};
    Hub granted(everywhere + restriction + "defaultServiceAccount: deployer\n", files);
    EXPECT_EQ(granted.options("shop-web", "dev-eu"), "serviceAccount: deployer\n");
    Hub denied(everywhere + restriction + "allowedRepoPatterns: ['^ssh://']\n", files);
    EXPECT_EQ(denied.targeted(), "");
    ASSERT_EQ(denied.errors().size(), 1U);
    EXPECT_NE(denied.errors()[0].find("disallowed repo https://git.example.com/fleet"),
              std::string::npos);
    EXPECT_NE(denied.errors()[0].find("objects.yaml:6:9"), std::string::npos);
}

TEST(Objects, BadOnesAreErrorsAndTheRestWorks)
{
    Hub hub(everywhere + cluster("bad", "{env: [x]}"), {{"web/cm.yaml", configMap}});
    EXPECT_EQ(hub.targeted(), "shop-web@dev-eu shop-web@prod-eu shop-web@prod-us");
    ASSERT_EQ(hub.errors().size(), 1U);
    EXPECT_NE(hub.errors()[0].find("labels.env must be string"), std::string::npos);
}

} // namespace
} // namespace fleetwright::rancherfleet
