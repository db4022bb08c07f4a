// SPDX-License-Identifier: Apache-2.0
#include "diff/fixture.h"
#include "diff/matrix.h"

#include <gtest/gtest.h>

namespace fleetwright::diff {
namespace {

std::string deployment(const std::string &cluster, const std::string &region,
                       const std::string &tag, int replicas,
                       const std::string &extraAnnotation = {})
{
    const std::string annotations =
        extraAnnotation.empty() ? "" : "  annotations: {" + extraAnnotation + "}\n";
    return "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n" + annotations
           + "  labels: {cluster: " + cluster + ", region: " + region + "}\nspec:\n  replicas: "
           + std::to_string(replicas) + "\n  template:\n    metadata:\n      labels: {cluster: "
           + cluster + ", region: " + region
           + "}\n    spec:\n      containers:\n      - {name: web, image: 'r/web:" + tag + "'}\n";
}

FleetFixture threeClusters()
{
    FleetFixture fleet;
    fleet.cluster("dev-eu-1", {{"environment", "dev"}, {"region", "eu-1"}},
                  deployment("dev-eu-1", "eu-1", "v1", 1));
    fleet.cluster("dev-us-1", {{"environment", "dev"}, {"region", "us-1"}},
                  deployment("dev-us-1", "us-1", "v1", 1));
    fleet.cluster("prod-eu-1", {{"environment", "production"}, {"region", "eu-1"}},
                  deployment("prod-eu-1", "eu-1", "v2", 1, "oncall: pagerduty"));
    return fleet;
}

TEST(Matrix, IdentityValuesAreSetAside)
{
    const base::Result<Matrix> matrix = compare(clusterColumns(threeClusters().snapshot()));
    ASSERT_TRUE(matrix.ok());
    ASSERT_EQ(matrix->rows().size(), 1u);
    const Row &row = matrix->rows()[0];
    ASSERT_EQ(row.groups.size(), 2u);
    EXPECT_EQ(row.groups[0].columns, (std::vector<std::size_t>{0, 1}));
    EXPECT_EQ(row.cells[0].state, CellState::Same);
    EXPECT_EQ(row.cells[2].state, CellState::Differs);
    EXPECT_EQ(row.cells[2].fields, 2u); // image and the annotation
    EXPECT_EQ(matrix->wholeCluster().cells[2].fields, 2u);
    EXPECT_EQ(matrix->columns()[2].band, "production");
}

TEST(Matrix, ShownIdentityMakesEveryClusterDiffer)
{
    MatrixOptions options;
    options.expected = Expected::Show;
    const base::Result<Matrix> matrix =
        compare(clusterColumns(threeClusters().snapshot()), options);
    ASSERT_EQ(matrix->rows()[0].groups.size(), 3u);
    EXPECT_EQ(matrix->rows()[0].cells[1].fields, 4u); // two labels in two places
}

TEST(Matrix, FieldRowsJoinPlacesAndFoldIdentity)
{
    const base::Result<Matrix> matrix = compare(clusterColumns(threeClusters().snapshot()));
    const std::vector<FieldRow> rows = matrix->fieldRows(matrix->rows()[0]);
    ASSERT_EQ(rows.size(), 4u);
    EXPECT_EQ(rows[0].name, "image");
    EXPECT_EQ(rows[0].paths[0], "spec.template.spec.containers[name=web].image");
    EXPECT_EQ(rows[0].cells[0].text, "r/web:v1");
    EXPECT_EQ(rows[0].cells[2].text, "r/web:v2");
    EXPECT_EQ(rows[0].cells[0].group, 0u);
    EXPECT_EQ(rows[0].cells[2].group, 1u);
    EXPECT_EQ(rows[1].name, "oncall");
    EXPECT_EQ(rows[1].kind, FieldKind::Annotation);
    EXPECT_EQ(rows[1].cells[0].node, nullptr);
    EXPECT_EQ(rows[2].name, "cluster");
    EXPECT_TRUE(rows[2].identity);
    EXPECT_EQ(rows[2].paths.size(), 2u);
    EXPECT_TRUE(rows[2].cells[0].expected);
    EXPECT_TRUE(rows[3].identity);
}

// product.md 1: a field missing because the cluster has no such value is equal; missing although it
// has one is a difference.
TEST(Matrix, LawfulAbsenceIsEqualAndForgottenValueIsNot)
{
    FleetFixture fleet;
    const std::string head = "kind: ConfigMap\nmetadata: {name: id}\ndata:\n  KEEP: x\n";
    fleet.cluster("a", {{"compliance", "gdpr"}}, head + "  COMPLIANCE: gdpr\n");
    fleet.cluster("b", {}, head);
    fleet.cluster("c", {{"compliance", "gdpr"}}, head);
    const base::Result<Matrix> matrix = compare(clusterColumns(fleet.snapshot()));
    const Row &row = matrix->rows()[0];
    ASSERT_EQ(row.groups.size(), 2u);
    EXPECT_EQ(row.groups[0].columns, (std::vector<std::size_t>{0, 1}));
    EXPECT_EQ(row.cells[2].fields, 1u);
}

TEST(Matrix, AnotherClustersValueIsADifference)
{
    FleetFixture fleet;
    fleet.cluster("prod-eu-1", {{"region", "eu-1"}},
                  "kind: A\nmetadata: {name: x}\nhost: web.prod-eu-1.org\n");
    fleet.cluster("prod-us-1", {{"region", "us-1"}},
                  "kind: A\nmetadata: {name: x}\nhost: web.prod-us-1.org\n");
    fleet.cluster("prod-us-2", {{"region", "us-2"}},
                  "kind: A\nmetadata: {name: x}\nhost: web.prod-us-1.org\n");
    const base::Result<Matrix> matrix = compare(clusterColumns(fleet.snapshot()));
    EXPECT_EQ(matrix->rows()[0].cells[2].state, CellState::Differs);
    EXPECT_EQ(matrix->rows()[0].groups[0].columns, (std::vector<std::size_t>{0, 1}));
}

TEST(Matrix, WhatAllHaveAlikeIsEqualEvenIfItIsIdentityOfSome)
{
    FleetFixture fleet;
    const std::string same =
        "kind: A\nmetadata: {name: x}\nNODE_ENV: production\ngpu: true\nurl: web.us-1.org\n";
    fleet.cluster("a", {{"environment", "production"}, {"region", "us-1"}, {"gpu", "true"}}, same);
    fleet.cluster("b", {{"environment", "staging"}, {"region", "eu-1"}, {"gpu", "false"}}, same);
    const base::Result<Matrix> matrix = compare(clusterColumns(fleet.snapshot()));
    EXPECT_EQ(matrix->rows()[0].groups.size(), 1u);
    EXPECT_TRUE(matrix->fieldRows(matrix->rows()[0]).empty());
}

TEST(Matrix, ValueOfAnotherClusterDiffersFromThatCluster)
{
    FleetFixture fleet;
    fleet.cluster("a", {{"region", "us-1"}}, "kind: A\nmetadata: {name: x}\nr: us-1\n");
    fleet.cluster("b", {{"region", "eu-1"}}, "kind: A\nmetadata: {name: x}\nr: us-1\n");
    fleet.cluster("c", {{"region", "eu-1"}}, "kind: A\nmetadata: {name: x}\nr: eu-1\n");
    const base::Result<Matrix> matrix = compare(clusterColumns(fleet.snapshot()));
    const Row &row = matrix->rows()[0];
    EXPECT_EQ(row.groups[0].columns, (std::vector<std::size_t>{0, 2}));
    EXPECT_EQ(row.cells[1].fields, 1u);
    EXPECT_EQ(matrix->groupDifferences(row, 1).size(), 1u);
}

TEST(Matrix, OrderOfNamedItemsIsADifference)
{
    FleetFixture fleet;
    fleet.cluster(
        "a", {},
        "kind: A\nmetadata: {name: x}\nenv: [{name: p, value: '1'}, {name: q, value: '2'}]\n");
    fleet.cluster(
        "b", {},
        "kind: A\nmetadata: {name: x}\nenv: [{name: q, value: '2'}, {name: p, value: '1'}]\n");
    const base::Result<Matrix> matrix = compare(clusterColumns(fleet.snapshot()));
    ASSERT_EQ(matrix->rows()[0].groups.size(), 2u);
    EXPECT_EQ(matrix->rows()[0].cells[1].fields, 1u);
    EXPECT_EQ(matrix->fieldRows(matrix->rows()[0])[0].paths[0], "env");
}

TEST(Matrix, AbsentIsNotUnrendered)
{
    FleetFixture fleet;
    fleet.cluster("a", {}, "kind: A\nmetadata: {name: x}\n---\nkind: B\nmetadata: {name: y}\n");
    fleet.cluster("b", {}, "kind: A\nmetadata: {name: x}\n");
    fleet.failedCluster("c", {}, "no such base");
    const base::Result<Matrix> matrix = compare(clusterColumns(fleet.snapshot()));
    ASSERT_EQ(matrix->rows().size(), 2u);
    const Row &second = matrix->rows()[1];
    EXPECT_EQ(second.key.kind, "B");
    EXPECT_EQ(second.cells[0].state, CellState::Same);
    EXPECT_EQ(second.cells[1].state, CellState::Absent);
    EXPECT_EQ(second.cells[2].state, CellState::NotRendered);
    EXPECT_TRUE(second.differs);
    EXPECT_EQ(matrix->wholeCluster().cells[1].objects, 1u);
    EXPECT_EQ(matrix->wholeCluster().cells[2].objects, 0u);
    EXPECT_EQ(matrix->wholeCluster().cells[2].state, CellState::NotRendered);
}

TEST(Matrix, AmongEquallyCommonTheShorterIsA)
{
    FleetFixture fleet;
    fleet.cluster("a", {}, "kind: A\nmetadata: {name: x, annotations: {more: here}}\n");
    fleet.cluster("b", {}, "kind: A\nmetadata: {name: x}\n");
    const base::Result<Matrix> matrix = compare(clusterColumns(fleet.snapshot()));
    EXPECT_EQ(matrix->rows()[0].cells[1].state, CellState::Same);
    EXPECT_EQ(matrix->rows()[0].cells[0].fields, 1u);
}

TEST(Matrix, BaselineTurnsItsGroupIntoA)
{
    MatrixOptions options;
    options.baseline = 2;
    const base::Result<Matrix> matrix =
        compare(clusterColumns(threeClusters().snapshot()), options);
    const Row &row = matrix->rows()[0];
    EXPECT_EQ(row.cells[2].state, CellState::Same);
    EXPECT_EQ(row.cells[0].state, CellState::Differs);
    EXPECT_EQ(row.cells[1].fields, 2u);
    EXPECT_EQ(matrix->fieldRows(row)[0].cells[2].group, 0u);
}

TEST(Matrix, FiltersRowsButNotTheWholeCluster)
{
    FleetFixture fleet;
    fleet.cluster("a", {},
                  "kind: A\nmetadata: {name: x}\n---\nkind: B\nmetadata: {name: y}\nv: 1\n");
    fleet.cluster("b", {},
                  "kind: A\nmetadata: {name: x}\n---\nkind: B\nmetadata: {name: y}\nv: 2\n");
    MatrixOptions options;
    options.rows = RowFilter::OnlyDiffering;
    EXPECT_EQ(compare(clusterColumns(fleet.snapshot()), options)->rows().size(), 1u);
    options.rows = RowFilter::All;
    options.kinds = {"A"};
    const base::Result<Matrix> onlyA = compare(clusterColumns(fleet.snapshot()), options);
    EXPECT_EQ(onlyA->rows().size(), 1u);
    EXPECT_EQ(onlyA->wholeCluster().cells[1].fields, 1u);
    options.kinds.clear();
    options.nameContains = "b /Y";
    EXPECT_EQ(compare(clusterColumns(fleet.snapshot()), options)->rows().size(), 1u);
}

TEST(Matrix, HashedNamesAreOneRow)
{
    FleetFixture fleet;
    fleet.cluster("a", {},
                  "kind: ConfigMap\nmetadata: {name: s-0hash1}\ndata: {k: '1'}\n---\nkind: "
                  "D\nmetadata: {name: d}\nref: s-0hash1\n");
    fleet.cluster("b", {},
                  "kind: ConfigMap\nmetadata: {name: s-0hash2}\ndata: {k: '2'}\n---\nkind: "
                  "D\nmetadata: {name: d}\nref: s-0hash2\n");
    const base::Result<Matrix> matrix = compare(clusterColumns(fleet.snapshot()));
    ASSERT_EQ(matrix->rows().size(), 2u);
    EXPECT_TRUE(matrix->rows()[0].hashedName);
    EXPECT_EQ(matrix->rows()[0].cells[1].fields, 1u);
    EXPECT_FALSE(matrix->rows()[1].differs);
}

TEST(Matrix, SecretValuesAreMasked)
{
    FleetFixture fleet;
    fleet.cluster(
        "a", {}, "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ndata: {password: c2VjcmV0}\n");
    fleet.cluster(
        "b", {}, "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ndata: {password: b3RoZXI=}\n");
    const base::Result<Matrix> matrix = compare(clusterColumns(fleet.snapshot()));
    const std::vector<FieldRow> rows = matrix->fieldRows(matrix->rows()[0]);
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_TRUE(rows[0].cells[0].text.starts_with("••••"));
    EXPECT_NE(rows[0].cells[0].text, rows[0].cells[1].text);
}

TEST(Matrix, EnvironmentAsOneColumn)
{
    const model::SnapshotPtr snapshot = threeClusters().snapshot();
    model::ClusterSet dev;
    dev.insert(0);
    dev.insert(1);
    std::vector<Column> columns{groupColumn(snapshot, "dev", dev), clusterColumn(snapshot, 2)};
    const base::Result<Matrix> matrix = compare(std::move(columns));
    EXPECT_EQ(matrix->columns()[0].clusters.size(), 2u);
    EXPECT_EQ(matrix->rows()[0].cells[0].variants, 1u);
    EXPECT_EQ(matrix->rows()[0].cells[1].fields, 2u);
}

TEST(Matrix, GroupDifferencesAreThoseAgainstA)
{
    const base::Result<Matrix> matrix = compare(clusterColumns(threeClusters().snapshot()));
    const std::vector<FieldRow> rows = matrix->groupDifferences(matrix->rows()[0], 1);
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows[0].name, "image");
    EXPECT_EQ(rows[1].name, "oncall");
}

TEST(Matrix, CancelledAndEmpty)
{
    std::stop_source source;
    source.request_stop();
    const base::Result<Matrix> cancelled =
        compare(clusterColumns(threeClusters().snapshot()), {}, base::Cancel(source.get_token()));
    ASSERT_FALSE(cancelled.ok());
    EXPECT_EQ(cancelled.error().code, base::ErrorCode::Cancelled);
    EXPECT_TRUE(compare({})->rows().empty());
}

TEST(Matrix, GroupLetters)
{
    EXPECT_EQ(groupLetter(0), "A");
    EXPECT_EQ(groupLetter(25), "Z");
    EXPECT_EQ(groupLetter(26), "AA");
    EXPECT_EQ(groupLetter(27), "AB");
}

} // namespace
} // namespace fleetwright::diff
