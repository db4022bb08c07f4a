// SPDX-License-Identifier: Apache-2.0
#include "diff/fixture.h"
#include "diff/objectdiff.h"

#include <gtest/gtest.h>

namespace fleetwright::diff {
namespace {

std::vector<std::string> fieldsOf(std::string_view before, std::string_view after)
{
    const model::RenderingPtr left = renderingOf(before);
    const model::RenderingPtr right = renderingOf(after);
    std::vector<std::string> result;
    for (const FieldChange &change : changedFields(left->objects.data(), right->objects.data()))
        result.push_back(change.path + ": " + change.beforeText + " > " + change.afterText);
    EXPECT_EQ(countChangedFields(left->objects[0].root, right->objects[0].root), result.size());
    return result;
}

TEST(ChangedFields, NamesLeavesByPath)
{
    EXPECT_EQ(fieldsOf("kind: A\nspec: {c: [{name: x, image: a}, {name: y, image: b}]}\n",
                       "kind: A\nspec: {c: [{name: y, image: c}, {name: x, image: a}, {name: z, "
                       "image: d}]}\n"),
              (std::vector<std::string>{
                  "spec.c[name=y].image: b > c", "spec.c[name=z].name:  > z",
                  "spec.c[name=z].image:  > d",
                  "spec.c: [{name: x, image: a}, {name: y, image: b}] > [{name: y, image: c}, "
                  "{name: x, image: a}, {name: z, image: d}]"}));
}

TEST(ChangedFields, InsertedListItemIsOneChange)
{
    EXPECT_EQ(fieldsOf("kind: A\nargs: [a, b, c]\n", "kind: A\nargs: [a, x, b, c]\n"),
              (std::vector<std::string>{"args[1]:  > x"}));
    EXPECT_EQ(fieldsOf("kind: A\nargs: [a, b, c]\n", "kind: A\nargs: [a, c]\n"),
              (std::vector<std::string>{"args[1]: b > "}));
}

TEST(ChangedFields, AddedMappingCountsByLeaf)
{
    EXPECT_EQ(fieldsOf("kind: A\n", "kind: A\nlabels: {a: b, c: d}\n"),
              (std::vector<std::string>{"labels.a:  > b", "labels.c:  > d"}));
    EXPECT_EQ(fieldsOf("kind: A\n", "kind: A\nspec: {}\n"),
              (std::vector<std::string>{"spec:  > {}"}));
}

TEST(ChangedFields, KindOfValueMatters)
{
    EXPECT_EQ(fieldsOf("kind: A\nv: 1\n", "kind: A\nv: \"1\"\n"),
              (std::vector<std::string>{"v: 1 > 1"}));
    EXPECT_EQ(fieldsOf("kind: A\nv: {a: b}\n", "kind: A\nv: b\n"),
              (std::vector<std::string>{"v: {a: b} > b"}));
}

TEST(CompareSnapshots, CreatedDeletedChangedRenamed)
{
    FleetFixture before;
    before.cluster("a", {},
                   "kind: A\nmetadata: {name: x}\nv: 1\n---\nkind: B\nmetadata: {name: gone}\n---\n"
                   "kind: ConfigMap\nmetadata: {name: s-0hash1}\ndata: {k: '1'}\n");
    before.cluster("same", {}, "kind: A\nmetadata: {name: x}\n");
    FleetFixture after;
    after.cluster("a", {},
                  "kind: A\nmetadata: {name: x}\nv: 2\n---\nkind: C\nmetadata: {name: new}\n---\n"
                  "kind: ConfigMap\nmetadata: {name: s-0hash2}\ndata: {k: '2'}\n");
    after.cluster("same", {}, "kind: A\nmetadata: {name: x}\n");
    const base::Result<FleetDiff> diff = compareSnapshots(before.snapshot(), after.snapshot());
    ASSERT_TRUE(diff.ok());
    ASSERT_EQ(diff->clusters.size(), 1u);
    EXPECT_EQ(diff->clustersCompared, 2u);
    const std::vector<ObjectChange> &changes = diff->clusters[0].changes;
    ASSERT_EQ(changes.size(), 4u);
    EXPECT_EQ(changes[0].kind, ChangeKind::Deleted);
    EXPECT_EQ(changes[0].key.text(), "B/gone");
    EXPECT_EQ(changes[1].kind, ChangeKind::Renamed);
    EXPECT_EQ(changes[1].fields.size(), 2u);
    EXPECT_EQ(changes[2].kind, ChangeKind::Changed);
    EXPECT_EQ(changes[2].fields[0].path, "v");
    EXPECT_EQ(changes[3].kind, ChangeKind::Created);
    const FleetDiff::Counts counts = diff->counts();
    EXPECT_EQ(counts.clusters, 1u);
    EXPECT_EQ(counts.fields, 3u);
    EXPECT_EQ(counts.deleted + counts.renamed + counts.changed + counts.created, 4u);
}

TEST(CompareSnapshots, FailedUnitIsWithheldNotDeleted)
{
    FleetFixture before;
    before.cluster("a", {}, "kind: A\nmetadata: {name: x}\n");
    FleetFixture after;
    after.failedCluster("a", {}, "resource file missing");
    const base::Result<FleetDiff> broken = compareSnapshots(before.snapshot(), after.snapshot());
    EXPECT_TRUE(broken->empty());
    ASSERT_EQ(broken->clusters.size(), 1u);
    ASSERT_EQ(broken->clusters[0].notCompared.size(), 1u);
    EXPECT_TRUE(broken->clusters[0].notCompared[0].failedAfter);
    EXPECT_FALSE(broken->clusters[0].notCompared[0].failedBefore);
    EXPECT_EQ(broken->clusters[0].notCompared[0].error.detail, "resource file missing");
    const base::Result<FleetDiff> repaired = compareSnapshots(after.snapshot(), before.snapshot());
    EXPECT_TRUE(repaired->empty());
    EXPECT_TRUE(repaired->clusters[0].notCompared[0].failedBefore);
}

TEST(CompareSnapshots, ClustersThatComeAndGo)
{
    FleetFixture before;
    before.cluster("old", {}, "kind: A\nmetadata: {name: x}\n");
    FleetFixture after;
    after.cluster("new", {}, "kind: A\nmetadata: {name: x}\n");
    const base::Result<FleetDiff> diff = compareSnapshots(before.snapshot(), after.snapshot());
    ASSERT_NE(diff->find("new"), nullptr);
    EXPECT_TRUE(diff->find("new")->added);
    EXPECT_EQ(diff->find("new")->changes[0].kind, ChangeKind::Created);
    EXPECT_TRUE(diff->find("old")->removed);
    EXPECT_EQ(diff->find("old")->changes[0].kind, ChangeKind::Deleted);
}

TEST(GroupChanges, EqualChangesJoinAcrossIdentity)
{
    const auto object = [](const std::string &cluster, const std::string &tag) {
        return "kind: D\nmetadata: {name: web, labels: {cluster: " + cluster + "}}\nimage: " + tag
               + "\nhost: " + (tag == "v1" ? std::string("old") : "web." + cluster + ".org") + "\n";
    };
    FleetFixture before;
    FleetFixture after;
    for (const std::string name : {"prod-eu-1", "prod-us-1", "prod-ap-1"}) {
        before.cluster(name, {}, object(name, "v1"));
        after.cluster(name, {}, object(name, name == "prod-ap-1" ? "v3" : "v2"));
    }
    const base::Result<FleetDiff> diff = compareSnapshots(before.snapshot(), after.snapshot());
    const std::vector<ChangeGroup> groups = groupChanges(*diff);
    ASSERT_EQ(groups.size(), 2u);
    EXPECT_EQ(groups[0].clusters, (std::vector<std::string>{"prod-eu-1", "prod-us-1"}));
    EXPECT_EQ(groups[0].example->fields.size(), 2u);
    EXPECT_EQ(groups[1].clusters, (std::vector<std::string>{"prod-ap-1"}));
}

} // namespace
} // namespace fleetwright::diff
