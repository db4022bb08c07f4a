// SPDX-License-Identifier: Apache-2.0
#include "rancherfleet/fixture.h"
#include "rancherfleet/schedule.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <random>

namespace fleetwright::rancherfleet {
namespace {

using Outcome = Decision::Outcome;
using Rule = Decision::Rule;

std::size_t positionOf(const Hub &hub, const std::string &name)
{
    const std::vector<Cluster> &clusters = hub.objects().clusters;
    for (std::size_t at = 0; at < clusters.size(); ++at) {
        if (clusters[at].metadata.name == name)
            return at;
    }
    return clusters.size();
}

std::string textOf(const std::vector<Decision> &decisions)
{
    static constexpr const char *rules[] = {"namespace", "target", "allow-list", "customization"};
    static constexpr const char *outcomes[] = {"chosen", "withholds", "no", "hidden"};
    std::string text;
    for (const Decision &decision : decisions) {
        text += rules[static_cast<int>(decision.rule)];
        text += ' ' + decision.name + ' ' + outcomes[static_cast<int>(decision.outcome)] + '\n';
    }
    return text;
}

TEST(Targets, EveryRuleTellsWhy)
{
    Hub hub(gitRepo("  paths: [web]\n  targets:\n  - {name: canary, clusterName: dev-eu}\n"
                    "  - {name: prod, clusterSelector: {matchLabels: {env: prod}}}\n"
                    "  - {name: rest, clusterSelector: {}}\n")
                + threeClusters,
            {{"web/fleet.yaml", "targetCustomizations:\n"
                                "- {name: us, clusterSelector: {matchLabels: {region: us}}}\n"
                                "- {name: all, clusterSelector: {}, namespace: web}\n"
                                "- {name: late, clusterSelector: {}, namespace: late}\n"},
             {"web/cm.yaml", configMap}});
    const BundlePtr bundle = hub.bundle("shop-web");
    ASSERT_TRUE(bundle);
    const std::vector<Decision> decisions =
        decisionsFor(*bundle, hub.index(), positionOf(hub, "prod-eu"));
    EXPECT_EQ(textOf(decisions), "namespace fleet-default chosen\n"
                                 "target canary no\n"
                                 "target prod chosen\n"
                                 "target rest hidden\n"
                                 "customization us no\n"
                                 "customization all chosen\n"
                                 "customization late hidden\n");
    const Decision &us = decisions[4];
    ASSERT_EQ(us.requirements.size(), 1U);
    EXPECT_EQ(us.requirements[0].requirement, "clusterSelector: region = us");
    EXPECT_EQ(us.requirements[0].found, "eu");
    EXPECT_EQ(us.place.place().line, 2U);
    EXPECT_EQ(hub.options("shop-web", "prod-eu"), "namespace: web\n");
    EXPECT_EQ(hub.options("shop-web", "prod-us"), "{}\n");
}

TEST(Targets, GroupNameAndLabelsAreOfOneGroup)
{
    const std::string groups = group("gold", "{tier: gold}", "{matchLabels: {region: eu}}")
                               + group("plain", "{tier: plain}", "{matchLabels: {env: prod}}");
    Hub hub(gitRepo("  paths: [web]\n  targets:\n  - clusterGroup: plain\n"
                    "    clusterGroupSelector: {matchLabels: {tier: gold}}\n")
                + threeClusters + groups,
            {{"web/cm.yaml", configMap}});
    EXPECT_EQ(hub.targeted(), "");
    Hub absent(gitRepo("  paths: [web]\n  targets:\n  - clusterGroupSelector: {matchExpressions: "
                       "[{key: tier, operator: DoesNotExist}]}\n")
                   + threeClusters + group("gold", "{tier: gold}", "{matchLabels: {region: eu}}"),
               {{"web/cm.yaml", configMap}});
    EXPECT_EQ(absent.targeted(), "shop-web@prod-us");
}

TEST(Targets, WithheldClustersNameTheirRule)
{
    Hub hub(everywhere, {{"web/fleet.yaml", "targetCustomizations:\n"
                                            "- {clusterName: dev-eu, doNotDeploy: true}\n"},
                         {"web/cm.yaml", configMap}});
    EXPECT_EQ(hub.targeted(), "shop-web@prod-eu shop-web@prod-us");
    const Targeting targeting = targetsOf(hub.bundle("shop-web"), hub.index());
    ASSERT_EQ(targeting.withheld.size(), 1U);
    EXPECT_EQ(targeting.withheld[0].cluster, positionOf(hub, "dev-eu"));
    EXPECT_EQ(targeting.bundle->targets[targeting.withheld[0].target].name, "target000");
}

TEST(Targets, ClustersThatAreTreatedAlikeShareOptions)
{
    Hub hub(everywhere, {{"web/fleet.yaml", "helm: {values: {a: 1}}\ntargetCustomizations:\n"
                                            "- {clusterName: dev-eu, namespace: dev}\n"},
                         {"web/cm.yaml", configMap}});
    EXPECT_EQ(hub.optionsNode("shop-web", "prod-eu"), hub.optionsNode("shop-web", "prod-us"));
    EXPECT_NE(hub.optionsNode("shop-web", "prod-eu"), hub.optionsNode("shop-web", "dev-eu"));
}

TEST(Schedules, HoldTheClustersThatOneTargetMatches)
{
    Hub hub(
        everywhere
            + "---\napiVersion: fleet.cattle.io/v1alpha1\nkind: Schedule\nmetadata: {name: nights, "
              "namespace: fleet-default}\nspec:\n  schedule: 0 0 22 * * *\n  duration: 2h\n"
              "  targets:\n    clusters:\n    - clusterName: dev-eu\n"
              "    - clusterSelector: {matchLabels: {region: us}}\n    - name: nothing\n",
        {{"web/cm.yaml", configMap}});
    ASSERT_EQ(hub.objects().schedules.size(), 1U);
    std::string names;
    for (const std::size_t at : scheduledClusters(hub.objects().schedules[0], hub.index()))
        names += hub.objects().clusters[at].metadata.name + ' ';
    EXPECT_EQ(names, "dev-eu prod-us ");
}

std::string randomSelector(std::mt19937 &random)
{
    const auto pick = [&random](std::initializer_list<const char *> words) {
        return std::string(words.begin()[random() % words.size()]);
    };
    const std::string key = pick({"env", "region", "tier"});
    switch (random() % 6) {
    case 0:
        return "{}";
    case 1:
        return "{matchLabels: {" + key + ": " + pick({"a", "b", "c"}) + "}}";
    case 2:
        return "{matchExpressions: [{key: " + key + ", operator: NotIn, values: ["
               + pick({"a", "b"}) + "]}]}";
    case 3:
        return "{matchExpressions: [{key: " + key + ", operator: In, values: [a, "
               + pick({"b", "c"}) + "]}]}";
    case 4:
        return "{matchExpressions: [{key: " + key + ", operator: Exists}]}";
    default:
        return "{matchExpressions: [{key: " + key + ", operator: DoesNotExist}]}";
    }
}

std::string randomTarget(std::mt19937 &random)
{
    std::string target = "- {";
    if (random() % 4 == 0)
        target += "clusterName: c" + std::to_string(random() % 12) + ", ";
    if (random() % 4 == 0)
        target += "clusterGroup: g" + std::to_string(random() % 3) + ", ";
    if (random() % 4 == 0)
        target += "clusterGroupSelector: " + randomSelector(random) + ", ";
    if (random() % 2 == 0)
        target += "clusterSelector: " + randomSelector(random) + ", ";
    return target + "name: t" + std::to_string(random() % 1000);
}

/// The index and the rules, asked one by one, are two ways to one answer.
TEST(Targets, AgreeWithDecisionsOnRandomFleets)
{
    for (unsigned seed = 1; seed <= 150; ++seed) {
        std::mt19937 random(seed);
        std::string objects = gitRepo("  paths: [web]\n  targets:\n");
        for (int i = 0; i < 3; ++i)
            objects += "  " + randomTarget(random) + "}\n";
        for (int i = 0; i < 12; ++i) {
            std::string labels = "{";
            for (const char *key : {"env", "region", "tier"}) {
                if (random() % 3 != 0)
                    labels += std::string(key) + ": " + "abc"[random() % 3] + ", ";
            }
            objects += cluster("c" + std::to_string(i), labels + "}");
        }
        for (int i = 0; i < 3; ++i)
            objects += group("g" + std::to_string(i), random() % 2 ? "{tier: a}" : "{env: b}",
                             randomSelector(random));
        std::string yaml =
            random() % 2 ? "targetCustomizationMode: AllMatches\n" : "namespace: base\n";
        yaml += "targetCustomizations:\n";
        for (int i = 0; i < 3; ++i)
            yaml += randomTarget(random) + (random() % 5 ? "}\n" : ", doNotDeploy: true}\n");
        Hub hub(objects, {{"web/fleet.yaml", yaml}, {"web/cm.yaml", configMap}});
        ASSERT_TRUE(hub.errors().empty()) << hub.errors()[0];
        const BundlePtr bundle = hub.bundle("shop-web");
        const Targeting targeting = targetsOf(bundle, hub.index());
        for (std::size_t at = 0; at < 12; ++at) {
            std::optional<std::size_t> target;
            std::vector<std::size_t> customizations;
            bool isWithheld = false;
            for (const Decision &decision : decisionsFor(*bundle, hub.index(), at)) {
                isWithheld = isWithheld || decision.outcome == Outcome::Withholds;
                if (decision.outcome != Outcome::Chosen && decision.outcome != Outcome::Withholds)
                    continue;
                if (decision.rule == Rule::Target)
                    target = decision.target;
                else if (decision.rule == Rule::Customization)
                    customizations.push_back(*decision.target);
            }
            const auto found = std::ranges::find(targeting.clusters, at, &TargetedCluster::cluster);
            ASSERT_EQ(found != targeting.clusters.end(), target && !isWithheld)
                << "seed " << seed << ", cluster " << at;
            if (found == targeting.clusters.end())
                continue;
            EXPECT_EQ(targeting.variants[found->variant].target, *target) << "seed " << seed;
            EXPECT_EQ(targeting.variants[found->variant].customizations, customizations)
                << "seed " << seed;
        }
    }
}

/// 40 bundles over 1,000 clusters: milliseconds here, so a hundred times that is a mistake.
TEST(Targets, ManyClustersAreIndexedNotWalked)
{
    std::string objects = gitRepo("  targets:\n  - clusterSelector: {matchLabels: {env: prod}}\n"
                                  "  - clusterGroup: g1\n  - clusterSelector: {}\n");
    for (int i = 0; i < 1000; ++i)
        objects += cluster("c" + std::to_string(i), "{env: " + std::string(i % 3 ? "prod" : "dev")
                                                        + ", site: s" + std::to_string(i % 50)
                                                        + ", name: n" + std::to_string(i) + "}");
    for (int i = 0; i < 5; ++i)
        objects += group("g" + std::to_string(i), "{}",
                         "{matchLabels: {site: s" + std::to_string(i) + "}}");
    std::map<std::string, std::string> files;
    for (int i = 0; i < 40; ++i) {
        const std::string folder = "apps/a" + std::to_string(i);
        files[folder + "/cm.yaml"] = configMap;
        files[folder + "/fleet.yaml"] = "helm: {values: {region: '${ .ClusterLabels.site }'}}\n"
                                        "targetCustomizations:\n"
                                        "- {clusterSelector: {matchLabels: {site: s7}}}\n"
                                        "- {clusterGroup: g2}\n"
                                        "- {clusterSelector: {matchLabels: {env: prod}}}\n";
    }
    Hub hub(objects, std::move(files));
    const std::vector<BundlePtr> bundles = hub.bundles();
    ASSERT_EQ(bundles.size(), 40U);
    const auto start = std::chrono::steady_clock::now();
    std::size_t count = 0;
    for (const BundlePtr &bundle : bundles)
        count += targetsOf(bundle, hub.index()).clusters.size();
    const auto took = std::chrono::steady_clock::now() - start;
    EXPECT_EQ(count, 40'000U);
    RecordProperty(
        "microseconds",
        std::to_string(std::chrono::duration_cast<std::chrono::microseconds>(took).count()));
    EXPECT_LT(took, std::chrono::milliseconds(500));
}

} // namespace
} // namespace fleetwright::rancherfleet
