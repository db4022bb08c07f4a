// SPDX-License-Identifier: Apache-2.0
// Fleets with a planted fault or a look-alike each. Expectations follow docs/rules, not the output.
#include "analysis/controllerfleets.h"

#include <gtest/gtest.h>

namespace fleetwright::analysis {
namespace {

std::string configMap(const std::string &name, const std::string &nameSpace = "flux-system")
{
    return "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: " + name
           + "\n  namespace: " + nameSpace + "\ndata:\n  COLOUR: blue\n";
}

/// `name` stands at line 16.
std::string substituting(const std::string &name)
{
    return "  postBuild:\n    substituteFrom:\n    - kind: ConfigMap\n      name: " + name + "\n";
}

TEST(SubstituteSourceMissing, AnotherClusterHasIt)
{
    Files files = fluxFleet();
    for (const std::string cluster : {"one", "two"})
        files["clusters/" + cluster + "/apps.yaml"] =
            kustomization("apps", "apps", substituting("colours"));
    // Made by hand, as far as anybody can tell.
    EXPECT_EQ(textsOf(files, {"substitute-source-missing"}), Texts{});
    files["clusters/one/colours.yaml"] = configMap("colours");
    EXPECT_EQ(textsOf(files, {"substitute-source-missing"}),
              Texts{"error clusters/two/apps.yaml:16 [two]"});
    files["clusters/two/colours.yaml"] = configMap("colours", "default");
    EXPECT_EQ(textsOf(files, {"substitute-source-missing"}),
              Texts{"error clusters/two/apps.yaml:16 [two]"});
}

TEST(SubstituteSourceMissing, NearlyThatName)
{
    Files files = fluxFleet();
    files["clusters/one/apps.yaml"] = kustomization("apps", "apps", substituting("colour"));
    files["clusters/one/colours.yaml"] = configMap("colours");
    EXPECT_EQ(textsOf(files, {"substitute-source-missing"}),
              Texts{"error clusters/one/apps.yaml:16 [one]"});
    files["clusters/one/apps.yaml"] =
        kustomization("apps", "apps", substituting("colour") + "      optional: true\n");
    EXPECT_EQ(textsOf(files, {"substitute-source-missing"}), Texts{});
}

TEST(SubstituteSourceMissing, HashSuffix)
{
    Files files = fluxFleet();
    files["clusters/one/apps.yaml"] = kustomization("apps", "apps", substituting("colours"));
    files["infra/kustomization.yaml"] =
        "namespace: flux-system\nconfigMapGenerator:\n- name: colours\n  literals: [A=b]\n";
    EXPECT_EQ(textsOf(files, {"substitute-source-missing"}),
              Texts{"error clusters/one/apps.yaml:16 [one]"});
    files["infra/kustomization.yaml"] += "generatorOptions:\n  disableNameSuffixHash: true\n";
    EXPECT_EQ(textsOf(files, {"substitute-source-missing"}), Texts{});
}

TEST(BootstrapDeadlock, UnitNeedsItsOwnOutput)
{
    Files files = fluxFleet();
    files["clusters/one/apps.yaml"] = kustomization("apps", "apps", substituting("colours"));
    files["apps/kustomization.yaml"] = "resources:\n- deployment.yaml\n- colours.yaml\n";
    files["apps/colours.yaml"] = configMap("colours");
    EXPECT_EQ(textsOf(files, {"bootstrap-deadlock"}),
              Texts{"error clusters/one/apps.yaml:16 [one]"});
}

TEST(BootstrapDeadlock, DependantBringsIt)
{
    Files files = fluxFleet();
    files["clusters/one/apps.yaml"] = kustomization("apps", "apps", substituting("colours"));
    files["infra/kustomization.yaml"] = "resources:\n- namespace.yaml\n- colours.yaml\n";
    files["infra/colours.yaml"] = configMap("colours");
    EXPECT_EQ(textsOf(files, {"bootstrap-deadlock"}), Texts{});
    files["clusters/one/infra.yaml"] =
        kustomization("infra", "infra", "  dependsOn:\n  - name: apps\n");
    EXPECT_EQ(textsOf(files, {"bootstrap-deadlock"}),
              Texts{"error clusters/one/apps.yaml:16 [one]"});
}

TEST(BootstrapDeadlock, SyncThatWaitsHasAppliedTheMap)
{
    Files files = fluxFleet();
    std::string &sync = files["clusters/one/flux-system/gotk-sync.yaml"];
    sync += "  wait: true\n";
    files["clusters/one/apps.yaml"] = kustomization("apps", "apps", substituting("colours"));
    files["clusters/one/colours.yaml"] = configMap("colours");
    EXPECT_EQ(textsOf(files, {"bootstrap-deadlock"}), Texts{});
}

TEST(BootstrapDeadlock, RootInItsOwnProject)
{
    const std::string project = "apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata:\n"
                                "  name: platform\n  namespace: argocd\nspec:\n  sourceRepos: "
                                "['*']\n  destinations: [{server: '*', namespace: '*'}]\n"
                                "  clusterResourceWhitelist: [{group: '*', kind: '*'}]\n";
    Files files = argoCdFleet();
    files["argocd/project.yaml"] = project;
    EXPECT_EQ(textsOf(files, {"bootstrap-deadlock"}), Texts{});
    files["bootstrap/root.yaml"] = application("root", "argocd", "platform");
    EXPECT_EQ(textsOf(files, {"bootstrap-deadlock"}),
              Texts{"error bootstrap/root.yaml:7 [in-cluster]"});
}

TEST(BootstrapDeadlock, WhatAppliesItselfWasAppliedAsAWhole)
{
    Files files = argoCdFleet();
    files["argocd/kustomization.yaml"] = "resources: [root.yaml, projects.yaml]\n";
    files["argocd/root.yaml"] = application("root", "argocd", "platform");
    files["argocd/projects.yaml"] = application("projects", "projects");
    files["projects/project.yaml"] =
        "apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata:\n  name: platform\n"
        "  namespace: argocd\nspec:\n  sourceRepos: ['*']\n";
    files.erase("bootstrap/root.yaml");
    EXPECT_EQ(textsOf(files, {"bootstrap-deadlock"}), Texts{});
}

TEST(DependencyWithoutWait, WorkloadsAreNotAwaited)
{
    const std::string waits = "  dependsOn:\n  - name: apps\n";
    Files files = fluxFleet();
    files["clusters/one/infra.yaml"] = kustomization("infra", "infra", waits);
    EXPECT_EQ(textsOf(files, {"dependency-without-wait"}),
              Texts{"warning clusters/one/apps.yaml:4 [one]"});
    files["clusters/one/apps.yaml"] = kustomization("apps", "apps", "  wait: false\n");
    EXPECT_EQ(textsOf(files, {"dependency-without-wait"}),
              Texts{"warning clusters/one/apps.yaml:13 [one]"});
    files["clusters/one/apps.yaml"] = kustomization("apps", "apps", "  wait: true\n");
    EXPECT_EQ(textsOf(files, {"dependency-without-wait"}), Texts{});
}

TEST(DependencyWithoutWait, NothingThatTakesTime)
{
    Files files = fluxFleet();
    files["clusters/one/apps.yaml"] =
        kustomization("apps", "apps", "  dependsOn:\n  - name: infra\n");
    EXPECT_EQ(textsOf(files, {"dependency-without-wait"}), Texts{});
}

TEST(SilentDefault, DefaultAndNothing)
{
    Files files = fluxFleet();
    files["apps/kustomization.yaml"] = "resources:\n- text.yaml\n";
    files["apps/text.yaml"] = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: text\n"
                              "  namespace: web\ndata:\n  host: web.${DOMAIN:=one.example.com}\n"
                              "  text: |\n    local ${CLUSTER_DOMAIN:=cluster.local}\n"
                              "    workers ${WORKERS}, $${HOME}\n";
    for (const std::string cluster : {"one", "two"}) {
        files["clusters/" + cluster + "/apps.yaml"] =
            kustomization("apps", "apps", substituting("colours"));
        files["clusters/" + cluster + "/colours.yaml"] = configMap("colours");
    }
    files["clusters/one/colours.yaml"] += "  DOMAIN: one.example.com\n  WORKERS: \"3\"\n";
    EXPECT_EQ(textsOf(files, {"silent-default"}),
              (Texts{"error apps/text.yaml:10 [two]", "error apps/text.yaml:7 [two]"}));
}

TEST(RenderError, FleetYamlThatNamesWhatIsMissing)
{
    const std::string targets =
        "  targets:\n  - clusterSelector:\n      matchLabels:\n        env: production\n";
    Files files = rancherFleet(targets, "helm:\n  chart: chart\n  valuesFiles:\n  - gone.yaml\n");
    files["apps/web/chart/Chart.yaml"] = "apiVersion: v2\nname: web\nversion: 1.0.0\n";
    EXPECT_EQ(textsOf(files, {"render-error"}),
              Texts{"error apps/web/fleet.yaml:4 [prod-eu prod-us]"});
    EXPECT_EQ(textsOf(rancherFleet(targets, "defaultNamespace: [shop\n"), {"render-error"}).size(),
              1u);
    EXPECT_EQ(textsOf(rancherFleet(targets, "defaultNamespace: shop\n"), {"render-error"}),
              Texts{});
}

TEST(RenderError, ReleaseThatNamesWhatIsMissing)
{
    Files files = fluxFleet();
    files["apps/kustomization.yaml"] += "- release.yaml\n";
    const std::string begin =
        "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata:\n  name: tool\n"
        "  namespace: flux-system\nspec:\n  chart:\n    spec:\n      sourceRef:\n"
        "        kind: GitRepository\n        name: flux-system\n      chart: charts/";
    files["charts/tool/Chart.yaml"] = "apiVersion: v2\nname: tool\nversion: 1.0.0\n";
    files["apps/release.yaml"] = begin + "tool\n";
    EXPECT_EQ(textsOf(files, {"render-error"}), Texts{});
    files["apps/release.yaml"] = begin + "tol\n";
    EXPECT_EQ(textsOf(files, {"render-error"}), Texts{"error apps/release.yaml:12 [one two]"});
    files["apps/release.yaml"] = begin + "tool\n      valuesFiles:\n      - gone.yaml\n";
    EXPECT_EQ(textsOf(files, {"render-error"}), Texts{"error apps/release.yaml:14 [one two]"});
}

} // namespace
} // namespace fleetwright::analysis
