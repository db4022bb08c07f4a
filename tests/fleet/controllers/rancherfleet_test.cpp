// SPDX-License-Identifier: Apache-2.0
// What Rancher Fleet makes of a hub's objects and the folders that GitRepos name: who is a member
// and why, with what options, and what is not known.
#include "fleet/controllers/fleets.h"

#include <gtest/gtest.h>

using namespace fleetwright;
using namespace fleetwright::testing;
using model::Reason;
using model::TargetingObject;

namespace {

std::string fleetObject(const std::string &kind, const std::string &name, const std::string &more)
{
    return "---\napiVersion: fleet.cattle.io/v1alpha1\nkind: " + kind + "\nmetadata: {name: " + name
           + ", namespace: fleet-default" + more + "\n";
}

std::string cluster(const std::string &name, const std::string &labels)
{
    return fleetObject("Cluster", name, ", labels: {" + labels + "}}");
}

std::string gitRepo(const std::string &more)
{
    return fleetObject("GitRepo", "shop",
                       "}\nspec:\n  repo: https://git.example.com/fleet\n" + more);
}

/// Three clusters, one bundle of raw YAML with an overlay for production in Europe.
Files shop()
{
    Files files;
    files["hub/objects.yaml"] =
        gitRepo("  paths: [apps]\n  pollingInterval: 1m\n  targets:\n"
                "  - {name: dev, clusterSelector: {matchLabels: {env: dev}}}\n"
                "  - {name: prod, clusterSelector: {matchLabels: {env: prod}}}\n")
        + cluster("eu-1", "env: prod, region: eu") + cluster("us-1", "env: prod, region: us")
        + cluster("lab-1", "env: lab");
    files["apps/web/fleet.yaml"] = "namespace: web\ndependsOn: [{name: shop-apps-base}]\n"
                                   "targetCustomizations:\n"
                                   "- name: europe\n"
                                   "  clusterSelector: {matchLabels: {region: eu}}\n"
                                   "  yaml: {overlays: [eu]}\n"
                                   "- name: production\n"
                                   "  clusterSelector: {matchLabels: {env: prod}}\n"
                                   "  keepResources: true\n";
    files["apps/web/web.yaml"] = configMap("web", "everywhere");
    files["apps/web/overlays/eu/web_patch.yaml"] = "data: {value: europe}\n";
    files["apps/base/fleet.yaml"] = "{defaultNamespace: base}\n";
    files["apps/base/base.yaml"] = configMap("base", "same");
    return files;
}

const TargetingObject *findTarget(const model::Snapshot &fleet, const std::string &id)
{
    for (const TargetingObject &target : fleet.targeting) {
        if (target.id.text() == id)
            return &target;
    }
    return nullptr;
}

const model::Unit *unitOn(const model::Snapshot &fleet, const std::string &id,
                          const std::string &cluster)
{
    for (const model::Unit &unit : fleet.units) {
        if (unit.id.text() == id && fleet.clusters[unit.cluster].name == cluster)
            return &unit;
    }
    return nullptr;
}

std::string membersOf(const model::Snapshot &fleet, const std::string &id)
{
    const TargetingObject *target = findTarget(fleet, id);
    if (!target)
        return "there is no " + id;
    std::string text;
    for (const std::string &name : fleet.namesOf(target->members))
        text += (text.empty() ? "" : " ") + name;
    return text;
}

} // namespace

TEST(RancherFleetUnits, aBundleIsOneUnitOnEachClusterOfItsTargets)
{
    const auto fleet = open(shop());
    EXPECT_EQ(unitList(*fleet), "eu-1 BundleDeployment/fleet-default/shop-apps-base\n"
                                "eu-1 BundleDeployment/fleet-default/shop-apps-web\n"
                                "us-1 BundleDeployment/fleet-default/shop-apps-base\n"
                                "us-1 BundleDeployment/fleet-default/shop-apps-web\n");
    // A cluster without a unit is there as well.
    EXPECT_EQ(fleet->clusters.size(), 3u);
    EXPECT_NE(fleet->findCluster("lab-1"), nullptr);
    EXPECT_EQ(membersOf(*fleet, "GitRepo/fleet-default/shop"), "eu-1 us-1");
    EXPECT_EQ(membersOf(*fleet, "Bundle/fleet-default/shop-apps-web"), "eu-1 us-1");
    EXPECT_EQ(membersOf(*fleet, "Customization/fleet-default/shop-apps-web/europe"), "eu-1");
    // The first customization that matches counts: eu-1 is in production as well.
    EXPECT_EQ(membersOf(*fleet, "Customization/fleet-default/shop-apps-web/production"), "us-1");
    EXPECT_EQ(reachOf(*fleet, "apps/web"), "eu-1 us-1");
}

TEST(RancherFleetUnits, optionsOfTheClusterDecideWhatIsRendered)
{
    const auto fleet = open(shop());
    const std::string id = "BundleDeployment/fleet-default/shop-apps-web";
    const auto valueOn = [&](const std::string &name) {
        const model::Unit *unit = unitOn(*fleet, id, name);
        if (!unit || !unit->rendering || unit->rendering->objects.size() != 1)
            return std::string("not rendered");
        const yaml::Node *root = unit->rendering->objects.front().root;
        return std::string(root->findPath({"metadata", "namespace"})->text()) + ' '
               + std::string(root->findPath({"data", "value"})->text());
    };
    EXPECT_EQ(valueOn("eu-1"), "web europe");
    EXPECT_EQ(valueOn("us-1"), "web everywhere");
    const model::Delivery &delivery = unitOn(*fleet, id, "us-1")->declaration->delivery;
    EXPECT_FALSE(delivery.deletesResources);
    EXPECT_TRUE(unitOn(*fleet, id, "eu-1")->declaration->delivery.deletesResources);
    EXPECT_EQ(delivery.interval, "1m");
    ASSERT_EQ(delivery.dependsOn.size(), 1u);
    EXPECT_EQ(delivery.dependsOn.front().name, "shop-apps-base");
    EXPECT_EQ(delivery.dependsOn.front().kind, "BundleDeployment");
}

TEST(RancherFleetUnits, reasonsNameEveryRuleInItsOrder)
{
    const auto fleet = open(shop());
    const model::Unit *unit =
        unitOn(*fleet, "BundleDeployment/fleet-default/shop-apps-web", "us-1");
    ASSERT_NE(unit, nullptr);
    EXPECT_EQ(reasonsOf(*unit, Reason::Kind::Order),
              "target dev of the GitRepo does not match (clusterSelector: env = dev: prod), "
              "target prod of the GitRepo is the first that matches, "
              "customization europe does not match (clusterSelector: region = eu: us), "
              "customization production is the first that matches");
    EXPECT_EQ(reasonsOf(*unit, Reason::Kind::Registration), "Cluster fleet-default/us-1");
    EXPECT_EQ(reasonsOf(*unit, Reason::Kind::Selector),
              "clusterSelector: env = prod: prod, clusterSelector: env = prod: prod");
    EXPECT_EQ(unit->declaration->declaredBy, "GitRepo/fleet-default/shop");
    EXPECT_EQ(unit->declaration->place.file.text(), "apps/web/fleet.yaml");
    const TargetingObject *bundle = findTarget(*fleet, "Bundle/fleet-default/shop-apps-web");
    ASSERT_NE(bundle, nullptr);
    ASSERT_NE(bundle->decisions, nullptr);
    std::string text;
    for (const model::TargetingDecision &decision : bundle->decisions->all())
        text += decision.candidate + (decision.isMember ? " in\n" : " out\n");
    EXPECT_EQ(text, "fleet-default/eu-1 in\nfleet-default/lab-1 out\nfleet-default/us-1 in\n");
}

TEST(RancherFleetUnits, withoutClustersMembershipIsUnknownAndTheBundleIsShown)
{
    Files files = shop();
    files["hub/objects.yaml"] = gitRepo("  paths: [apps/web]\n");
    const auto fleet = open(files);
    EXPECT_TRUE(fleet->clusters.empty());
    EXPECT_EQ(unitList(*fleet), "? BundleDeployment/apps-base\n"
                                "? BundleDeployment/fleet-default/shop-apps-web\n"
                                "? BundleDeployment/fleet-default/shop-apps-web/europe\n"
                                "? BundleDeployment/fleet-default/shop-apps-web/production\n");
    const model::Unit *unit =
        findUnit(*fleet, "BundleDeployment/fleet-default/shop-apps-web/europe");
    ASSERT_NE(unit, nullptr);
    EXPECT_EQ(objectsOf(*unit), "ConfigMap/web");
    ASSERT_TRUE(unit->error);
    EXPECT_NE(unit->error->detail.find("is not in Git"), std::string::npos);
    const TargetingObject *repo = findTarget(*fleet, "GitRepo/fleet-default/shop");
    ASSERT_NE(repo, nullptr);
    EXPECT_EQ(repo->state, TargetingObject::State::Unknown);
    ASSERT_TRUE(repo->why);
    EXPECT_NE(repo->why->hint.find("--inventory"), std::string::npos);
}

TEST(RancherFleetUnits, aGroupThatIsNotInGitLeavesMembershipIncomplete)
{
    Files files = shop();
    files["hub/objects.yaml"] =
        gitRepo("  paths: [apps/web]\n  targets: [{clusterGroup: stores}]\n")
        + cluster("eu-1", "region: eu");
    const auto fleet = open(files);
    const TargetingObject *bundle = findTarget(*fleet, "Bundle/fleet-default/shop-apps-web");
    ASSERT_NE(bundle, nullptr);
    EXPECT_EQ(bundle->state, TargetingObject::State::Incomplete);
    EXPECT_TRUE(bundle->members.empty());
    files["hub/groups.yaml"] =
        fleetObject("ClusterGroup", "stores", "}\nspec: {selector: {matchLabels: {region: eu}}}");
    EXPECT_EQ(membersOf(*open(files), "Bundle/fleet-default/shop-apps-web"), "eu-1");
}

TEST(RancherFleetUnits, chartsAreReleases)
{
    Files files = shop();
    files["apps/web/Chart.yaml"] = "apiVersion: v2\nname: web\nversion: 1.2.3\n";
    files["apps/web/templates/cm.yaml"] = configMap("{{ .Release.Name }}", "1");
    const auto fleet = open(files);
    const model::Unit *unit =
        unitOn(*fleet, "BundleDeployment/fleet-default/shop-apps-web", "eu-1");
    ASSERT_NE(unit, nullptr);
    ASSERT_FALSE(unit->unresolved) << base::describe(*unit->unresolved);
    EXPECT_EQ(objectsOf(*unit), "ConfigMap/shop-apps-web");
    EXPECT_EQ(unit->declaration->sources.front().chart, ".");
}

TEST(RancherFleetUnits, clustersWithEqualContentShareOneRendering)
{
    const auto fleet = open(shop());
    const std::string id = "BundleDeployment/fleet-default/shop-apps-base";
    ASSERT_NE(unitOn(*fleet, id, "eu-1"), nullptr);
    EXPECT_EQ(unitOn(*fleet, id, "eu-1")->rendering, unitOn(*fleet, id, "us-1")->rendering);
    EXPECT_NE(unitOn(*fleet, id, "us-1")->rendering, nullptr);
}

TEST(RancherFleetUnits, aHubMayDeliverItsOwnGitRepos)
{
    Files files = shop();
    const std::string objects = files["hub/objects.yaml"];
    files.erase("hub/objects.yaml");
    files["gitrepos/shop.yaml"] = objects;
    files["hub/root.yaml"] =
        "apiVersion: fleet.cattle.io/v1alpha1\nkind: GitRepo\nmetadata: {name: root, namespace: "
        "fleet-local}\nspec:\n  repo: https://git.example.com/fleet\n  paths: [gitrepos]\n"
        "  targets: [{clusterName: local}]\n---\napiVersion: fleet.cattle.io/v1alpha1\n"
        "kind: Cluster\nmetadata: {name: local, namespace: fleet-local}\n";
    const auto fleet = open(files);
    const model::Unit *unit =
        unitOn(*fleet, "BundleDeployment/fleet-default/shop-apps-web", "eu-1");
    ASSERT_NE(unit, nullptr) << unitList(*fleet);
    ASSERT_TRUE(unit->parent);
    EXPECT_EQ(fleet->units[*unit->parent].id.text(), "BundleDeployment/fleet-local/root-gitrepos");
    ASSERT_TRUE(unit->hub);
    EXPECT_EQ(fleet->clusters[*unit->hub].name, "local");
}

TEST(RancherFleetUnits, anEditOfAFileOfABundleIsSeen)
{
    fleet::MemoStore store;
    Files files = shop();
    const auto valueOf = [&] {
        const auto fleet = open(base::makeMemoryFiles(files), store);
        const model::Unit *unit =
            unitOn(*fleet, "BundleDeployment/fleet-default/shop-apps-web", "us-1");
        return unit && unit->rendering
                   ? std::string(
                         unit->rendering->objects.front().root->findPath({"data", "value"})->text())
                   : std::string();
    };
    EXPECT_EQ(valueOf(), "everywhere");
    files["apps/web/web.yaml"] = configMap("web", "changed");
    EXPECT_EQ(valueOf(), "changed");
    files["apps/web/fleet.yaml"] = "yaml: {overlays: [eu]}\n";
    EXPECT_EQ(valueOf(), "europe");
}

TEST(RancherFleetUnits, fieldsThatFleetDropsAreWarnings)
{
    Files files = shop();
    files["apps/base/fleet.yaml"] = "namspace: base\nhelm: {}\n";
    const auto fleet = open(files);
    const TargetingObject *bundle = findTarget(*fleet, "Bundle/fleet-default/shop-apps-base");
    ASSERT_NE(bundle, nullptr);
    ASSERT_EQ(bundle->warnings.size(), 1u);
    EXPECT_EQ(bundle->warnings.front().hint, "perhaps namespace is meant");
}
