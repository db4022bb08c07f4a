// SPDX-License-Identifier: Apache-2.0
#include "diff/alignment.h"
#include "diff/fixture.h"

#include <gtest/gtest.h>

namespace fleetwright::diff {
namespace {

/// Rows as "1|1|2 Differs"; '-' where nothing stands.
std::vector<std::string> rowsOf(const Alignment &alignment)
{
    static constexpr const char *names[] = {"equal", "identity", "differs", "missing",
                                            "identity-missing"};
    std::vector<std::string> rows;
    for (const AlignedRow &row : alignment.rows) {
        std::string text;
        for (const AlignedCell &cell : row.cells) {
            text += text.empty() ? "" : "|";
            text += cell.line == AlignedCell::none ? "-" : std::to_string(cell.line + 1);
        }
        rows.push_back(text + " " + names[static_cast<std::size_t>(row.state)]);
    }
    return rows;
}

Alignment alignPlain(const std::vector<std::string> &texts, AlignOptions options = {})
{
    std::vector<RenderedText> rendered;
    for (const std::string &text : texts)
        rendered.push_back(plainText("t", text));
    return align(std::move(rendered), options);
}

TEST(Align, ChangedLineStandsBesideItsOld)
{
    const Alignment result = alignPlain({"a\nb\nc\n", "a\nx\nc\n"});
    EXPECT_EQ(rowsOf(result), (std::vector<std::string>{"1|1 equal", "2|2 differs", "3|3 equal"}));
    ASSERT_EQ(result.differences.size(), 1u);
    EXPECT_EQ(result.differences[0].firstRow, 1u);
}

TEST(Align, ThreeColumnsAroundTheBaseline)
{
    const Alignment result = alignPlain({"a\nb\nc\n", "a\nn\nb\nc\n", "a\nn\nb\n"});
    EXPECT_EQ(rowsOf(result), (std::vector<std::string>{"1|1|1 equal", "-|2|2 differs",
                                                        "2|3|3 equal", "3|4|- differs"}));
    EXPECT_EQ(result.rows[1].cells[0].state, LineState::Missing);
}

TEST(Align, OtherColumnAsBaselineKeepsColumnOrder)
{
    AlignOptions options;
    options.baseline = 1;
    const Alignment result = alignPlain({"a\n", "b\na\n"}, options);
    EXPECT_EQ(rowsOf(result), (std::vector<std::string>{"-|1 differs", "1|2 equal"}));
}

TEST(Align, MarksTheDifferingToken)
{
    const Alignment result =
        alignPlain({"image: r/p:v2.56.0\n", "image: r/p:v2.55.1\n", "image: r/p:v2.56.0\n"});
    ASSERT_EQ(result.rows.size(), 1u);
    for (const AlignedCell &cell : result.rows[0].cells)
        EXPECT_EQ(cell.differing, (std::vector<TextRange>{{11, 18}}));
}

TEST(Align, FoldsKeepContextAndCount)
{
    AlignOptions options;
    options.context = 1;
    const Alignment result =
        alignPlain({"1\n2\n3\n4\n5\n6\n7\n", "1\n2\n3\n4\n5\n6\nx\n"}, options);
    ASSERT_EQ(result.folds.size(), 1u);
    EXPECT_EQ(result.folds[0].firstRow, 0u);
    EXPECT_EQ(result.folds[0].rowCount, 5u);
    EXPECT_EQ(result.folds[0].equalLines, 5u);
}

TEST(Align, EqualTextsAreOneFold)
{
    const Alignment result = alignPlain({"1\n2\n3\n", "1\n2\n3\n"});
    EXPECT_TRUE(result.differences.empty());
    ASSERT_EQ(result.folds.size(), 1u);
    EXPECT_EQ(result.folds[0].rowCount, 3u);
}

class AlignObjects : public ::testing::Test {
protected:
    Alignment sideBySide(const FleetFixture &fleet, AlignOptions options = {})
    {
        m_snapshot = fleet.snapshot();
        std::vector<RenderedText> texts;
        for (const Column &column : clusterColumns(m_snapshot)) {
            const model::Object *object = column.items.empty() ? nullptr : column.items[0].object;
            base::Result<RenderedText> text = renderText(column, object, Expected::Ignore);
            EXPECT_TRUE(text.ok());
            texts.push_back(std::move(text).value());
        }
        return align(std::move(texts), options);
    }

    model::SnapshotPtr m_snapshot;
};

TEST_F(AlignObjects, IdentityIsDottedAndLawfullyAbsent)
{
    FleetFixture fleet;
    fleet.cluster("prod-eu-1", {{"region", "eu-1"}, {"compliance", "gdpr"}},
                  "kind: A\nmetadata:\n  labels:\n    cluster: prod-eu-1\n    compliance: gdpr\n   "
                  " region: eu-1\n  name: x\n");
    fleet.cluster(
        "prod-us-1", {{"region", "us-1"}},
        "kind: A\nmetadata:\n  labels:\n    cluster: prod-us-1\n    region: us-1\n  name: x\n");
    const Alignment result = sideBySide(fleet);
    EXPECT_EQ(rowsOf(result),
              (std::vector<std::string>{"1|1 equal", "2|2 equal", "3|3 equal", "4|4 identity",
                                        "5|- identity", "6|5 identity", "7|6 equal"}));
    EXPECT_TRUE(result.differences.empty());
    EXPECT_EQ(result.rows[4].cells[1].state, LineState::IdentityMissing);
    EXPECT_EQ(result.texts[0].lines[3].identity, (std::vector<TextRange>{{13, 22}}));
    ASSERT_EQ(result.folds.size(), 1u);
    EXPECT_EQ(result.folds[0].equalLines, 4u);
    EXPECT_EQ(result.folds[0].identityLines, 3u);
    EXPECT_EQ(result.folds[0].about, "kind, metadata");
}

TEST_F(AlignObjects, WhatAllHaveAlikeIsEqual)
{
    FleetFixture fleet;
    fleet.cluster("a", {{"environment", "production"}}, "kind: A\nNODE_ENV: production\n");
    fleet.cluster("b", {{"environment", "staging"}}, "kind: A\nNODE_ENV: production\n");
    EXPECT_EQ(rowsOf(sideBySide(fleet)), (std::vector<std::string>{"1|1 equal", "2|2 equal"}));
}

TEST_F(AlignObjects, SameFieldMeetsAcrossInsertedItems)
{
    FleetFixture fleet;
    fleet.cluster("a", {}, "kind: A\nspec:\n  args:\n  - one\n  - two\n  replicas: 1\n");
    fleet.cluster("b", {}, "kind: A\nspec:\n  args:\n  - zero\n  - one\n  - two\n  replicas: 2\n");
    const Alignment result = sideBySide(fleet);
    EXPECT_EQ(rowsOf(result),
              (std::vector<std::string>{"1|1 equal", "2|2 equal", "3|3 equal", "-|4 differs",
                                        "4|5 equal", "5|6 equal", "6|7 differs"}));
    EXPECT_EQ(result.rows[6].cells[0].differing, (std::vector<TextRange>{{12, 13}}));
    EXPECT_EQ(result.texts[0].lines[5].path, "spec.replicas");
    EXPECT_NE(result.texts[0].lines[5].value, nullptr);
}

TEST_F(AlignObjects, SecretsShowDotsOnly)
{
    FleetFixture fleet;
    fleet.cluster("a", {},
                  "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData:\n  p: |\n    "
                  "one\n    two\n  q: x\n");
    const Alignment result = sideBySide(fleet);
    std::string all;
    for (const RenderedText::Line &line : result.texts[0].lines)
        all += line.text + "\n";
    EXPECT_EQ(all.find("one"), std::string::npos);
    EXPECT_EQ(all.find("two"), std::string::npos);
    EXPECT_NE(all.find("  p: ••••"), std::string::npos);
    EXPECT_NE(all.find("  q: ••••"), std::string::npos);
}

TEST_F(AlignObjects, AbsentObjectIsMissingEverywhere)
{
    FleetFixture fleet;
    fleet.cluster("a", {}, "kind: A\nmetadata: {name: x}\n");
    fleet.cluster("b", {}, "");
    fleet.failedCluster("c", {}, "broken");
    const Alignment result = sideBySide(fleet);
    EXPECT_FALSE(result.texts[1].present);
    EXPECT_FALSE(result.texts[1].notRendered);
    EXPECT_TRUE(result.texts[2].notRendered);
    for (const AlignedRow &row : result.rows)
        EXPECT_EQ(row.cells[1].state, LineState::Missing);
}

TEST_F(AlignObjects, UnifiedTextOfTwoColumns)
{
    FleetFixture fleet;
    fleet.cluster("a", {}, "kind: A\nv: 1\n");
    fleet.cluster("b", {}, "kind: A\nv: 2\n");
    EXPECT_EQ(toUnified(sideBySide(fleet), 0, 1),
              "--- a\n+++ b\n@@ -1,2 +1,2 @@\n kind: A\n-v: 1\n+v: 2\n");
}

} // namespace
} // namespace fleetwright::diff
