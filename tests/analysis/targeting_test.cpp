// SPDX-License-Identifier: Apache-2.0
// Fleets with a planted fault or a look-alike each. Expectations follow docs/rules, not the output.
#include "analysis/controllerfleets.h"

#include <gtest/gtest.h>

namespace fleetwright::analysis {
namespace {

const std::string allClusters =
    "  generators:\n  - clusters:\n      selector:\n        matchLabels:\n"
    "          argocd.argoproj.io/secret-type: cluster\n";

std::string selecting(const std::string &labels)
{
    return "  generators:\n  - clusters:\n      selector:\n        matchLabels:\n" + labels;
}

TEST(SelectorMatchesNone, LabelThatNoSecretHas)
{
    Files files = argoCdFleet();
    files["argocd/web.yaml"] = applicationSet("web", selecting("          region: eu-west-1\n"));
    EXPECT_EQ(textsOf(files, {"selector-matches-none"}), Texts{"error argocd/web.yaml:9 []"});
    files["argocd/web.yaml"] = applicationSet("web", selecting("          region: eu-west\n"));
    EXPECT_EQ(textsOf(files, {"selector-matches-none"}), Texts{});
}

TEST(SelectorMatchesNone, UnknownRegistryIsSilent)
{
    Files files = argoCdFleet();
    for (const std::string name : {"prod-eu", "prod-us", "test-eu"})
        files.erase("argocd/" + name + ".yaml");
    files["argocd/web.yaml"] = applicationSet("web", selecting("          region: eu-west-1\n"));
    EXPECT_EQ(textsOf(files, {"selector-matches-none"}), Texts{});
    // An inventory stands in for it, as far as it has the label.
    files["clusters.yaml"] = "clusters:\n- name: prod-eu\n  labels:\n    region: eu-west\n";
    EXPECT_EQ(textsOf(files, {"selector-matches-none"}), Texts{"error argocd/web.yaml:9 []"});
    files["clusters.yaml"] = "clusters:\n- name: prod-eu\n  labels:\n    zone: a\n";
    EXPECT_EQ(textsOf(files, {"selector-matches-none"}), Texts{});
}

TEST(SelectorMatchesNone, SecretThatSomethingElseMakes)
{
    Files files = argoCdFleet();
    files["argocd/sealed.yaml"] =
        "apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata:\n  name: edge\n  "
        "namespace: "
        "argocd\nspec:\n  template:\n    metadata:\n      labels:\n"
        "        argocd.argoproj.io/secret-type: cluster\n        region: edge\n";
    files["argocd/web.yaml"] = applicationSet("web", selecting("          region: edge\n"));
    EXPECT_EQ(textsOf(files, {"selector-matches-none"}), Texts{});
}

TEST(SelectorMatchesNone, PatternOfAGitGenerator)
{
    Files files = argoCdFleet();
    const std::string generator = "  generators:\n  - git:\n      repoURL: "
                                  "https://git.example.com/platform/fleet.git\n"
                                  "      revision: HEAD\n      directories:\n      - path: ";
    files["argocd/web.yaml"] = applicationSet("web", generator + "services/*\n");
    EXPECT_EQ(textsOf(files, {"selector-matches-none"}), Texts{"error argocd/web.yaml:12 []"});
    files["argocd/web.yaml"] = applicationSet("web", generator + "apps/*\n");
    EXPECT_EQ(textsOf(files, {"selector-matches-none"}), Texts{});
}

TEST(SelectorMatchesNone, TargetsAndCustomizationsOfFleet)
{
    const std::string targets = "  targets:\n  - name: prod\n    clusterSelector:\n      "
                                "matchLabels:\n        env: production\n";
    EXPECT_EQ(textsOf(rancherFleet(targets, "targetCustomizations:\n- name: edge\n"
                                            "  clusterSelector:\n    matchLabels:\n"
                                            "      region: edge\n"),
                      {"selector-matches-none"}),
              Texts{"error apps/web/fleet.yaml:3 []"});
    EXPECT_EQ(textsOf(rancherFleet("  targets:\n  - name: prod\n    clusterSelector:\n      "
                                   "matchLabels:\n        env: prod\n",
                                   "defaultNamespace: web\n"),
                      {"selector-matches-none"}),
              Texts{"error hub/repo.yaml:12 []"});
    EXPECT_EQ(textsOf(rancherFleet("", "defaultNamespace: web\n"), {"selector-matches-none"}),
              Texts{"error hub/repo.yaml:4 []"});
}

TEST(SelectorMatchesAll, EmptySelectorTakesTheHub)
{
    Files files = argoCdFleet();
    files["argocd/web.yaml"] = applicationSet("web", "  generators:\n  - clusters: {}\n");
    EXPECT_EQ(textsOf(files, {"selector-matches-all"}),
              Texts{"warning argocd/web.yaml:8 [in-cluster]"});
    files["argocd/local.yaml"] = clusterSecret("local", {}, "https://kubernetes.default.svc");
    EXPECT_EQ(textsOf(files, {"selector-matches-all"}), Texts{});
}

TEST(SelectorMatchesAll, HubHasAFolderOfItsOwn)
{
    Files files = argoCdFleet();
    files["argocd/web.yaml"] =
        applicationSet("web", "  generators:\n  - clusters: {}\n", "'clusters/{{name}}'");
    for (const std::string name : {"in-cluster", "prod-eu", "prod-us", "test-eu"})
        files["clusters/" + name + "/kustomization.yaml"] = "resources:\n- ../../apps/web\n";
    EXPECT_EQ(textsOf(files, {"selector-matches-all"}), Texts{});
}

TEST(SelectorMatchesAll, PathOfOneEnvironment)
{
    const std::string everybody = "  targets:\n  - name: all\n    clusterSelector: {}\n";
    Files files = rancherFleet(everybody, "defaultNamespace: web\n");
    EXPECT_EQ(textsOf(files, {"selector-matches-all"}), Texts{});
    files["apps/production/fleet.yaml"] = "defaultNamespace: web\n";
    files["apps/production/cm.yaml"] = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n";
    std::string &repo = files["hub/repo.yaml"];
    repo.replace(repo.find("apps/web"), 8, "apps/production");
    EXPECT_EQ(textsOf(files, {"selector-matches-all"}),
              Texts{"warning hub/repo.yaml:12 [test-eu]"});
}

TEST(ClusterUncovered, DeclaredAndNeverReached)
{
    Files files = fluxFleet();
    files["clusters.yaml"] = "clusters:\n- name: one\n- name: two\n- name: three\n";
    EXPECT_EQ(textsOf(files, {"cluster-uncovered"}), Texts{"error clusters.yaml:4 [three]"});
    files["clusters.yaml"] = "clusters:\n- name: one\n- name: two\n- name: three\n"
                             "  labels: {role: hub}\n";
    EXPECT_EQ(textsOf(files, {"cluster-uncovered"}), Texts{});
}

TEST(ClusterUncovered, RegionWithoutAnEntry)
{
    const auto entry = [](const std::string &region) {
        return "  - clusters:\n      selector:\n        matchLabels:\n          environment: "
               "production\n          region: "
               + region + "\n";
    };
    Files files = argoCdFleet();
    files["argocd/prod-ap.yaml"] =
        clusterSecret("prod-ap", {"environment: production", "region: ap-south"});
    files["argocd/other.yaml"] = applicationSet("other", allClusters, "apps/other");
    files["apps/other/kustomization.yaml"] = "resources: []\n";
    files["argocd/web.yaml"] =
        applicationSet("web", "  generators:\n" + entry("eu-west") + entry("us-east"));
    EXPECT_EQ(textsOf(files, {"cluster-uncovered"}), Texts{"warning argocd/web.yaml:7 [prod-ap]"});
    files["argocd/more.yaml"] = applicationSet("more", selecting("          region: ap-south\n"));
    EXPECT_EQ(textsOf(files, {"cluster-uncovered"}), Texts{});
}

TEST(ClusterUncovered, EntriesOfMatrices)
{
    const auto entry = [](const std::string &region) {
        return "  - matrix:\n      generators:\n      - clusters:\n          selector:\n"
               "            matchLabels: {environment: production, region: "
               + region + "}\n      - list:\n          elements: [{size: small}]\n";
    };
    Files files = argoCdFleet();
    files["argocd/prod-ap.yaml"] =
        clusterSecret("prod-ap", {"environment: production", "region: ap-south"});
    files["argocd/other.yaml"] = applicationSet("other", allClusters, "apps/other");
    files["apps/other/kustomization.yaml"] = "resources: []\n";
    files["argocd/web.yaml"] =
        applicationSet("web", "  generators:\n" + entry("eu-west") + entry("us-east"));
    EXPECT_EQ(textsOf(files, {"cluster-uncovered"}), Texts{"warning argocd/web.yaml:7 [prod-ap]"});
}

TEST(DuplicateApplication, ManifestAndSet)
{
    Files files = argoCdFleet();
    files["argocd/web.yaml"] = applicationSet("web", allClusters);
    EXPECT_EQ(textsOf(files, {"duplicate-application"}), Texts{});
    files["argocd/left.yaml"] = application("prod-eu-web", "apps/web");
    EXPECT_EQ(textsOf(files, {"duplicate-application"}),
              Texts{"error argocd/web.yaml:14 [in-cluster prod-eu]"});
    files["argocd/left.yaml"].replace(files["argocd/left.yaml"].find("namespace: argocd"), 17,
                                      "namespace: team-a");
    EXPECT_EQ(textsOf(files, {"duplicate-application"}), Texts{});
}

TEST(DuplicateApplication, DisjointSets)
{
    Files files = argoCdFleet();
    files["argocd/eu.yaml"] = applicationSet("web", selecting("          region: eu-west\n"));
    std::string other = applicationSet("web", selecting("          region: us-east\n"));
    other.replace(other.find("name: web"), 9, "name: us-");
    files["argocd/us.yaml"] = other;
    EXPECT_EQ(textsOf(files, {"duplicate-application"}), Texts{});
}

const std::string production = "  targets:\n  - name: prod\n    clusterSelector:\n      "
                               "matchLabels:\n        env: production\n";

TEST(CustomizationUnreachable, CatchAllComesFirst)
{
    const std::string narrow =
        "- name: eu\n  clusterSelector:\n    matchLabels:\n      region: eu\n";
    const std::string all = "- name: all\n  clusterSelector: {}\n";
    EXPECT_EQ(textsOf(rancherFleet(production, "targetCustomizations:\n" + all + narrow),
                      {"customization-unreachable"}),
              Texts{"warning apps/web/fleet.yaml:4 [prod-eu]"});
    EXPECT_EQ(textsOf(rancherFleet(production, "targetCustomizations:\n" + narrow + all),
                      {"customization-unreachable"}),
              Texts{});
    EXPECT_EQ(textsOf(rancherFleet(production, "targetCustomizationMode: AllMatches\n"
                                               "targetCustomizations:\n"
                                                   + all + narrow),
                      {"customization-unreachable"}),
              Texts{});
}

TEST(CustomizationUnreachable, UnknownRegistryGoesByTheWords)
{
    Files files =
        rancherFleet(production, "targetCustomizations:\n- name: prod\n  clusterSelector:\n"
                                 "    matchLabels: {env: production}\n- name: eu\n"
                                 "  clusterSelector:\n    matchLabels: {env: production, region: "
                                 "eu}\n");
    for (const std::string name : {"prod-eu", "prod-us", "test-eu"})
        files.erase("hub/" + name + ".yaml");
    EXPECT_EQ(textsOf(files, {"customization-unreachable"}),
              Texts{"warning apps/web/fleet.yaml:5 []"});
}

TEST(TwoOwners, OneObjectFromTwoUnits)
{
    Files files = fluxFleet();
    files["infra/kustomization.yaml"] = "resources:\n- namespace.yaml\n- ../apps\n";
    EXPECT_EQ(textsOf(files, {"two-owners"}), Texts{"error apps/deployment.yaml:4 [one two]"});
    files["clusters/one/infra.yaml"] = kustomization("infra", "infra", "  suspend: true\n");
    EXPECT_EQ(textsOf(files, {"two-owners"}), Texts{"error apps/deployment.yaml:4 [two]"});
    files["clusters/two/infra.yaml"] =
        kustomization("infra", "infra", "  targetNamespace: other\n");
    EXPECT_EQ(textsOf(files, {"two-owners"}), Texts{});
}

TEST(TwoOwners, SharedNamespace)
{
    Files files = fluxFleet();
    files["apps/kustomization.yaml"] = "resources:\n- deployment.yaml\n- namespace.yaml\n";
    files["apps/namespace.yaml"] = files["infra/namespace.yaml"];
    EXPECT_EQ(textsOf(files, {"two-owners"}), Texts{});
    files["infra/namespace.yaml"] += "  labels: {a: b}\n";
    EXPECT_EQ(textsOf(files, {"two-owners"}), Texts{"error infra/namespace.yaml:4 [one two]"});
    files["infra/namespace.yaml"] +=
        "  annotations: {kustomize.toolkit.fluxcd.io/ssa: IfNotPresent}\n";
    EXPECT_EQ(textsOf(files, {"two-owners"}), Texts{});
}

TEST(Dependencies, Cycle)
{
    Files files = fluxFleet();
    files["clusters/one/infra.yaml"] =
        kustomization("infra", "infra", "  dependsOn:\n  - name: apps\n");
    EXPECT_EQ(textsOf(files, {"dependency-cycle", "dependency-missing"}), Texts{});
    files["clusters/one/apps.yaml"] =
        kustomization("apps", "apps", "  dependsOn:\n  - name: infra\n");
    EXPECT_EQ(textsOf(files, {"dependency-cycle", "dependency-missing"}),
              Texts{"error clusters/one/apps.yaml:14 [one]"});
}

TEST(Dependencies, Missing)
{
    Files files = fluxFleet();
    files["clusters/one/apps.yaml"] =
        kustomization("apps", "apps", "  dependsOn:\n  - name: infrastructure\n");
    EXPECT_EQ(textsOf(files, {"dependency-missing"}),
              Texts{"error clusters/one/apps.yaml:14 [one]"});
    // Whatever could not be built may bring it.
    files["clusters/one/lost.yaml"] = kustomization("lost", "nowhere");
    EXPECT_EQ(textsOf(files, {"dependency-missing"}), Texts{});
}

TEST(Dependencies, ReleaseThatNoClusterHas)
{
    const std::string release = "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\n"
                                "metadata:\n  name: web\n  namespace: web\nspec:\n"
                                "  interval: 1h\n  chart:\n    spec:\n      chart: web\n"
                                "      sourceRef: {kind: HelmRepository, name: charts}\n"
                                "  dependsOn:\n  - name: database\n";
    Files files = fluxFleet();
    files["apps/kustomization.yaml"] = "resources:\n- release.yaml\n";
    files["apps/release.yaml"] = release;
    EXPECT_EQ(textsOf(files, {"dependency-missing"}),
              Texts{"error apps/release.yaml:13 [one two]"});
    // The chart may make it.
    files["apps/release.yaml"] = release + "  values: {releases: [database]}\n";
    EXPECT_EQ(textsOf(files, {"dependency-missing"}), Texts{});
}

TEST(Dependencies, BundleThatIsNotThere)
{
    EXPECT_EQ(textsOf(rancherFleet(production, "dependsOn:\n- name: web-database\n"),
                      {"dependency-missing"}),
              Texts{"error apps/web/fleet.yaml:2 [prod-eu prod-us]"});
}

TEST(WaveUncovered, StepsOfASet)
{
    const std::string steps = "  strategy:\n    type: RollingSync\n    rollingSync:\n      steps:\n"
                              "      - matchExpressions:\n        - key: env\n          operator: "
                              "In\n          values: [test]\n";
    Files files = argoCdFleet();
    std::string set = applicationSet("web", steps + allClusters);
    set.replace(set.find("    spec:\n      project"), 10,
                "      labels: {env: '{{metadata.labels.environment}}'}\n    spec:\n");
    files["argocd/web.yaml"] = set;
    EXPECT_EQ(textsOf(files, {"wave-uncovered"}),
              Texts{"warning argocd/web.yaml:10 [prod-eu prod-us]"});
    set.replace(set.find("operator: In"), 12, "operator: NotIn");
    set.replace(set.find("[test]"), 6, "[canary]");
    files["argocd/web.yaml"] = set;
    EXPECT_EQ(textsOf(files, {"wave-uncovered"}), Texts{});
}

TEST(WaveUncovered, PartitionsAndWaves)
{
    const std::string partitions = "rolloutStrategy:\n  partitions:\n  - name: eu\n"
                                   "    clusterSelector:\n      matchLabels: {region: eu}\n";
    EXPECT_EQ(textsOf(rancherFleet(production, partitions), {"wave-uncovered"}),
              Texts{"warning apps/web/fleet.yaml:2 [prod-us]"});
    Files files = rancherFleet(production, "defaultNamespace: web\n");
    files[".fleetwright.yaml"] = "ignore: []\nwaves:\n- name: first\n  clusters: [test-eu]\n"
                                 "- name: second\n  selector:\n    matchLabels: {region: us}\n";
    EXPECT_EQ(textsOf(files, {"wave-uncovered"}), Texts{"warning .fleetwright.yaml:2 [prod-eu]"});
}

} // namespace
} // namespace fleetwright::analysis
