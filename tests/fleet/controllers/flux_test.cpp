// SPDX-License-Identifier: Apache-2.0
// What Flux makes of a fleet: units from the sync objects on, with variables and dependencies.
#include "fleet/controllers/fleets.h"
#include "fleet/origin.h"
#include "model/secret.h"

#include <gtest/gtest.h>

using namespace fleetwright;
using namespace fleetwright::testing;

namespace {

/// Two clusters whose sync applies an app with the cluster's own variables.
Files twoClusters()
{
    Files files;
    for (const std::string cluster : {"dev", "prod"}) {
        const std::string folder = "clusters/" + cluster + "/";
        files[folder + "flux-system/gotk-sync.yaml"] = fluxSync("./clusters/" + cluster);
        files[folder + "flux-system/kustomization.yaml"] = including({"gotk-sync.yaml"});
        files[folder + "apps.yaml"] = fluxKustomization(
            "apps", "./apps/${STAGE:=none}",
            "  dependsOn: [{name: infra}]\n  wait: true\n  postBuild:\n    substituteFrom:\n"
            "    - {kind: ConfigMap, name: cluster-vars}\n    - {kind: Secret, name: tokens}\n");
        files[folder + "infra.yaml"] = fluxKustomization("infra", "./infra");
        files[folder + "vars.yaml"] =
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: cluster-vars, namespace: "
            "flux-system}\ndata: {HOST: "
            + cluster
            + ".example.com}\n---\napiVersion: v1\nkind: Secret\nmetadata: {name: tokens, "
              "namespace: flux-system}\nstringData: {TOKEN: hunter2}\n";
    }
    files["apps/none/kustomization.yaml"] = including({"web.yaml"});
    files["apps/none/web.yaml"] =
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\ndata: {host: '${HOST}', token: "
        "'${TOKEN}'}\n";
    files["infra/ns.yaml"] = "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n";
    return files;
}

} // namespace

TEST(FluxUnits, theSyncOfEachClusterIsTheRoot)
{
    const auto fleet = open(twoClusters());
    // The parent has no variables, so that the path stays as it is written.
    EXPECT_EQ(unitList(*fleet), "dev Kustomization/flux-system/apps\n"
                                "dev Kustomization/flux-system/flux-system\n"
                                "dev Kustomization/flux-system/infra\n"
                                "prod Kustomization/flux-system/apps\n"
                                "prod Kustomization/flux-system/flux-system\n"
                                "prod Kustomization/flux-system/infra\n");
}

TEST(FluxUnits, aPathIsSubstitutedBeforeTheChildIsRead)
{
    Files files = twoClusters();
    for (const std::string cluster : {"dev", "prod"}) {
        std::string &sync = files["clusters/" + cluster + "/flux-system/gotk-sync.yaml"];
        sync += "  postBuild: {substitute: {STAGE: none, unused: x}}\n";
    }
    const auto fleet = open(files);
    const model::Unit *unit = findUnit(*fleet, "Kustomization/flux-system/apps");
    ASSERT_NE(unit, nullptr);
    ASSERT_FALSE(unit->error) << base::describe(*unit->error);
    EXPECT_EQ(unit->declaration->sources.front().path, "./apps/none");
    EXPECT_EQ(unit->declaration->sources.front().revision, "opened state");
    ASSERT_TRUE(unit->parent);
    EXPECT_EQ(fleet->units[*unit->parent].id.text(), "Kustomization/flux-system/flux-system");
    const model::Delivery &delivery = unit->declaration->delivery;
    EXPECT_EQ(delivery.wait, true);
    EXPECT_EQ(delivery.prune, true);
    EXPECT_EQ(delivery.interval, "10m");
    ASSERT_EQ(delivery.dependsOn.size(), 1u);
    EXPECT_EQ(delivery.dependsOn.front().name, "infra");
    EXPECT_EQ(delivery.dependsOn.front().nameSpace, "flux-system");
    EXPECT_EQ(reachOf(*fleet, "apps/none"), "dev prod");
    EXPECT_EQ(reachOf(*fleet, "infra"), "dev prod");
}

TEST(FluxUnits, variablesComeFromTheClustersOwnObjects)
{
    Files files = twoClusters();
    for (const std::string cluster : {"dev", "prod"})
        files["clusters/" + cluster + "/apps.yaml"] = fluxKustomization(
            "apps", "./apps/none",
            "  postBuild:\n    substituteFrom:\n    - {kind: ConfigMap, name: cluster-vars}\n"
            "    - {kind: Secret, name: tokens}\n");
    const auto fleet = open(files);
    for (const std::string cluster : {"dev", "prod"}) {
        const model::ClusterIndex index = fleet->clusterByName.at(cluster);
        const model::ResourceId web{"", "v1", "ConfigMap", "", "web"};
        const model::Object *object = fleet::findObject(*fleet, index, web);
        ASSERT_NE(object, nullptr);
        const yaml::Node *host = object->root->findPath({"data", "host"});
        EXPECT_EQ(host->text(), cluster + ".example.com");
        EXPECT_EQ(host->span().place().file.text(), "clusters/" + cluster + "/vars.yaml");
        // The token is a Secret's wherever it is put.
        const auto field = *model::FieldPath::fromText("data.token");
        const auto steps = fleet::explain(*fleet, index, web, field);
        ASSERT_TRUE(steps);
        EXPECT_EQ(steps->back().value.find("hunter2"), std::string::npos);
        EXPECT_TRUE(model::holdsSecretValue(web, field.segments(),
                                            object->root->findPath({"data", "token"})));
        EXPECT_FALSE(model::holdsSecretValue(
            web, model::FieldPath::fromText("data.host")->segments(), host));
    }
}

TEST(FluxUnits, aMissingVariablesSourceIsToldAndTheRestIsRendered)
{
    Files files = twoClusters();
    for (const std::string cluster : {"dev", "prod"})
        files["clusters/" + cluster + "/apps.yaml"] = fluxKustomization(
            "apps", "./apps/none",
            "  postBuild:\n    substituteFrom:\n    - {kind: ConfigMap, name: elsewhere}\n");
    const auto fleet = open(files);
    const model::Unit *unit = findUnit(*fleet, "Kustomization/flux-system/apps");
    ASSERT_NE(unit, nullptr);
    ASSERT_NE(unit->rendering, nullptr);
    EXPECT_EQ(unit->rendering->unresolved.size(), 1u);
}

TEST(FluxUnits, aKubeconfigNamesTheSpoke)
{
    const auto fleet = open({
        {"clusters.yaml", "clusters:\n- name: hub\n- name: spoke\n- name: other\n"},
        {"clusters/hub/flux-system/gotk-sync.yaml", fluxSync("./clusters/hub")},
        {"clusters/hub/spoke.yaml",
         fluxKustomization("apps", "./apps",
                           "  kubeConfig: {secretRef: {name: spoke-kubeconfig}}\n")},
        {"clusters/hub/lost.yaml",
         fluxKustomization("lost", "./apps", "  kubeConfig: {secretRef: {name: secret}}\n")},
        {"apps/cm.yaml", configMap("cm", "1")},
    });
    EXPECT_EQ(unitList(*fleet), "hub Kustomization/flux-system/flux-system\n"
                                "spoke Kustomization/flux-system/apps\n"
                                "? Kustomization/flux-system/lost\n");
    const model::Unit *unit = findUnit(*fleet, "Kustomization/flux-system/apps");
    ASSERT_TRUE(unit->hub);
    EXPECT_EQ(fleet->clusters[*unit->hub].name, "hub");
    ASSERT_TRUE(findUnit(*fleet, "Kustomization/flux-system/lost")->error);
}

TEST(FluxUnits, aReleaseIsAUnitWhoseChartIsNotRendered)
{
    Files files = twoClusters();
    files["infra/release.yaml"] =
        "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: ingress, "
        "namespace: ingress}\nspec:\n  interval: 1h\n  chart:\n    spec: {chart: ingress-nginx, "
        "version: 4.x, sourceRef: {kind: HelmRepository, name: ingress}}\n  dependsOn: [{name: "
        "certs, namespace: certs}]\n";
    const auto fleet = open(files);
    const model::Unit *unit = findUnit(*fleet, "HelmRelease/ingress/ingress");
    ASSERT_NE(unit, nullptr);
    EXPECT_FALSE(unit->error);
    ASSERT_TRUE(unit->unresolved);
    EXPECT_EQ(unit->unresolved->place->file.text(), "infra/release.yaml");
    EXPECT_EQ(unit->declaration->sources.front().chart, "ingress-nginx");
    ASSERT_EQ(unit->declaration->delivery.dependsOn.size(), 1u);
    EXPECT_EQ(unit->declaration->delivery.dependsOn.front().nameSpace, "certs");
}

TEST(FluxUnits, aFluxInstanceIsASync)
{
    const auto fleet = open({
        {"clusters/house/flux/instance.yaml",
         "apiVersion: fluxcd.controlplane.io/v1\nkind: FluxInstance\nmetadata: {name: flux, "
         "namespace: flux-system}\nspec:\n  sync: {kind: GitRepository, url: "
         "'https://git.example.com/fleet', ref: refs/heads/main, path: clusters/house, interval: "
         "1m}\n"},
        {"clusters/house/apps.yaml", fluxKustomization("apps", "./apps")},
        {"apps/cm.yaml", configMap("cm", "1")},
    });
    EXPECT_EQ(unitList(*fleet), "house Kustomization/flux-system/apps\n"
                                "house Kustomization/flux-system/flux-system\n");
    EXPECT_EQ(findUnit(*fleet, "Kustomization/flux-system/flux-system")->declaration->declaredBy,
              "FluxInstance/flux-system/flux");
}

TEST(FluxUnits, theSourceThatBootstrapWritesMayBeMissing)
{
    const auto fleet = open({
        {"clusters/staging/apps.yaml", fluxKustomization("apps", "./apps")},
        {"apps/cm.yaml", configMap("cm", "1")},
    });
    EXPECT_EQ(unitList(*fleet), "staging Kustomization/flux-system/apps\n");
    EXPECT_EQ(objectsOf(*findUnit(*fleet, "Kustomization/flux-system/apps")), "ConfigMap/cm");
}
