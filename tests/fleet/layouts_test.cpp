// SPDX-License-Identifier: Apache-2.0
// How fleets are laid out, and what must come out of each.
#include "fleet/fixture.h"

#include <gtest/gtest.h>

using namespace fleetwright;
using namespace fleetwright::testing;
using model::Signal;

namespace {

using Names = std::vector<std::string>;

const std::string argoSecret =
    "apiVersion: v1\nkind: Secret\nmetadata:\n  name: NAME\n  labels:\n"
    "    argocd.argoproj.io/secret-type: cluster\n    environment: production\n"
    "stringData:\n  name: NAME\n  server: https://NAME.example.com\n";

std::string secretOf(const std::string &name)
{
    std::string text = argoSecret;
    for (std::size_t at = text.find("NAME"); at != std::string::npos; at = text.find("NAME"))
        text.replace(at, 4, name);
    return text;
}

std::string sync(const std::string &folder)
{
    return "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata:\n  name: "
           "flux-system\n"
           "  namespace: flux-system\nspec:\n  interval: 10m\n  path: ./"
           + folder + "\n  prune: true\n  sourceRef: {kind: GitRepository, name: flux-system}\n";
}

} // namespace

TEST(Layouts, overlaysOfSeveralAppsMakeOneCluster)
{
    const auto fleet =
        open({{"cart/base/kustomization.yaml", including({"map.yaml"})},
              {"cart/base/map.yaml", configMap("cart", "a")},
              {"cart/overlays/prod/smaug/kustomization.yaml", including({"../../../base"})},
              {"shop/base/kustomization.yaml", including({"map.yaml"})},
              {"shop/base/map.yaml", configMap("shop", "a")},
              {"shop/overlays/prod/smaug/kustomization.yaml", including({"../../../base"})},
              {"shop/overlays/stage/curator/kustomization.yaml", including({"../../../base"})}});
    EXPECT_EQ(clusterNames(*fleet), (Names{"curator", "smaug"}));
    EXPECT_EQ(unitTexts(*fleet), (Names{"curator:Overlay/shop/overlays/stage/curator",
                                        "smaug:Overlay/cart/overlays/prod/smaug",
                                        "smaug:Overlay/shop/overlays/prod/smaug"}));
    const model::Cluster *smaug = fleet->findCluster("smaug");
    EXPECT_TRUE(smaug->assumedFromFolder);
    EXPECT_EQ(smaug->knownFrom, Signal::Folder);
    EXPECT_EQ(smaug->environment(), "prod");
    EXPECT_EQ(fleet->findLayer(path("cart/base"))->role,
              (model::Role{model::Role::Kind::App, "", "cart"}));
}

TEST(Layouts, equalNamesInSeveralEnvironmentsAreSeveralClusters)
{
    Files files{{"base/kustomization.yaml", including({"map.yaml"})},
                {"base/map.yaml", configMap("a", "b")}};
    for (const char *folder : {"dev/us-west-2", "production/us-west-2", "production/eu-west-1"})
        files["clusters/" + std::string(folder) + "/kustomization.yaml"] =
            including({"../../../base"});
    const auto fleet = open(std::move(files));
    EXPECT_EQ(clusterNames(*fleet),
              (Names{"dev-us-west-2", "production-eu-west-1", "production-us-west-2"}));
    EXPECT_EQ(fleet->clusters[1].region(), "eu-west-1");
    EXPECT_EQ(fleet->clusters[1].environment(), "production");
}

TEST(Layouts, environmentsAreClustersWhereNothingElseIs)
{
    const auto fleet = open({{"base/kustomization.yaml", including({"map.yaml"})},
                             {"base/map.yaml", configMap("a", "b")},
                             {"variants/eu/kustomization.yaml",
                              "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n"},
                             {"envs/qa/kustomization.yml", including({"../../base"})},
                             {"envs/prod-eu/kustomization.yml",
                              including({"../../base"}, "components:\n- ../../variants/eu\n")},
                             {"envs/load-gpu/kustomization.yml", including({"../../base"})}});
    EXPECT_EQ(clusterNames(*fleet), (Names{"qa", "load-gpu", "prod-eu"}));
    EXPECT_EQ(fleet->findCluster("load-gpu")->environment(), "load");
    EXPECT_EQ(fleet->findLayer(path("variants/eu"))->kind, model::LayerKind::Component);
    EXPECT_EQ(fleet->findLayer(path("variants/eu"))->role,
              (model::Role{model::Role::Kind::Dimension, "region", "eu"}));
    EXPECT_EQ(reachOf(*fleet, "variants/eu"), "prod-eu");
}

TEST(Layouts, singleOverlayAtTheRootIsCalledLikeTheRepository)
{
    fleet::OpenOptions options;
    options.repositoryName = "edge-site";
    const auto fleet =
        open({{"kustomization.yaml", including({"map.yaml"})}, {"map.yaml", configMap("a", "b")}},
             options);
    EXPECT_EQ(unitTexts(*fleet), (Names{"edge-site:Overlay/."}));
    EXPECT_TRUE(fleet->units.front().rendering);
}

TEST(Layouts, foldersOfClustersComeBesideTheInventory)
{
    const auto fleet =
        open({{"clusters.yaml", "clusters:\n- name: prod-1\n  labels: {environment: production}\n"},
              {"base/kustomization.yaml", including({"map.yaml"})},
              {"base/map.yaml", configMap("a", "b")},
              {"clusters/prod-1/kustomization.yaml", including({"../../base"})},
              {"clusters/data-1/kustomization.yaml", including({"../../base"})},
              {"addons/ingress/kustomization.yaml", including({"../../base"})}});
    EXPECT_EQ(unitTexts(*fleet),
              (Names{"prod-1:Overlay/clusters/prod-1", "data-1:Overlay/clusters/data-1"}));
    EXPECT_TRUE(fleet->findCluster("data-1")->assumedFromFolder);
    EXPECT_FALSE(fleet->findCluster("prod-1")->assumedFromFolder);
    EXPECT_EQ(reachOf(*fleet, "addons/ingress"), "");
}

TEST(Layouts, identityConfigMapConfirmsAFolder)
{
    const auto fleet = open({{"clusters/data-1/kustomization.yaml",
                              "configMapGenerator:\n- name: cluster-identity\n  literals: "
                              "[CLUSTER_NAME=data-1, REGION=eu-west-1]\n"}});
    const model::Cluster *cluster = fleet->findCluster("data-1");
    ASSERT_TRUE(cluster);
    EXPECT_FALSE(cluster->assumedFromFolder);
    EXPECT_EQ(cluster->knownFrom, Signal::IdentityConfigMap);
    EXPECT_EQ(cluster->region(), "eu-west-1");
}

TEST(Layouts, inventoryPathsSayWhereOverlaysAre)
{
    const auto fleet = open({{"clusters.yaml", "clusters:\n- name: atlas\n  path: sites/oslo\n"},
                             {"sites/oslo/kustomization.yaml", including({"map.yaml"})},
                             {"sites/oslo/map.yaml", configMap("a", "b")}});
    EXPECT_EQ(unitTexts(*fleet), (Names{"atlas:Overlay/sites/oslo"}));
}

TEST(Layouts, argoSecretsMatchOverlaysByName)
{
    Files files{{"dns/base/kustomization.yaml", including({"map.yaml"})},
                {"dns/base/map.yaml", configMap("a", "b")}};
    for (const char *name : {"prod-eu-1", "prod-us-1"}) {
        files["argocd/clusters/" + std::string(name) + ".yaml"] = secretOf(name);
        files["dns/overlays/production/" + std::string(name) + "/kustomization.yaml"] =
            including({"../common"});
    }
    files["dns/overlays/production/common/kustomization.yaml"] = including({"../../../base"});
    const auto fleet = open(std::move(files));
    EXPECT_EQ(clusterNames(*fleet), (Names{"prod-eu-1", "prod-us-1"}));
    EXPECT_EQ(fleet->clusters.front().knownFrom, Signal::ArgoClusterSecret);
    EXPECT_EQ(fleet->units.size(), 2U);
    EXPECT_EQ(fleet->findLayer(path("dns/overlays/production/common"))->role,
              (model::Role{model::Role::Kind::Dimension, "environment", "production"}));
    EXPECT_EQ(reachOf(*fleet, "dns/base"), "prod-eu-1 prod-us-1");
}

TEST(Layouts, fluxFolderWithoutKustomizationHoldsAllManifestsBelow)
{
    const auto fleet =
        open({{"clusters/prod/flux-system/gotk-sync.yaml", sync("clusters/prod")},
              {"clusters/prod/flux-system/kustomization.yaml", including({"gotk-sync.yaml"})},
              {"clusters/prod/vars.yaml",
               "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: cluster-vars}\n"
               "data: {REGION: eu-west-1, CLUSTER_NAME: prod}\n"},
              {"clusters/prod/more/map.yml", configMap("more", "x")},
              {"clusters/prod/README.md", "text"},
              {"apps/prod/kustomization.yaml", including({"map.yaml"})},
              {"apps/prod/map.yaml", configMap("app", "x")}});
    EXPECT_EQ(unitTexts(*fleet),
              (Names{"prod:Kustomization/flux-system/flux-system", "prod:Overlay/apps/prod"}));
    const model::Unit &unit = fleet->units.front();
    ASSERT_TRUE(unit.rendering) << base::describe(*unit.error);
    EXPECT_EQ(unit.rendering->objects.size(), 3U);
    EXPECT_EQ(fleet->clusters.front().knownFrom, Signal::FluxSync);
    EXPECT_EQ(fleet->clusters.front().region(), "eu-west-1");
    const model::Layer *layer = fleet->findLayer(path("clusters/prod"));
    ASSERT_TRUE(layer);
    EXPECT_TRUE(layer->file.isRoot()) << "Flux makes the kustomization, there is no file";
    EXPECT_FALSE(fleet->reachByFile.contains(path("clusters/prod/kustomization.yaml")));
    EXPECT_TRUE(fleet->reachByFile.contains(path("clusters/prod/more/map.yml")));
    fleet::MemoStore store;
    const auto alone =
        fleet::renderLayer(*fleet, fleet->layerByPath.at(path("clusters/prod")), store);
    ASSERT_TRUE(alone.ok()) << base::describe(alone.error());
    EXPECT_EQ((*alone)->objects.size(), 3U);
}

TEST(Layouts, fluxVisitsFoldersByTheirNames)
{
    const auto fleet = open({{"clusters/prod/flux-system/gotk-sync.yaml", sync("clusters/prod")},
                             {"clusters/prod/a.yaml", configMap("second", "x")},
                             {"clusters/prod/a/map.yaml", configMap("first", "x")}});
    ASSERT_EQ(fleet->units.size(), 1U);
    ASSERT_TRUE(fleet->units[0].rendering);
    EXPECT_EQ(fleet->units[0].rendering->objects[0].id.name, "first");
    EXPECT_EQ(fleet->units[0].rendering->objects[1].id.name, "second");
}

TEST(Layouts, numberedFluxFoldersAskTheIdentity)
{
    const auto fleet =
        open({{"clusters/prod/01/flux-system/gotk-sync.yaml", sync("clusters/prod/01")},
              {"clusters/prod/01/vars.yaml",
               "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: cluster-vars}\n"
               "data: {CLUSTER_NAME: osl-7}\n"},
              {"clusters/prod/02/flux-system/gotk-sync.yaml", sync("clusters/prod/02")}});
    EXPECT_EQ(clusterNames(*fleet), (Names{"osl-7", "prod-02"}));
}

TEST(Layouts, whatLiesInTheHubsOverlayIsTheHubs)
{
    const auto fleet = open(
        {{"apps.yaml", "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\n"
                       "spec: {destination: {name: smaug}}\n---\n"
                       "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: b}\n"
                       "spec: {destination: {name: moc-infra}}\n"},
         {"argocd/overlays/moc-infra/kustomization.yaml", including({"map.yaml"})},
         {"argocd/overlays/moc-infra/map.yaml", configMap("a", "b")},
         {"argocd/overlays/moc-infra/envs/smaug/kustomization.yaml", including({"map.yaml"})},
         {"argocd/overlays/moc-infra/envs/smaug/map.yaml", configMap("c", "d")},
         {"acm/overlays/moc/infra/kustomization.yaml", including({"map.yaml"})},
         {"acm/overlays/moc/infra/map.yaml", configMap("e", "f")}});
    EXPECT_EQ(unitTexts(*fleet),
              (Names{"moc-infra:Application/argocd/b", "moc-infra:Overlay/acm/overlays/moc/infra",
                     "moc-infra:Overlay/argocd/overlays/moc-infra",
                     "moc-infra:Overlay/argocd/overlays/moc-infra/envs/smaug",
                     "smaug:Application/argocd/a"}));
}

TEST(Layouts, hubIsTheOnlyOneWithApplicationSets)
{
    const std::string set = "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: "
                            "{name: all}\nspec: {generators: []}\n";
    const auto fleet = open({{"clusters/hub-1/kustomization.yaml", including({"set.yaml"})},
                             {"clusters/hub-1/set.yaml", set},
                             {"clusters/edge-1/kustomization.yaml", including({"map.yaml"})},
                             {"clusters/edge-1/map.yaml", configMap("a", "b")}});
    EXPECT_TRUE(fleet->findCluster("hub-1")->isHub);
    EXPECT_FALSE(fleet->findCluster("edge-1")->isHub);
}

TEST(Layouts, configurationCorrectsWhatWasFound)
{
    const auto fleet =
        open({{".fleetwright.yaml",
               "clusters:\n- name: sandbox\n  absent: true\n- name: edge-1\n  path: sites/oslo\n"
               "  environment: production\n  labels: {site: oslo}\nignore: [vendor]\n"
               "hierarchy:\n  roles: {core: cluster edge-1}\n"},
              {"clusters/sandbox/kustomization.yaml", including({"../../core"})},
              {"core/kustomization.yaml", including({"map.yaml"})},
              {"core/map.yaml", configMap("a", "b")},
              {"vendor/x/kustomization.yaml", including({"../../core"})},
              {"sites/oslo/kustomization.yaml", including({"../../core"})}});
    EXPECT_EQ(unitTexts(*fleet), (Names{"edge-1:Overlay/sites/oslo"}));
    EXPECT_EQ(fleet->clusters.front().knownFrom, Signal::Declared);
    EXPECT_EQ(fleet->clusters.front().environment(), "production");
    EXPECT_EQ(fleet->clusters.front().labels.at("site"), "oslo");
    EXPECT_FALSE(fleet->findLayer(path("vendor/x")));
    EXPECT_EQ(fleet->findLayer(path("core"))->role,
              (model::Role{model::Role::Kind::Cluster, "", "edge-1"}));
}

TEST(Layouts, mappedRepositoriesAreFolders)
{
    const auto fleet = open(
        {{".fleetwright.yaml",
          "repositories:\n- url: https://git.example.com/platform/common\n  path: vendor/common\n"},
         {"vendor/common/kustomization.yaml", including({"map.yaml"})},
         {"vendor/common/map.yaml", configMap("a", "b")},
         {"clusters/edge-1/kustomization.yaml",
          including({"https://git.example.com/platform/common"})}});
    ASSERT_EQ(fleet->units.size(), 1U);
    EXPECT_TRUE(fleet->units[0].rendering) << base::describe(*fleet->units[0].error);
    EXPECT_EQ(reachOf(*fleet, "vendor/common"), "edge-1");
}

TEST(Layouts, aPartOfAMappedRepositoryIsALayer)
{
    const auto snapshot =
        open({{"vendor/common/deploy/kustomization.yaml", including({"map.yaml"})},
              {"vendor/common/deploy/map.yaml", configMap("a", "b")},
              {"clusters/edge-1/kustomization.yaml",
               including({"git@git.example.com:platform/common.git//deploy?ref=v1"})}},
             {.mappedUrls = {{"https://git.example.com/platform/common", path("vendor/common")}},
              .repositoryName = {},
              .limits = {}});
    EXPECT_EQ(reachOf(*snapshot, "vendor/common/deploy"), "edge-1");
    const auto layer = snapshot->layerByPath.at(path("clusters/edge-1"));
    EXPECT_EQ(snapshot->layers[layer].includes.size(), 1U);
    fleet::MemoStore store;
    const auto alone = fleet::renderLayer(*snapshot, layer, store);
    ASSERT_TRUE(alone.ok());
    EXPECT_TRUE((*alone)->unresolved.empty());
    EXPECT_EQ((*alone)->objects.size(), 1U);
}

TEST(Layouts, aClusterMayBeCalledTest)
{
    const auto fleet = open({{"clusters/prod/kustomization.yaml", including({"map.yaml"})},
                             {"clusters/prod/map.yaml", configMap("a", "b")},
                             {"clusters/test/kustomization.yaml", including({"map.yaml"})},
                             {"clusters/test/map.yaml", configMap("a", "b")},
                             {"test/kustomization.yaml", including({"map.yaml"})},
                             {"test/map.yaml", configMap("a", "b")}});
    EXPECT_EQ(clusterNames(*fleet), (Names{"test", "prod"}));
}

TEST(Layouts, templatesAndExamplesAreNoClusters)
{
    const auto fleet = open({{"clusters/edge-1/kustomization.yaml", including({"map.yaml"})},
                             {"clusters/edge-1/map.yaml", configMap("a", "b")},
                             {"clusters/template/kustomization.yaml", including({"map.yaml"})},
                             {"clusters/template/map.yaml", configMap("a", "b")},
                             {"examples/secret.yaml", secretOf("example-1")}});
    EXPECT_EQ(clusterNames(*fleet), (Names{"edge-1"}));
}
