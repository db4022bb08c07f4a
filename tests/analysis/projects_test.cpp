// SPDX-License-Identifier: Apache-2.0
// Fleets with a planted fault or a look-alike each. Expectations follow docs/rules, not the output.
#include "analysis/controllerfleets.h"

#include <gtest/gtest.h>

namespace fleetwright::analysis {
namespace {

const std::string everySet = "  generators:\n  - clusters:\n      selector:\n        matchLabels:\n"
                             "          argocd.argoproj.io/secret-type: cluster\n";

/// `lines` are those of the spec, from line 7.
std::string project(const std::string &lines)
{
    return "apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata:\n  name: team\n"
           "  namespace: argocd\nspec:\n"
           + lines;
}

const std::string sources = "  sourceRepos: ['https://git.example.com/**']\n";
const std::string destinations = "  destinations: [{namespace: web, server: '*'}]\n";

Files withProject(const std::string &lines)
{
    Files files = argoCdFleet();
    files["argocd/project.yaml"] = project(lines);
    files["argocd/web.yaml"] = applicationSet("web", everySet, "apps/web", "team");
    return files;
}

TEST(ProjectDenies, SourceBehindASlash)
{
    const std::string everyone = "[prod-eu prod-us test-eu]";
    EXPECT_EQ(textsOf(withProject(sources + destinations), {"project-denies"}), Texts{});
    EXPECT_EQ(textsOf(withProject("  sourceRepos: ['https://git.example.com/*']\n" + destinations),
                      {"project-denies"}),
              Texts{"error argocd/web.yaml:18 " + everyone});
    EXPECT_EQ(textsOf(withProject("  sourceRepos: ['!https://git.example.com/other/**']\n"
                                  + destinations),
                      {"project-denies"}),
              Texts{});
    EXPECT_EQ(
        textsOf(withProject("  sourceRepos: ['*', '!https://git.example.com/**']\n" + destinations),
                {"project-denies"}),
        Texts{"error argocd/web.yaml:18 " + everyone});
}

TEST(ProjectDenies, NamespaceAndServer)
{
    EXPECT_EQ(
        textsOf(withProject(sources + "  destinations: [{namespace: 'shop-*', server: '*'}]\n"),
                {"project-denies"}),
        Texts{"error argocd/web.yaml:22 [prod-eu prod-us test-eu]"});
    EXPECT_EQ(textsOf(withProject(sources + "  destinations: [{namespace: '*', name: prod-*}]\n"),
                      {"project-denies"}),
              Texts{"error argocd/web.yaml:21 [test-eu]"});
}

TEST(ProjectDenies, KindsOfObjects)
{
    Files files = withProject(sources + destinations);
    files["apps/web/kustomization.yaml"] = "resources:\n- deployment.yaml\n- role.yaml\n";
    files["apps/web/role.yaml"] = "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\n"
                                  "metadata:\n  name: web\n";
    EXPECT_EQ(textsOf(files, {"project-denies"}),
              Texts{"error apps/web/role.yaml:4 [prod-eu prod-us test-eu]"});
    files["argocd/project.yaml"] +=
        "  clusterResourceWhitelist: [{group: '*', kind: ClusterRole}]\n";
    EXPECT_EQ(textsOf(files, {"project-denies"}), Texts{});
    files["apps/web/role.yaml"] =
        "apiVersion: example.com/v1\nkind: Gateway\nmetadata:\n  name: web\n";
    EXPECT_EQ(textsOf(files, {"project-denies"}), Texts{});
}

TEST(ProjectOpen, EverythingIsPermitted)
{
    const std::string open = "  sourceRepos: ['*']\n  destinations: [{namespace: '*', server: "
                             "'*'}]\n  clusterResourceWhitelist: [{group: '*', kind: '*'}]\n";
    EXPECT_EQ(textsOf(withProject(open), {"project-open"}),
              Texts{"info argocd/project.yaml:4 [prod-eu prod-us test-eu]"});
    EXPECT_EQ(textsOf(withProject(open + "  roles: [{name: team}]\n"), {"project-open"}), Texts{});
    EXPECT_EQ(textsOf(withProject(sources + destinations), {"project-open"}), Texts{});
}

TEST(WindowMatchesNone, NamesAndAddresses)
{
    const std::string window = sources + destinations
                               + "  syncWindows:\n  - kind: deny\n    schedule: 0 18 * * 5\n"
                                 "    duration: 60h\n    ";
    EXPECT_EQ(textsOf(withProject(window + "applications: ['*-web']\n"), {"window-matches-none"}),
              Texts{});
    EXPECT_EQ(
        textsOf(withProject(window + "applications: ['*production*']\n"), {"window-matches-none"}),
        Texts{"warning argocd/project.yaml:10 []"});
    EXPECT_EQ(textsOf(withProject(window + "clusters: [prod-eu]\n"), {"window-matches-none"}),
              Texts{"warning argocd/project.yaml:10 []"});
    EXPECT_EQ(
        textsOf(withProject(window + "clusters: ['https://prod-*']\n"), {"window-matches-none"}),
        Texts{});
}

TEST(WaveWithoutEffect, TemplateOfASet)
{
    Files files = argoCdFleet();
    std::string set = applicationSet("web", everySet);
    set.replace(set.find("    spec:\n      project"), 10,
                "      annotations:\n        argocd.argoproj.io/sync-wave: '1'\n    spec:\n");
    files["argocd/web.yaml"] = set;
    EXPECT_EQ(textsOf(files, {"wave-without-effect"}),
              Texts{"warning argocd/web.yaml:16 [prod-eu prod-us test-eu]"});
    set.replace(set.find("spec:\n"), 6,
                "spec:\n  strategy:\n    type: RollingSync\n    rollingSync:\n      steps: "
                "[{matchExpressions: []}]\n");
    files["argocd/web.yaml"] = set;
    EXPECT_EQ(textsOf(files, {"wave-without-effect"}), Texts{});
}

TEST(WaveWithoutEffect, ChildrenWithoutHealth)
{
    Files files = argoCdFleet();
    files["argocd/one.yaml"] = application("one", "apps/web");
    std::string second = application("two", "apps/web");
    second.replace(second.find("spec:\n"), 6,
                   "  annotations: {argocd.argoproj.io/sync-wave: '1'}\nspec:\n");
    files["argocd/two.yaml"] = second;
    EXPECT_EQ(textsOf(files, {"wave-without-effect"}), Texts{});
    files["argocd/settings.yaml"] =
        "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: argocd-cm\n"
        "  namespace: argocd\ndata:\n  url: https://x.example.com\n";
    EXPECT_EQ(textsOf(files, {"wave-without-effect"}),
              Texts{"warning argocd/settings.yaml:4 [in-cluster]"});
    files["argocd/settings.yaml"] +=
        "  resource.customizations.health.argoproj.io_Application: |\n    return {}\n";
    EXPECT_EQ(textsOf(files, {"wave-without-effect"}), Texts{});
}

} // namespace
} // namespace fleetwright::analysis
