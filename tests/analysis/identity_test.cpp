// SPDX-License-Identifier: Apache-2.0
// Small fleets with a planted fault or a look-alike each. Expectations follow docs/rules, not the
// output.
#include "analysis/checkedfleet.h"

#include <gtest/gtest.h>

namespace fleetwright::analysis {
namespace {

std::string secret(const std::string &name, const std::string &labels,
                   const std::string &server = {})
{
    return "apiVersion: v1\nkind: Secret\nmetadata:\n  name: reg-" + name
           + "\n  namespace: argocd\n  labels:\n    argocd.argoproj.io/secret-type: cluster\n"
           + labels + "stringData:\n  name: " + name
           + "\n  server: " + (server.empty() ? "https://" + name + ".example.com" : server) + "\n";
}

/// Four registered clusters with environment and region.
Files registered()
{
    Files files;
    for (const std::string name : {"atlas", "boreas", "cygnus", "draco"})
        files["registry/" + name + ".yaml"] =
            secret(name, "    environment: production\n    region: eu-west-1\n");
    return files;
}

/// Three clusters with an overlay and an identity map each.
Files withMaps()
{
    Files files;
    for (const std::string name : {"atlas", "boreas", "cygnus"})
        files["clusters/" + name + "/kustomization.yaml"] =
            "configMapGenerator:\n- name: cluster-identity\n  literals:\n  - CLUSTER_NAME=" + name
            + "\n  - TEAM=blue\ngeneratorOptions:\n  disableNameSuffixHash: true\n";
    return files;
}

TEST(Identity, RegisteredFleetIsSilent)
{
    EXPECT_EQ(textsOf(registered(), {"identity-missing", "identity-mismatch", "identity-duplicate",
                                     "label-missing", "label-unknown"}),
              Texts{});
}

TEST(Identity, ClusterWithoutMap)
{
    Files files = withMaps();
    files["clusters/boreas/kustomization.yaml"] = "resources:\n- app.yaml\n";
    files["clusters/boreas/app.yaml"] =
        "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: app\n  namespace: app\n";
    EXPECT_EQ(textsOf(files, {"identity-missing"}),
              Texts{"error clusters/boreas/kustomization.yaml:1 [boreas]"});
}

TEST(Identity, KeyThatAllOtherMapsHave)
{
    Files files = withMaps();
    files["clusters/boreas/kustomization.yaml"] =
        "generatorOptions:\n  disableNameSuffixHash: true\nconfigMapGenerator:\n- literals:\n"
        "  - CLUSTER_NAME=boreas\n  name: cluster-identity\n";
    EXPECT_EQ(textsOf(files, {"identity-missing"}),
              Texts{"error clusters/boreas/kustomization.yaml:4 [boreas]"});
}

TEST(Identity, KeyThatSeveralMapsLack)
{
    Files files = withMaps();
    for (const std::string name : {"boreas", "cygnus"})
        files["clusters/" + name + "/kustomization.yaml"] =
            "configMapGenerator:\n- name: cluster-identity\n  literals:\n  - CLUSTER_NAME=" + name
            + "\n";
    EXPECT_EQ(textsOf(files, {"identity-missing"}), Texts{});
}

TEST(Identity, RegionOfOneClusterIsUnknown)
{
    Files files = registered();
    files["registry/boreas.yaml"] = secret("boreas", "    environment: production\n");
    EXPECT_EQ(textsOf(files, {"identity-missing"}), Texts{"error registry/boreas.yaml:4 [boreas]"});
}

TEST(Identity, SourcesDisagree)
{
    Files files = registered();
    files["clusters.yaml"] =
        "clusters:\n- name: boreas\n  region: eu-west-1\n- name: cygnus\n  region: us-east-1\n";
    files["clusters/cygnus/kustomization.yaml"] =
        "configMapGenerator:\n- name: cluster-identity\n  literals:\n  - REGION=eu-west-1a\n";
    EXPECT_EQ(textsOf(files, {"identity-mismatch"}), Texts{"error clusters.yaml:5 [cygnus]"});
}

TEST(Identity, CompatibleRegionsAndSynonymsAgree)
{
    Files files = registered();
    files["clusters.yaml"] = "clusters:\n- name: boreas\n  region: eu-west\n  environment: prod\n";
    EXPECT_EQ(textsOf(files, {"identity-mismatch"}), Texts{});
}

TEST(Identity, KustomizationForAnotherClusterSaysNothingOfItsOwn)
{
    Files files;
    files["clusters/hub/flux-system/gotk-sync.yaml"] =
        "apiVersion: source.toolkit.fluxcd.io/v1\nkind: GitRepository\nmetadata:\n  name: "
        "flux-system\n  namespace: flux-system\nspec:\n  url: https://git.example.com/fleet\n---\n"
        "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata:\n  name: "
        "flux-system\n  namespace: flux-system\nspec:\n  path: ./clusters/hub\n  prune: true\n"
        "  sourceRef:\n    kind: GitRepository\n    name: flux-system\n";
    files["clusters/hub/edge.yaml"] =
        "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata:\n  name: edge\n"
        "  namespace: flux-system\nspec:\n  path: ./edge\n  prune: true\n  kubeConfig:\n"
        "    secretRef:\n      name: edge-kubeconfig\n  sourceRef:\n    kind: GitRepository\n"
        "    name: flux-system\n  postBuild:\n    substitute:\n      CLUSTER_NAME: edge\n";
    EXPECT_EQ(textsOf(files, {"identity-mismatch"}), Texts{});
}

TEST(Identity, TwoSecretsOneServer)
{
    Files files = registered();
    files["registry/cygnus.yaml"] =
        secret("cygnus", "    environment: production\n    region: eu-west-1\n",
               "https://ATLAS.example.com:443/");
    EXPECT_EQ(textsOf(files, {"identity-duplicate"}),
              Texts{"error registry/cygnus.yaml:12 [atlas cygnus]"});
}

TEST(Identity, ProxyServesManyClusters)
{
    Files files;
    for (const std::string name : {"atlas", "boreas"})
        files["registry/" + name + ".yaml"] =
            secret(name, "", "https://proxy.example.com/k8s/clusters/" + name);
    EXPECT_EQ(textsOf(files, {"identity-duplicate"}), Texts{});
}

TEST(Identity, ListedTwice)
{
    const Files files{
        {"clusters.yaml", "clusters:\n- name: atlas\n- name: boreas\n- name: atlas\n"}};
    EXPECT_EQ(textsOf(files, {"identity-duplicate"}), Texts{"error clusters.yaml:4 [atlas]"});
}

TEST(Identity, DeclaredLabelRule)
{
    Files files = registered();
    files[".fleetwright.yaml"] =
        "labels:\n  rules:\n  - match: {region: \"eu-*\"}\n    require: {wave: \"*\"}\n";
    for (const std::string name : {"atlas", "boreas", "cygnus"})
        files["registry/" + name + ".yaml"] =
            secret(name, "    environment: production\n    region: eu-west-1\n    wave: one\n");
    EXPECT_EQ(textsOf(files, {"label-missing"}), Texts{"error registry/draco.yaml:4 [draco]"});
    files["clusters.yaml"] = "clusters:\n- name: draco\n  labels: {example.com/wave: two}\n";
    EXPECT_EQ(textsOf(files, {"label-missing"}), Texts{});
}

TEST(Identity, LabelThatAllOthersHave)
{
    Files files = registered();
    files["registry/cygnus.yaml"] = secret("cygnus", "    environment: production\n");
    EXPECT_EQ(textsOf(files, {"label-missing"}), Texts{"warning registry/cygnus.yaml:4 [cygnus]"});
    files["registry/cygnus.yaml"] =
        secret("cygnus", "    environment: production\n    role: hub\n");
    EXPECT_EQ(textsOf(files, {"label-missing"}), Texts{});
}

TEST(Identity, MisspeltKeyIsNoMissingLabel)
{
    Files files = registered();
    files["registry/cygnus.yaml"] =
        secret("cygnus", "    environment: production\n    regoin: eu-west-1\n");
    EXPECT_EQ(textsOf(files, {"label-missing", "label-unknown"}),
              Texts{"warning registry/cygnus.yaml:9 [cygnus]"});
}

TEST(Identity, MisspeltValue)
{
    Files files = registered();
    for (const std::string name : {"atlas", "boreas", "cygnus", "draco"})
        files["registry/" + name + ".yaml"] =
            secret(name, "    tier: " + std::string(name == "boreas" ? "glod" : "gold") + "\n");
    EXPECT_EQ(textsOf(files, {"label-unknown"}), Texts{"warning registry/boreas.yaml:8 [boreas]"});
}

TEST(Identity, NearValuesThatAreRight)
{
    Files files;
    for (const auto &[name, region] : std::map<std::string, std::string>{{"atlas", "us-east-1"},
                                                                         {"boreas", "us-east-1"},
                                                                         {"cygnus", "us-west-1"},
                                                                         {"draco", "us-east-2"}})
        files["registry/" + name + ".yaml"] = secret(name, "    region: " + region + "\n");
    EXPECT_EQ(textsOf(files, {"label-unknown"}), Texts{});
}

TEST(Identity, ValueOutsideTheVocabulary)
{
    Files files = registered();
    files[".fleetwright.yaml"] = "labels:\n  vocabulary:\n    environment: [dev, prod]\n";
    EXPECT_EQ(textsOf(files, {"label-unknown"}).size(), 4U);
    files[".fleetwright.yaml"] = "labels:\n  vocabulary:\n    environment: [dev, production]\n";
    EXPECT_EQ(textsOf(files, {"label-unknown"}), Texts{});
}

/// Three overlays below `folder` of a base with a namespace; the first adds a policy to it.
Files withPolicyInOne(const std::string &folder)
{
    Files files;
    files["base/kustomization.yaml"] = "resources: [namespace.yaml]\n";
    files["base/namespace.yaml"] = "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n";
    files[folder + "/atlas/kustomization.yaml"] = "resources: [../../base, policy.yaml]\n";
    files[folder + "/boreas/kustomization.yaml"] = "resources: [../../base]\n";
    files[folder + "/cygnus/kustomization.yaml"] = "resources: [../../base]\n";
    files[folder + "/atlas/policy.yaml"] =
        "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\n"
        "metadata: {name: default-deny, namespace: shop}\nspec: {podSelector: {}}\n";
    return files;
}

TEST(IdentityBelowPolicy, InOneClustersFolder)
{
    EXPECT_EQ(textsOf(withPolicyInOne("clusters"), {"identity-below-policy"}),
              Texts{"info clusters/atlas/policy.yaml:2 [atlas]"});
    // Nothing says that these are clusters.
    EXPECT_EQ(textsOf(withPolicyInOne("options"), {"identity-below-policy"}), Texts{});
}

} // namespace
} // namespace fleetwright::analysis
