// SPDX-License-Identifier: Apache-2.0
#include "inventory/claim.h"
#include "inventory/identitymaps.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace fleetwright;
using namespace fleetwright::inventory;
using model::Attribute;
using model::Signal;

namespace {

std::vector<Claim> claimsOf(const std::string &path, const std::string &text,
                            const config::FleetConfig &config = {})
{
    const auto file =
        std::make_shared<const base::SourceFile>(*base::RepoPath::fromText(path), text);
    const ClaimReading reading(config);
    if (!mayHoldClaims(*file, reading))
        return {};
    const auto parsed = yaml::readFile(file);
    EXPECT_TRUE(parsed.ok());
    return parsed ? readClaims(**parsed, reading) : std::vector<Claim>();
}

const model::Fact *factOf(const Claim &claim, std::string_view key)
{
    const auto found = std::find_if(claim.facts.begin(), claim.facts.end(),
                                    [&](const model::Fact &fact) { return fact.key == key; });
    return found == claim.facts.end() ? nullptr : &*found;
}

} // namespace

TEST(Claims, inventoryListWithLabels)
{
    const auto claims = claimsOf("clusters.yaml", "clusters:\n"
                                                  "- name: prod-1\n"
                                                  "  path: ./clusters/prod/1/\n"
                                                  "  server: https://prod-1:6443\n"
                                                  "  labels:\n"
                                                  "    example.com/region: eu-west\n"
                                                  "- name: prod-2\n"
                                                  "- labels: {a: b}\n");
    ASSERT_EQ(claims.size(), 2U);
    EXPECT_EQ(claims[0].name, "prod-1");
    EXPECT_EQ(claims[0].signal, Signal::InventoryFile);
    EXPECT_EQ(claims[0].place.line, 2U);
    ASSERT_EQ(claims[0].paths.size(), 1U);
    EXPECT_EQ(claims[0].paths[0].text(), "clusters/prod/1");
    const model::Fact *region = factOf(claims[0], "example.com/region");
    ASSERT_TRUE(region);
    EXPECT_TRUE(region->isLabel);
    EXPECT_EQ(region->attribute, Attribute::Region);
    EXPECT_EQ(region->place.line, 6U);
    EXPECT_EQ(factOf(claims[0], "server")->attribute, Attribute::Server);
    EXPECT_EQ(factOf(claims[0], "name")->attribute, Attribute::Name);
    EXPECT_EQ(claims[1].place.line, 7U);
}

TEST(Claims, inventoryMapAndOneFileACluster)
{
    const auto mapped =
        claimsOf("hub/clusters.yml", "clusters:\n  a-1:\n    environment: dev\n  b-1: {}\n");
    ASSERT_EQ(mapped.size(), 2U);
    EXPECT_EQ(mapped[0].name, "a-1");
    const auto single = claimsOf("config/clusters/edge-7/cluster.yaml",
                                 "environment: production\nregion: eu-west-1\n");
    ASSERT_EQ(single.size(), 1U);
    EXPECT_EQ(single[0].name, "edge-7");
    const auto named =
        claimsOf("config/clusters/x/cluster.yaml", "name: edge-8\nlabels: {tier: gold}\n");
    ASSERT_EQ(named.size(), 1U);
    EXPECT_EQ(named[0].name, "edge-8");
}

TEST(Claims, otherFilesAreNoInventoryUnlessDeclared)
{
    const std::string text = "clusters:\n- name: a-1\n";
    EXPECT_TRUE(claimsOf("values.yaml", text).empty());
    config::FleetConfig config;
    config.inventory = {*base::RepoPath::fromText("sites")};
    EXPECT_EQ(claimsOf("sites/all.yaml", text, config).size(), 1U);
}

TEST(Claims, argoSecretPlainAndCoded)
{
    const auto plain = claimsOf("a.yaml", R"(apiVersion: v1
kind: Secret
metadata:
  name: secret-name
  labels:
    argocd.argoproj.io/secret-type: cluster
    env: production
  annotations:
    example.com/account-id: "123456789012"
    note: hello
stringData:
  name: prod-1
  server: https://prod-1.example.com
)");
    ASSERT_EQ(plain.size(), 1U);
    EXPECT_EQ(plain[0].name, "prod-1");
    EXPECT_EQ(plain[0].place.line, 12U);
    EXPECT_EQ(factOf(plain[0], "env")->attribute, Attribute::Environment);
    EXPECT_EQ(factOf(plain[0], "example.com/account-id")->attribute, Attribute::Account);
    EXPECT_FALSE(factOf(plain[0], "note"));
    EXPECT_FALSE(factOf(plain[0], "argocd.argoproj.io/secret-type"));
    const auto coded =
        claimsOf("a.yaml", "apiVersion: v1\nkind: Secret\nmetadata:\n  name: s\n  labels:\n"
                           "    argocd.argoproj.io/secret-type: cluster\n"
                           "data:\n  name: cHJvZC0x\n  server: aHR0cHM6Ly9h\n");
    ASSERT_EQ(coded.size(), 1U);
    EXPECT_EQ(coded[0].name, "prod-1");
    EXPECT_EQ(coded[0].server, "https://a");
    const auto sealed =
        claimsOf("a.yaml",
                 "apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata:\n  name: prod-9\n"
                 "spec:\n  template:\n    metadata:\n      labels:\n"
                 "        argocd.argoproj.io/secret-type: cluster\n        env: dev\n");
    ASSERT_EQ(sealed.size(), 1U);
    EXPECT_EQ(sealed[0].name, "prod-9");
}

TEST(Claims, ordinarySecretsAreNone)
{
    EXPECT_TRUE(claimsOf("a.yaml",
                         "apiVersion: v1\nkind: Secret\nmetadata:\n  name: x\n  labels:\n"
                         "    argocd.argoproj.io/secret-type: repository\nstringData:\n  name: x\n")
                    .empty());
}

TEST(Claims, clusterObjects)
{
    const auto capi = claimsOf("c.yaml", R"(apiVersion: cluster.x-k8s.io/v1beta1
kind: Cluster
metadata:
  name: osl-1
  labels: {environment: prod}
  annotations: {example.org/gitops-path: platform/clusters/osl-1}
spec:
  clusterNetwork:
    pods: {cidrBlocks: [10.66.0.0/16]}
  controlPlaneEndpoint: {host: osl-1.example.org, port: 6443}
)");
    ASSERT_EQ(capi.size(), 1U);
    EXPECT_EQ(capi[0].signal, Signal::ClusterApi);
    EXPECT_EQ(capi[0].paths.front().text(), "platform/clusters/osl-1");
    EXPECT_EQ(factOf(capi[0], "clusterNetwork.pods")->value, "10.66.0.0/16");
    EXPECT_EQ(factOf(capi[0], "controlPlaneEndpoint.host")->attribute, Attribute::Server);
    const auto managed = claimsOf(
        "c.yaml", "apiVersion: cluster.open-cluster-management.io/v1\nkind: ManagedCluster\n"
                  "metadata: {name: smaug, labels: {vendor: OpenShift}}\n");
    ASSERT_EQ(managed.size(), 1U);
    EXPECT_EQ(managed[0].signal, Signal::ManagedCluster);
    const auto rancher =
        claimsOf("c.yaml",
                 "apiVersion: fleet.cattle.io/v1alpha1\nkind: Cluster\nmetadata: {name: shop-1}\n");
    ASSERT_EQ(rancher.size(), 1U);
    EXPECT_EQ(rancher[0].signal, Signal::FleetCluster);
}

TEST(Claims, fluxSyncNamesAFolder)
{
    const std::string sync =
        "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata:\n"
        "  name: fleet\n  namespace: flux-system\nspec:\n  path: ./clusters/dev/eu-1\n";
    const auto claims = claimsOf("clusters/dev/eu-1/flux-system/gotk-sync.yaml", sync);
    ASSERT_EQ(claims.size(), 1U);
    EXPECT_EQ(claims[0].name, "");
    EXPECT_EQ(claims[0].signal, Signal::FluxSync);
    EXPECT_EQ(claims[0].paths.front().text(), "clusters/dev/eu-1");
    EXPECT_TRUE(claimsOf("clusters/dev/eu-1/apps.yaml", sync).empty())
        << "a Kustomization of an app names no cluster";
    const auto instance =
        claimsOf("flux.yaml", "apiVersion: fluxcd.controlplane.io/v1\nkind: FluxInstance\n"
                              "metadata: {name: flux}\nspec: {sync: {path: clusters/prod}}\n");
    ASSERT_EQ(instance.size(), 1U);
    EXPECT_EQ(instance[0].paths.front().text(), "clusters/prod");
}

TEST(Claims, emptyFluxSyncTellsItsFolder)
{
    const auto claims =
        claimsOf("clusters/prod/flux-system/gotk-sync.yaml", "# filled by flux bootstrap\n");
    ASSERT_EQ(claims.size(), 1U);
    EXPECT_EQ(claims[0].paths.front().text(), "clusters/prod");
}

TEST(Claims, externalSecretsTellOnlyTheirObject)
{
    const auto claims = claimsOf(
        "a.yaml", "apiVersion: external-secrets.io/v1beta1\nkind: ExternalSecret\n"
                  "metadata: {name: cluster-spec-osl-1}\nspec:\n  target:\n    template:\n"
                  "      metadata:\n        labels:\n"
                  "          argocd.argoproj.io/secret-type: cluster\n          env: prod\n");
    ASSERT_EQ(claims.size(), 1U);
    EXPECT_EQ(claims[0].name, "");
    EXPECT_EQ(claims[0].objectName, "cluster-spec-osl-1");
}

TEST(Claims, applicationDestinations)
{
    const std::string head = "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: "
                             "{name: a}\nspec:\n  destination:\n";
    EXPECT_EQ(claimsOf("a.yaml", head + "    name: smaug\n").at(0).name, "smaug");
    EXPECT_EQ(claimsOf("a.yaml", head + "    server: https://c-2:6443\n").at(0).server,
              "https://c-2:6443");
    EXPECT_TRUE(claimsOf("a.yaml", head + "    name: in-cluster\n").empty());
    EXPECT_TRUE(claimsOf("a.yaml", head + "    server: https://kubernetes.default.svc\n").empty());
    EXPECT_TRUE(claimsOf("a.yaml", head + "    name: '{{ .Values.cluster }}'\n").empty());
}

TEST(Claims, listGeneratorElements)
{
    const auto byServer = claimsOf("a.yaml", R"(apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
spec:
  generators:
  - list:
      elements:
      - {cluster: prod-us, server: 'https://prod-us:6443', region: us-east}
      - {cluster: prod-eu, server: 'https://prod-eu:6443'}
  template:
    spec:
      destination: {server: '{{server}}'}
)");
    ASSERT_EQ(byServer.size(), 2U);
    EXPECT_EQ(byServer[0].name, "prod-us");
    EXPECT_EQ(byServer[0].signal, Signal::ArgoDestination);
    EXPECT_EQ(factOf(byServer[0], "region")->attribute, Attribute::Region);
    const auto nested = claimsOf("a.yaml", R"(apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
spec:
  goTemplate: true
  generators:
  - matrix:
      generators:
      - git: {directories: [{path: apps/*}]}
      - list: {elements: [{site: osl-1}, {site: osl-2}]}
  - merge:
      mergeKeys: [nameNormalized]
      generators:
      - clusters: {}
      - list: {elements: [{nameNormalized: edge-1, values.environment: prod}]}
  template:
    spec:
      destination: {name: '{{ .site }}'}
)");
    ASSERT_EQ(nested.size(), 2U);
    EXPECT_EQ(nested[1].name, "osl-2");
}

TEST(Claims, mergedListsNameClusters)
{
    const auto claims = claimsOf("a.yaml", R"(apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
spec:
  generators:
  - merge:
      mergeKeys: [nameNormalized]
      generators:
      - clusters: {}
      - list: {elements: [{nameNormalized: edge-1}, {nameNormalized: edge-2}]}
  template:
    spec:
      destination: {server: '{{server}}'}
)");
    ASSERT_EQ(claims.size(), 2U);
    EXPECT_EQ(claims[0].name, "edge-1");
}

TEST(Claims, listsWithoutClustersNameNone)
{
    const auto claims = claimsOf(
        "a.yaml", "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n"
                  "  generators:\n  - list: {elements: [{config: eu}, {compliance: gdpr}]}\n"
                  "  template:\n    spec:\n      destination: {server: '{{server}}'}\n");
    EXPECT_TRUE(claims.empty());
}

TEST(Identity, nameOfGeneratorAndManifest)
{
    const ClaimReading reading{config::FleetConfig()};
    const auto parse = [](const std::string &text) {
        return *yaml::readFile(std::make_shared<const base::SourceFile>(base::RepoPath(), text));
    };
    const auto generator =
        parse("configMapGenerator:\n- name: settings\n  literals: [CLUSTER_NAME=no]\n"
              "- name: cluster-identity\n  literals: [REGION=eu, CLUSTER_NAME=edge-1]\n");
    EXPECT_EQ(generatedClusterName(generator->documents.front(), reading), "edge-1");
    const auto manifest =
        parse("kind: ConfigMap\nmetadata: {name: cluster-vars}\ndata: {CLUSTER_NAME: edge-2}\n");
    EXPECT_EQ(manifestClusterName(manifest->documents.front(), reading), "edge-2");
    const auto other =
        parse("kind: ConfigMap\nmetadata: {name: x}\ndata: {CLUSTER_NAME: edge-2}\n");
    EXPECT_EQ(manifestClusterName(other->documents.front(), reading), "");
}
