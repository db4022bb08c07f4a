// SPDX-License-Identifier: Apache-2.0
// What Argo CD makes of a fleet: units of hub and spokes with their reasons.
#include "fleet/controllers/fleets.h"
#include "fleet/origin.h"
#include "fleet/placement.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace fleetwright;
using namespace fleetwright::testing;
using model::Reason;

namespace {

/// A hub whose overlay renders everything of Argo CD's, and two spokes.
Files hubAndSpokes()
{
    return {
        {"clusters.yaml",
         "clusters:\n- name: hub\n  labels: {role: hub}\n- name: eu\n- name: us\n"},
        {"clusters/hub/kustomization.yaml", including({"../../argocd"})},
        {"argocd/kustomization.yaml", including({"web.yaml", "registered.yaml"})},
        {"argocd/web.yaml", clusterSet("web", "env: prod", "apps/{{metadata.labels.region}}")},
        {"argocd/registered.yaml",
         clusterSecret("eu", "https://eu.example.com", "env: prod, region: west") + "---\n"
             + clusterSecret("us", "https://us.example.com", "env: dev, region: east")},
        {"apps/west/kustomization.yaml", including({"../base"})},
        {"apps/east/kustomization.yaml", including({"../base"})},
        {"apps/base/kustomization.yaml", including({"web.yaml"})},
        {"apps/base/web.yaml", configMap("web", "1")},
    };
}

} // namespace

TEST(ArgoCdUnits, aSetThatAHubRendersMakesUnitsOfTheClustersThatItsSelectorTakes)
{
    const auto fleet = open(hubAndSpokes());
    EXPECT_EQ(unitList(*fleet), "eu Application/argocd/eu-web\nhub Overlay/clusters/hub\n");
    const model::Unit *unit = findUnit(*fleet, "Application/argocd/eu-web");
    ASSERT_NE(unit, nullptr);
    EXPECT_EQ(objectsOf(*unit), "ConfigMap/web");
    EXPECT_EQ(unit->controller, model::Controller::ArgoCd);
    ASSERT_TRUE(unit->hub);
    EXPECT_EQ(fleet->clusters[*unit->hub].name, "hub");
    ASSERT_TRUE(unit->parent);
    EXPECT_EQ(fleet->units[*unit->parent].id.text(), "Overlay/clusters/hub");
    EXPECT_EQ(unit->declaration->declaredBy, "ApplicationSet/argocd/web");
    EXPECT_EQ(unit->declaration->place.file.text(), "argocd/web.yaml");
    EXPECT_EQ(unit->declaration->delivery.automated, true);
    EXPECT_EQ(unit->declaration->delivery.prune, true);
    EXPECT_EQ(unit->declaration->delivery.selfHeal, false);
    EXPECT_TRUE(unit->declaration->delivery.deletesResources);
}

TEST(ArgoCdUnits, theFileOfASetIsPlacedWhereItsUnitsAre)
{
    const auto fleet = open(hubAndSpokes());
    const auto placement = fleet::placementOf(*fleet, *base::RepoPath::fromText("argocd/web.yaml"));
    ASSERT_EQ(placement.objects.size(), 1u);
    EXPECT_EQ(placement.objects[0].object, "ApplicationSet/argocd/web");
    EXPECT_EQ(fleet->namesOf(placement.objects[0].clusters), std::vector<std::string>{"eu"});
    EXPECT_TRUE(placement.registered.empty());
}

TEST(ArgoCdUnits, aRegistrationIsOfTheDocumentThatALineStandsIn)
{
    const auto fleet = open(hubAndSpokes());
    const auto file = base::RepoPath::fromText("argocd/registered.yaml");
    EXPECT_EQ(fleet->namesOf(fleet::placementOf(*fleet, *file).registered),
              (std::vector<std::string>{"eu", "us"}));
    EXPECT_EQ(fleet->namesOf(fleet::placementOf(*fleet, *file, 2).registered),
              std::vector<std::string>{"eu"});
}

TEST(ArgoCdUnits, reasonsLeadFromTheLabelToTheDestination)
{
    const auto fleet = open(hubAndSpokes());
    const model::Unit *unit = findUnit(*fleet, "Application/argocd/eu-web");
    ASSERT_NE(unit, nullptr);
    EXPECT_EQ(reasonsOf(*unit, Reason::Kind::Registration), "Secret cluster-eu");
    EXPECT_EQ(reasonsOf(*unit, Reason::Kind::Identity), "env = prod");
    EXPECT_EQ(reasonsOf(*unit, Reason::Kind::Selector), "env = prod");
    EXPECT_EQ(reasonsOf(*unit, Reason::Kind::Template), "ApplicationSet/argocd/web");
    EXPECT_EQ(reasonsOf(*unit, Reason::Kind::Destination), "server https://eu.example.com");
    const auto label =
        std::ranges::find(unit->declaration->reasons, Reason::Kind::Identity, &Reason::kind);
    ASSERT_NE(label, unit->declaration->reasons.end());
    EXPECT_EQ(label->place.file.text(), "argocd/registered.yaml");
    EXPECT_EQ(label->place.line, 6u);
}

TEST(ArgoCdUnits, aTargetSaysItsMembersAndWhyOthersAreNone)
{
    const auto fleet = open(hubAndSpokes());
    ASSERT_EQ(fleet->targeting.size(), 1u);
    const model::TargetingObject &target = fleet->targeting.front();
    EXPECT_EQ(target.id.text(), "ApplicationSet/argocd/web");
    EXPECT_EQ(target.state, model::TargetingObject::State::Known);
    EXPECT_EQ(fleet->namesOf(target.members), std::vector<std::string>{"eu"});
    ASSERT_TRUE(target.appliedBy);
    ASSERT_NE(target.decisions, nullptr);
    const std::vector<model::TargetingDecision> decisions = target.decisions->all();
    const auto us = std::ranges::find(decisions, "us", &model::TargetingDecision::candidate);
    ASSERT_NE(us, decisions.end());
    EXPECT_FALSE(us->isMember);
    ASSERT_TRUE(us->cluster);
    EXPECT_EQ(fleet->clusters[*us->cluster].name, "us");
    ASSERT_FALSE(us->reasons.empty());
    EXPECT_FALSE(us->reasons.front().holds);
    EXPECT_EQ(us->reasons.front().subject, "env = prod: dev");
}

TEST(ArgoCdUnits, layersAndFilesReachTheClustersOfTheApplications)
{
    const auto fleet = open(hubAndSpokes());
    EXPECT_EQ(reachOf(*fleet, "apps/base"), "eu");
    EXPECT_EQ(reachOf(*fleet, "apps/east"), "");
    ASSERT_TRUE(fleet->reachByFile.contains(path("apps/base/web.yaml")));
    const auto steps =
        fleet::explain(*fleet, fleet->clusterByName.at("eu"), {"", "v1", "ConfigMap", "", "web"},
                       *model::FieldPath::fromText("data.value"));
    ASSERT_TRUE(steps);
    EXPECT_EQ(steps->front().place.file.text(), "apps/base/web.yaml");
    EXPECT_TRUE(steps->front().supplies);
    EXPECT_EQ(steps->front().reach, 1u);
}

TEST(ArgoCdUnits, anAppOfAppsInAFileMakesItsChildren)
{
    const auto fleet = open({
        {"root.yaml",
         application("root", "argocd/apps", "server: 'https://kubernetes.default.svc'")},
        {"argocd/apps/web.yaml", application("web", "apps/web", "name: in-cluster")},
        {"argocd/apps/sets.yaml", clusterSet("addons", "env: prod", "apps/web")},
        {"apps/web/kustomization.yaml", including({"web.yaml"})},
        {"apps/web/web.yaml", configMap("web", "1")},
        {"registered.yaml", clusterSecret("eu", "https://eu.example.com", "env: prod")},
    });
    EXPECT_EQ(unitList(*fleet), "eu Application/argocd/eu-addons\n"
                                "in-cluster Application/argocd/root\n"
                                "in-cluster Application/argocd/web\n");
    const model::Unit *web = findUnit(*fleet, "Application/argocd/web");
    ASSERT_TRUE(web->parent);
    EXPECT_EQ(fleet->units[*web->parent].id.text(), "Application/argocd/root");
    EXPECT_EQ(objectsOf(*findUnit(*fleet, "Application/argocd/root")),
              "ApplicationSet/addons, Application/web");
    EXPECT_FALSE(findUnit(*fleet, "Application/argocd/root")->parent);
}

TEST(ArgoCdUnits, aDestinationThatNobodyKnowsKeepsItsUnitApart)
{
    const auto fleet = open({
        {"set.yaml",
         "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: s, "
         "namespace: argocd}\nspec:\n  generators:\n  - git: {repoURL: "
         "'https://git.example.com/fleet.git', revision: HEAD, directories: [{path: "
         "apps/*}]}\n  template:\n    metadata: {name: '{{path.basename}}'}\n    spec:\n"
         "      project: default\n      source: {repoURL: "
         "'https://git.example.com/fleet.git', path: '{{path}}'}\n      destination: "
         "{server: 'https://api-{{path.basename}}.example.com'}\n"},
        {"apps/web/kustomization.yaml", including({"web.yaml"})},
        {"apps/web/web.yaml", configMap("web", "1")},
    });
    ASSERT_EQ(fleet->unplaced.size(), 1u);
    const model::Unit &unit = fleet->unplaced.front();
    EXPECT_EQ(unit.id.text(), "Application/argocd/web");
    ASSERT_TRUE(unit.error);
    EXPECT_EQ(unit.error->code, base::ErrorCode::Unresolved);
    EXPECT_NE(unit.error->detail.find("https://api-web.example.com"), std::string::npos);
    EXPECT_EQ(objectsOf(unit), "ConfigMap/web");
}

TEST(ArgoCdUnits, aBrokenPartDoesNotStopTheRest)
{
    Files files = hubAndSpokes();
    files["argocd/registered.yaml"] =
        clusterSecret("eu", "https://eu.example.com", "env: prod, region: west") + "---\n"
        + clusterSecret("us", "https://us.example.com", "env: prod, region: moon");
    files["chart.yaml"] =
        "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: chart, namespace: "
        "argocd}\nspec:\n  project: default\n  source: {repoURL: 'https://charts.example.com', "
        "chart: ingress, targetRevision: 1.2.3}\n  destination: {name: eu}\n";
    const auto fleet = open(files);
    const model::Unit *missing = findUnit(*fleet, "Application/argocd/us-web");
    ASSERT_NE(missing, nullptr);
    EXPECT_EQ(missing->rendering, nullptr);
    ASSERT_TRUE(missing->error);
    EXPECT_EQ(missing->error->code, base::ErrorCode::NotFound);
    const model::Unit *chart = findUnit(*fleet, "Application/argocd/chart");
    ASSERT_NE(chart, nullptr);
    EXPECT_FALSE(chart->error);
    ASSERT_TRUE(chart->unresolved);
    EXPECT_EQ(chart->unresolved->code, base::ErrorCode::Unresolved);
    EXPECT_EQ(chart->declaration->sources.front().chart, "ingress");
    EXPECT_EQ(chart->declaration->sources.front().version, "1.2.3");
    EXPECT_EQ(objectsOf(*findUnit(*fleet, "Application/argocd/eu-web")), "ConfigMap/web");
}

TEST(ArgoCdUnits, withoutClusterSecretsASelectorIsUnknown)
{
    Files files = hubAndSpokes();
    files["argocd/kustomization.yaml"] = including({"web.yaml"});
    files.erase("argocd/registered.yaml");
    const auto fleet = open(files);
    ASSERT_EQ(fleet->targeting.size(), 1u);
    EXPECT_EQ(fleet->targeting.front().state, model::TargetingObject::State::Unknown);
    ASSERT_TRUE(fleet->targeting.front().why);
    EXPECT_EQ(unitList(*fleet), "hub Overlay/clusters/hub\n");
}

TEST(ArgoCdUnits, exportedSecretsRegisterClusters)
{
    Files files = hubAndSpokes();
    files["argocd/kustomization.yaml"] = including({"web.yaml"});
    fleet::OpenOptions options;
    options.exported = {std::make_shared<const base::SourceFile>(
        path("export.yaml"), files.at("argocd/registered.yaml"))};
    files.erase("argocd/registered.yaml");
    const auto fleet = open(files, options);
    EXPECT_EQ(unitList(*fleet), "eu Application/argocd/eu-web\nhub Overlay/clusters/hub\n");
}

TEST(ArgoCdUnits, aDirectoryOfManifestsIsASource)
{
    const auto fleet = open({
        {"app.yaml", application("plain", "manifests", "name: in-cluster")},
        {"manifests/a.yaml", configMap("a", "1") + "---\n" + configMap("b", "2")},
        {"manifests/notes.yaml", "just: text\n"},
        {"manifests/below/c.yaml", configMap("c", "3")},
    });
    const model::Unit *unit = findUnit(*fleet, "Application/argocd/plain");
    ASSERT_NE(unit, nullptr);
    EXPECT_EQ(objectsOf(*unit), "ConfigMap/a, ConfigMap/b");
    EXPECT_EQ(reachOf(*fleet, "manifests"), "in-cluster");
}

TEST(ArgoCdUnits, twoObjectsThatMakeOneApplicationAreToldAtTheSecond)
{
    const auto fleet = open({
        {"a.yaml", application("web", "apps/web", "name: eu")},
        {"set.yaml", "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: s, "
                     "namespace: argocd}\nspec:\n  generators:\n  - list: {elements: [{n: web}]}\n"
                     "  template:\n    metadata: {name: '{{n}}'}\n    spec:\n      project: "
                     "default\n      source: {repoURL: 'https://git.example.com/fleet.git', path: "
                     "apps/web}\n      destination: {name: eu}\n"},
        {"apps/web/kustomization.yaml", including({"web.yaml"})},
        {"apps/web/web.yaml", configMap("web", "1")},
    });
    ASSERT_EQ(fleet->units.size(), 2u);
    const auto failed = std::ranges::count_if(
        fleet->units, [](const model::Unit &unit) { return unit.error.has_value(); });
    EXPECT_EQ(failed, 1);
}
