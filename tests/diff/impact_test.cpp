// SPDX-License-Identifier: Apache-2.0
#include "diff/fixture.h"
#include "diff/impact.h"
#include "diff/impactmarkdown.h"
#include "diff/impactwords.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace fleetwright::diff {
namespace {

using Labels = std::map<std::string, std::string>;
using Kind = ImpactGroup::Kind;

ImpactPtr impactBetween(const FleetFixture &before, const FleetFixture &after)
{
    return *impactOf(before.snapshot(), after.snapshot());
}

/// "changed Deployment/web [a, b] x: 1 > 2".
std::vector<std::string> described(const Impact &impact)
{
    std::vector<std::string> lines;
    for (const ImpactGroup &group : impact.groups) {
        std::string line = std::string(groupKindName(group.kind));
        for (const ObjectKey &key : group.objects)
            line += ' ' + key.text();
        if (group.objects.empty())
            line += ' ' + group.subject;
        line += " [" + shortList(impact.namesOf(group.clusters), 99) + ']';
        if (!group.becomes.empty())
            line += " becomes " + group.becomes;
        if (group.kind == Kind::Changed) {
            for (const FieldChange *field : group.fields)
                line += ' ' + field->path + ": " + field->beforeText + " > " + field->afterText;
        }
        lines.push_back(line);
    }
    return lines;
}

using Lines = std::vector<std::string>;

TEST(Impact, TheSameLineOfManyClustersIsOneGroup)
{
    FleetFixture before;
    FleetFixture after;
    for (const std::string name : {"dev-1", "prod-1", "prod-2"}) {
        const std::string head = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\n";
        before.cluster(name, {}, head + "spec: {args: 15d, image: v1}\n");
        after.cluster(name, {},
                      head + "spec: {args: 30d, image: " + (name == "prod-2" ? "v2" : "v1")
                          + "}\n");
    }
    EXPECT_EQ(described(*impactBetween(before, after)),
              (Lines{"changed Deployment.apps/web [dev-1, prod-1, prod-2] spec.args: 15d > 30d",
                     "changed Deployment.apps/web [prod-2] spec.image: v1 > v2"}));
}

TEST(Impact, EqualLinesOfSeveralObjectsAreOneGroup)
{
    FleetFixture before;
    FleetFixture after;
    for (const std::string name : {"a-1", "b-1"}) {
        before.cluster(name, {},
                       "kind: A\nmetadata: {name: x}\n---\nkind: B\nmetadata: {name: y}\n");
        after.cluster(name, {},
                      "kind: A\nmetadata: {name: x, labels: {team: pay}}\n---\n"
                      "kind: B\nmetadata: {name: y, labels: {team: pay}}\n");
    }
    const ImpactPtr impact = impactBetween(before, after);
    EXPECT_EQ(described(*impact),
              (Lines{"changed A/x B/y [a-1, b-1] metadata.labels.team:  > pay"}));
    EXPECT_EQ(impact->groups[0].occurrences, 4u);
    EXPECT_EQ(impact->counts.changed, 4u);
    EXPECT_EQ(impact->counts.fields, 4u);
}

TEST(Impact, OwnIdentityIsSetAside)
{
    FleetFixture before;
    FleetFixture after;
    for (const std::string name : {"prod-eu-1", "prod-us-1"}) {
        before.cluster(name, {}, "kind: A\nmetadata: {name: x}\nhost: old\n");
        after.cluster(name, {}, "kind: A\nmetadata: {name: x}\nhost: web." + name + ".org\n");
    }
    const ImpactPtr impact = impactBetween(before, after);
    ASSERT_EQ(impact->groups.size(), 1u);
    EXPECT_EQ(impact->groups[0].clusters.size(), 2u);
}

TEST(Impact, AReferenceFollowsAHashedNameInEveryCluster)
{
    FleetFixture before;
    FleetFixture after;
    const auto objects = [](const std::string &hash, const std::string &value) {
        return "kind: ConfigMap\nmetadata: {name: s-0hash" + hash + "}\ndata: {k: '" + value
               + "'}\n---\nkind: A\nmetadata: {name: x}\nref: s-0hash" + hash + "\n";
    };
    before.cluster("a-1", {}, objects("bb1", "1")).cluster("b-1", {}, objects("cc1", "2"));
    after.cluster("a-1", {}, objects("bb2", "9")).cluster("b-1", {}, objects("cc2", "9"));
    const ImpactPtr impact = impactBetween(before, after);
    const auto reference = std::ranges::find(impact->groups, Kind::Changed, &ImpactGroup::kind);
    ASSERT_NE(reference, impact->groups.end());
    EXPECT_EQ(reference->clusters.size(), 2u);
    EXPECT_EQ(impact->counts.rehashed, 2u);
    EXPECT_EQ(impact->counts.deleted, 0u);
}

TEST(Impact, WhatLosesDataComesFirst)
{
    FleetFixture before;
    before.cluster(
        "a", {},
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: aa}\n---\n"
        "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n---\n"
        "apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: kept, "
        "annotations: {argocd.argoproj.io/sync-options: 'Validate=false, Prune=false'}}\n");
    FleetFixture after;
    after.cluster("a", {}, "kind: New\nmetadata: {name: other}\n");
    const ImpactPtr impact = impactBetween(before, after);
    EXPECT_EQ(described(*impact),
              (Lines{"deleted Namespace/shop [a]", "deleted ConfigMap/aa [a]",
                     "created New/other [a]", "deleted PersistentVolumeClaim/kept [a]"}));
    EXPECT_TRUE(impact->groups[0].losesData);
    EXPECT_EQ(impact->groups[3].fate, Fate::Annotated);
    EXPECT_EQ(impact->counts.deleted, 2u);
    EXPECT_EQ(impact->counts.leftBehind, 1u);
    EXPECT_EQ(impact->counts.losesData, 1u);
}

TEST(Impact, ARenameIsDeletedAndCreated)
{
    FleetFixture before;
    before.cluster("a", {},
                   "apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: db, namespace: "
                   "x}\nspec: {replicas: 3}\n");
    FleetFixture after;
    after.cluster("a", {},
                  "apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: db, namespace: "
                  "y}\nspec: {replicas: 3}\n");
    const ImpactPtr impact = impactBetween(before, after);
    EXPECT_EQ(described(*impact),
              (Lines{"renamed StatefulSet.apps/x/db [a] becomes StatefulSet.apps/y/db"}));
    EXPECT_TRUE(impact->groups[0].losesData);
}

TEST(Impact, AnObjectOfAnotherKindIsNoRename)
{
    FleetFixture before;
    before.cluster("a", {}, "kind: A\nmetadata: {name: x}\nv: 1\n");
    FleetFixture after;
    after.cluster("a", {}, "kind: B\nmetadata: {name: y}\nv: 1\n");
    EXPECT_EQ(described(*impactBetween(before, after)),
              (Lines{"deleted A/x [a]", "created B/y [a]"}));
}

TEST(Impact, ClustersThatComeAndGoAreToldAsWholes)
{
    FleetFixture before;
    before.cluster("old", {}, "apiVersion: v1\nkind: Namespace\nmetadata: {name: x}\n");
    FleetFixture after;
    after.cluster("new", {}, "kind: A\nmetadata: {name: y}\n---\nkind: B\nmetadata: {name: z}\n");
    const ImpactPtr impact = impactBetween(before, after);
    EXPECT_EQ(described(*impact), (Lines{"cluster-added new [new]", "cluster-removed old [old]"}));
    EXPECT_EQ(impact->counts.losesData, 0u); // nothing prunes in a cluster that left
    EXPECT_EQ(impact->counts.leftBehind, 1u);
    EXPECT_EQ(impact->counts.created, 2u);
}

TEST(Impact, AClusterWithTheSameObjectsUnderAnotherNameIsRenamed)
{
    const auto objects = [](const std::string &name) {
        return "kind: A\nmetadata: {name: x, labels: {cluster: " + name + "}}\n";
    };
    FleetFixture before;
    before.cluster("prod-eu-1", {}, objects("prod-eu-1"));
    FleetFixture after;
    after.cluster("prod-eu-9", {}, objects("prod-eu-9"));
    const ImpactPtr impact = impactBetween(before, after);
    ASSERT_EQ(impact->clusters.size(), 1u);
    EXPECT_EQ(impact->clusters[0].kind, ClusterChange::Kind::Renamed);
    EXPECT_EQ(impact->clusters[0].formerName, "prod-eu-1");
    EXPECT_EQ(described(*impact), (Lines{"renamed prod-eu-1 [prod-eu-9] becomes prod-eu-9"}));
}

TEST(Impact, LabelsThatDifferAreTold)
{
    FleetFixture before;
    before.cluster("a", {{"region", "us-east"}}, "kind: A\nmetadata: {name: x}\n");
    FleetFixture after;
    after.cluster("a", {{"region", "eu-west"}, {"tier", "1"}}, "kind: A\nmetadata: {name: x}\n");
    const ImpactPtr impact = impactBetween(before, after);
    ASSERT_EQ(impact->clusters.size(), 1u);
    EXPECT_EQ(
        impact->clusters[0].labels,
        (std::vector<ClusterChange::Label>{{"region", "us-east", "eu-west"}, {"tier", "", "1"}}));
    EXPECT_EQ(impact->counts.clusters, 0u);
    EXPECT_FALSE(impact->empty());
}

TEST(Impact, AUnitThatFailsOnOneSideIsWithheld)
{
    FleetFixture before;
    before.cluster("a", {}, "apiVersion: v1\nkind: Namespace\nmetadata: {name: x}\n");
    FleetFixture after;
    after.failedCluster("a", {}, "resource file missing");
    const ImpactPtr impact = impactBetween(before, after);
    EXPECT_TRUE(impact->groups.empty());
    ASSERT_EQ(impact->withheld.size(), 1u);
    EXPECT_EQ(impact->withheld[0].why, Withheld::Why::Failed);
    EXPECT_TRUE(impact->withheld[0].after);
    EXPECT_FALSE(impact->withheld[0].before);
    EXPECT_FALSE(impact->empty());
    EXPECT_NE(impactMarkdown(*impact, {"main", "topic"}).find("Not compared"), std::string::npos);
}

TEST(Impact, AUnitThatFailsOnBothSidesIsToldAndNoChange)
{
    FleetFixture fleet;
    fleet.failedCluster("a", {}, "resource file missing");
    const ImpactPtr impact = impactBetween(fleet, fleet);
    ASSERT_EQ(impact->withheld.size(), 1u);
    EXPECT_TRUE(impact->withheld[0].before);
    EXPECT_TRUE(impact->withheld[0].after);
    EXPECT_TRUE(impact->empty());
}

TEST(Impact, WhatAnInputNoLongerAtHandBroughtIsNotToldDeleted)
{
    FleetFixture before;
    before.cluster("a", {},
                   "kind: A\nmetadata: {name: x}\n---\nkind: A\nmetadata: {name: y}\nv: 1\n");
    FleetFixture after;
    after.cluster("a", {}, "kind: A\nmetadata: {name: y}\nv: 2\n");
    const model::SnapshotPtr now = after.snapshot();
    auto partly = std::make_shared<model::Rendering>(*now->units[0].rendering);
    partly->unresolved.push_back({base::ErrorCode::Unresolved, "remote base", {}, {}, {}});
    auto changed = std::make_shared<model::Snapshot>(*now);
    changed->units[0].rendering = partly;
    const ImpactPtr impact = *impactOf(before.snapshot(), changed);
    EXPECT_EQ(described(*impact), (Lines{"changed A/y [a] v: 1 > 2"}));
    ASSERT_EQ(impact->withheld.size(), 1u);
    EXPECT_EQ(impact->withheld[0].why, Withheld::Why::Unresolved);
    EXPECT_TRUE(impact->withheld[0].after);
}

/// A fleet of one unit that Flux or Argo CD applies.
model::SnapshotPtr controlled(std::string_view yaml, model::Delivery delivery)
{
    FleetFixture fixture;
    fixture.cluster("a", {}, yaml);
    auto snapshot = std::make_shared<model::Snapshot>(*fixture.snapshot());
    auto declaration = std::make_shared<model::UnitDeclaration>();
    declaration->delivery = std::move(delivery);
    snapshot->units[0].id = {"Kustomization", "flux-system", "apps"};
    snapshot->units[0].controller = model::Controller::Flux;
    snapshot->units[0].declaration = declaration;
    return snapshot;
}

constexpr std::string_view twoObjects =
    "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n---\nkind: A\nmetadata: {name: x}\n";
constexpr std::string_view oneObject = "kind: A\nmetadata: {name: x}\n";

TEST(Impact, AUnitThatDoesNotPruneLeavesObjectsBehind)
{
    model::Delivery delivery;
    delivery.prune = false;
    const ImpactPtr impact =
        *impactOf(controlled(twoObjects, delivery), controlled(oneObject, delivery));
    ASSERT_EQ(impact->groups.size(), 1u);
    EXPECT_EQ(impact->groups[0].fate, Fate::PruneOff);
    EXPECT_FALSE(impact->groups[0].losesData);
    EXPECT_EQ(impact->counts.leftBehind, 1u);
    delivery.prune = true;
    const ImpactPtr pruned =
        *impactOf(controlled(twoObjects, delivery), controlled(oneObject, delivery));
    EXPECT_TRUE(pruned->groups.at(0).losesData);
}

TEST(Impact, AVanishedUnitTakesItsObjectsAlongOrNot)
{
    const auto withoutUnit = [] {
        FleetFixture fixture;
        fixture.cluster("a", {}, "kind: Other\nmetadata: {name: o}\n");
        auto snapshot = std::make_shared<model::Snapshot>(*fixture.snapshot());
        snapshot->units.clear();
        return snapshot;
    };
    model::Delivery delivery;
    delivery.prune = true;
    const ImpactPtr left = *impactOf(controlled(twoObjects, delivery), withoutUnit());
    EXPECT_EQ(described(*left), (Lines{"unit-pruned Kustomization/flux-system/apps [a]"}));
    EXPECT_EQ(left->groups[0].fate, Fate::UnitLeft);
    EXPECT_EQ(left->groups[0].occurrences, 2u);
    EXPECT_EQ(left->counts.deleted, 0u);
    delivery.deletesResources = true;
    const ImpactPtr gone = *impactOf(controlled(twoObjects, delivery), withoutUnit());
    EXPECT_EQ(described(*gone), (Lines{"deleted Namespace/shop [a]",
                                       "unit-pruned Kustomization/flux-system/apps [a]"}));
    EXPECT_EQ(gone->counts.deleted, 2u);
}

TEST(Impact, UnitsThatClustersCallOtherwiseAreAllTold)
{
    const auto fleetOf = [](const std::vector<std::string> &clusters, bool hasUnits) {
        FleetFixture fixture;
        for (const std::string &name : clusters)
            fixture.cluster(name, {}, oneObject);
        auto snapshot = std::make_shared<model::Snapshot>(*fixture.snapshot());
        for (model::Unit &unit : snapshot->units) {
            unit.id = {"Application", "argocd", snapshot->clusters[unit.cluster].name + "-web"};
            unit.controller = model::Controller::ArgoCd;
        }
        if (!hasUnits)
            snapshot->units.clear();
        return snapshot;
    };
    const std::vector<std::string> clusters = {"east-1", "west-1"};
    const ImpactPtr impact = *impactOf(fleetOf(clusters, true), fleetOf(clusters, false));
    ASSERT_EQ(impact->groups.size(), 1u);
    EXPECT_EQ(impact->groups[0].units, (std::vector<std::string>{"Application/argocd/east-1-web",
                                                                 "Application/argocd/west-1-web"}));
    EXPECT_EQ(subjectOf(impact->groups[0]), "Application/argocd/east-1-web and 1 unit like it");
}

TEST(Impact, ForceMakesImmutableFieldsWarnings)
{
    const auto binding = [](const std::string &role) {
        return "apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {name: "
               "x}\nroleRef: {kind: Role, name: "
               + role + "}\n";
    };
    model::Delivery delivery;
    const ImpactPtr refused =
        *impactOf(controlled(binding("a"), delivery), controlled(binding("b"), delivery));
    EXPECT_EQ(refused->groups.at(0).immutable, (std::vector<ImmutableField>{{"roleRef", false}}));
    EXPECT_EQ(refused->counts.immutable, 1u);
    delivery.force = true;
    const ImpactPtr recreated =
        *impactOf(controlled(binding("a"), delivery), controlled(binding("b"), delivery));
    EXPECT_EQ(recreated->groups.at(0).immutable, (std::vector<ImmutableField>{{"roleRef", true}}));
}

TEST(Impact, ValuesOfSecretsAreMasked)
{
    FleetFixture before;
    before.cluster(
        "a", {},
        "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {p: planted-old}\n");
    FleetFixture after;
    after.cluster(
        "a", {},
        "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {p: planted-new}\n");
    const std::string report = impactMarkdown(*impactBetween(before, after), {"main", "topic"});
    EXPECT_NE(report.find("stringData.p"), std::string::npos);
    EXPECT_EQ(report.find("planted"), std::string::npos);
}

TEST(Impact, ProductionIsKnownByEnvironmentOrName)
{
    FleetFixture before;
    FleetFixture after;
    for (const auto &[name, labels] :
         std::vector<std::pair<std::string, Labels>>{{"one", {{"environment", "live"}}},
                                                     {"prod-eu-1", {}},
                                                     {"non-prod-1", {}},
                                                     {"prod-lab", {{"environment", "staging"}}}}) {
        before.cluster(name, labels, "kind: A\nmetadata: {name: x}\nv: 1\n");
        after.cluster(name, labels, "kind: A\nmetadata: {name: x}\nv: 2\n");
    }
    EXPECT_EQ(impactBetween(before, after)->counts.productionClusters, 2u);
}

TEST(ImpactMarkdown, FitsTheLimitAndTellsWhatIsLeftOut)
{
    FleetFixture before;
    FleetFixture after;
    std::string old;
    std::string now = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: stays}\n";
    for (int index = 0; index < 900; ++index) {
        const std::string name = "object-with-a-long-name-" + std::to_string(index);
        old += "---\nkind: A\nmetadata: {name: " + name + "}\nv: '" + std::string(90, 'x') + "'\n";
        now += "---\nkind: A\nmetadata: {name: " + name + "}\nv: '" + std::to_string(index) + "'\n";
    }
    old += "---\napiVersion: v1\nkind: Namespace\nmetadata: {name: goes}\n";
    before.cluster("a", {}, old);
    after.cluster("a", {}, now);
    const ImpactPtr impact = impactBetween(before, after);
    const std::string report = impactMarkdown(*impact, {"main", "topic"});
    EXPECT_LE(report.size(), 65'536u);
    EXPECT_GT(report.size(), 60'000u);
    EXPECT_NE(report.find("Left out here"), std::string::npos);
    EXPECT_NE(report.find("fleetwright-cli impact main topic"), std::string::npos);
    EXPECT_LT(report.find("Namespace/goes"), report.find("object-with-a-long-name"));
}

TEST(ImpactMarkdown, WhatComesFromTheRepositoryIsNoMarkup)
{
    FleetFixture before;
    before.cluster("a", {}, "kind: A\nmetadata: {name: x}\nv: 1\n");
    FleetFixture after;
    after.cluster("a", {}, "kind: A\nmetadata: {name: x}\nv: \"```\\n@everyone <b>\\u202e\"\n");
    const std::string report = impactMarkdown(*impactBetween(before, after), {"main", "`topic`"});
    EXPECT_NE(report.find("````diff\n- v: 1\n+ v: ```\\u{A}@everyone <b>\\u{202E}\n````\n"),
              std::string::npos)
        << report;
    EXPECT_NE(report.find("`` `topic` ``"), std::string::npos);
}

TEST(Impact, NothingChangesNothingIsSaid)
{
    FleetFixture fleet;
    fleet.cluster("a", {}, "kind: A\nmetadata: {name: x}\n");
    const ImpactPtr impact = impactBetween(fleet, fleet);
    EXPECT_TRUE(impact->empty());
    EXPECT_EQ(impactSentence(*impact), "No cluster's output changes.");
}

TEST(Impact, CancelledIsItsOwnOutcome)
{
    FleetFixture fleet;
    fleet.cluster("a", {}, "kind: A\nmetadata: {name: x}\n");
    std::stop_source stop;
    stop.request_stop();
    const base::Result<ImpactPtr> impact =
        impactOf(fleet.snapshot(), fleet.snapshot(), base::Cancel(stop.get_token()));
    ASSERT_FALSE(impact.ok());
    EXPECT_EQ(impact.error().code, base::ErrorCode::Cancelled);
}

} // namespace
} // namespace fleetwright::diff
