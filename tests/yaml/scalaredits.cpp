// SPDX-License-Identifier: Apache-2.0
#include "yaml/byteedits.h"
#include "yaml/edittext.h"

#include <gtest/gtest.h>

using namespace fleetwright;
using namespace fleetwright::yaml;
using namespace fleetwright::yaml::testing;

namespace {

struct Row {
    const char *name;
    const char *before;
    const char *path;
    const char *value;
    const char *after;
};

} // namespace

TEST(ScalarEdits, keepTheStyleThatFits)
{
    const Row rows[] = {
        {"plain", "a: x # c\nb: 1\n", "a", "v", "a: v # c\nb: 1\n"},
        {"plain to ambiguous", "a: x\n", "a", "yes", "a: \"yes\"\n"},
        {"plain to awkward", "a: x\n", "a", "b: c", "a: 'b: c'\n"},
        {"single", "a: 'x'\n", "a", "it's", "a: 'it''s'\n"},
        {"double", "a: \"x\" # c\n", "a", "say \"hi\"", "a: \"say \\\"hi\\\"\" # c\n"},
        {"single cannot hold a tab", "a: 'x'\n", "a", "b\x01", "a: \"b\\x01\"\n"},
        {"empty value", "a:\nb: 1\n", "a", "x", "a: x\nb: 1\n"},
        {"empty value with comment", "a: # c\nb: 1\n", "a", "x", "a: x # c\nb: 1\n"},
        {"empty value at the end", "a:", "a", "x", "a: x"},
        {"empty item", "-\n- b\n", "0", "x", "- x\n- b\n"},
        {"flow", "a: [x, y]\n", "a/0", "z", "a: [z, y]\n"},
        {"flow with a comma", "a: [x, y]\n", "a/0", "p, q", "a: ['p, q', y]\n"},
        {"flow key without value", "a: {b}\n", "a/b", "x", "a: {b: x}\n"},
        {"anchor stays", "a: &k x\nb: 1\n", "a", "v", "a: &k v\nb: 1\n"},
        {"tag stays", "a: !!str 5\n", "a", "6", "a: !!str \"6\"\n"},
        {"carriage returns", "a: x\r\nb: 1\r\n", "a", "v", "a: v\r\nb: 1\r\n"},
        {"mark and umlauts", "\xef\xbb\xbfü: ä # ö\n", "ü", "ß", "\xef\xbb\xbfü: ß # ö\n"},
        {"no last line break", "a: x", "a", "v", "a: v"},
        {"plain over two lines", "a: one\n  two\nb: 1\n", "a", "three", "a: three\nb: 1\n"},
        {"root", "x # c\n", "", "v", "v # c\n"},
        {"same value", "a:   'x'\n", "a", "x", "a:   'x'\n"},
        {"number to text", "a: 5\n", "a", "6", "a: \"6\"\n"},
    };
    for (const Row &row : rows)
        EXPECT_EQ(setText(row.before, row.path, row.value), row.after) << row.name;
}

TEST(ScalarEdits, blocksKeepTheirHeader)
{
    const Row rows[] = {
        {"literal", "a: |\n  one\n  two\nb: 1\n", "a", "one\nthree\n",
         "a: |\n  one\n  three\nb: 1\n"},
        {"comment on the header", "a: | # c\n    one\nb: 1\n", "a", "x\ny\n",
         "a: | # c\n    x\n    y\nb: 1\n"},
        {"blank lines after it stay", "a: |\n  one\n\n\nb: 1\n", "a", "x\n",
         "a: |\n  x\n\n\nb: 1\n"},
        {"strip", "a: |-\n  one\nb: 1\n", "a", "x\ny", "a: |-\n  x\n  y\nb: 1\n"},
        {"line break at the end goes", "a: |\n  one\nb: 1\n", "a", "x", "a: |-\n  x\nb: 1\n"},
        {"line break at the end comes", "a: |-\n  one\nb: 1\n", "a", "x\n", "a: |\n  x\nb: 1\n"},
        {"carriage returns", "a: |\r\n  one\r\nb: 1\r\n", "a", "x\ny\n",
         "a: |\r\n  x\r\n  y\r\nb: 1\r\n"},
        {"end of the file", "a: |-\n  one", "a", "x\ny", "a: |-\n  x\n  y"},
        {"blank line inside", "a: |\n  one\n", "a", "x\n\ny\n", "a: |\n  x\n\n  y\n"},
        {"indented first line", "a: |2\n    one\n  two\n", "a", "  x\ny\n", "a: |2\n    x\n  y\n"},
        {"folded", "a: >\n  one\n  two\nb: 1\n", "a", "x\ny\n", "a: >\n  x\n\n  y\nb: 1\n"},
        {"in a list", "- |\n  one\n- b\n", "0", "x\n", "- |\n  x\n- b\n"},
        {"plain becomes a block", "a:\n  b: x # c\n  c: 1\n", "a/b", "x\ny\n",
         "a:\n  b: \"x\\ny\\n\" # c\n  c: 1\n"},
        {"plain becomes a block where no comment stands", "a:\n  b: x\n  c: 1\n", "a/b", "x\ny\n",
         "a:\n  b: |\n    x\n    y\n  c: 1\n"},
        {"unprintable text leaves the block", "a: |\n  one\nb: 1\n", "a", "x\x01y\n",
         "a: \"x\\x01y\\n\"\nb: 1\n"},
    };
    for (const Row &row : rows)
        EXPECT_EQ(setText(row.before, row.path, row.value), row.after) << row.name;
}

TEST(ScalarEdits, otherTypes)
{
    EXPECT_EQ(setText("a: 1\n", "a", "2", Tag::Int), "a: 2\n");
    EXPECT_EQ(setText("a: 'x'\n", "a", "2", Tag::Int), "a: 2\n");
    EXPECT_EQ(setText("a: \"no\"\n", "a", "false", Tag::Bool), "a: false\n");
    EXPECT_EQ(setText("a: x\n", "a", "", Tag::Null), "a: null\n");
    EXPECT_EQ(setText("a: 1\n", "a", "x", Tag::Int).substr(0, 7), "refused");
}

TEST(ScalarEdits, refusesWhatStandsInSeveralPlaces)
{
    EXPECT_EQ(setText("a: &x one\nb: *x\n", "b", "two"),
              "refused: the value stands in several places through an alias");
    EXPECT_EQ(setText("a: &x {k: one}\nb: *x\n", "a/k", "two"),
              "refused: the value stands in several places through an alias");
    EXPECT_EQ(setText("a: {b: 1}\n", "a", "x"), "refused: the value is a collection");
    const ParsedFilePtr file = parse("a: x\n");
    const ParsedFilePtr other = parse("a: x\n");
    ByteEdits edits(file->file);
    EXPECT_FALSE(setScalar(edits, *file, nodeAt(*other, "a"), "y").ok());
    EXPECT_TRUE(edits.replacements().empty());
}

TEST(ScalarEdits, insideAnEmbeddedPatch)
{
    const ParsedFilePtr outer = parse("patches:\n- patch: |-\n    kind: X\n    spec:\n      a: 1\n"
                                      "  target: {kind: X}\n");
    const Node *scalar = nodeAt(*outer, "patches/0/patch");
    const base::Result<ParsedFilePtr> inner = readEmbedded(*scalar, outer->file);
    ASSERT_TRUE(inner.ok());
    ByteEdits edits(outer->file);
    ASSERT_TRUE(setScalar(edits, **inner, nodeAt(**inner, "spec/a"), "2", Tag::Int).ok());
    ASSERT_TRUE(addKey(edits, **inner, nodeAt(**inner, "spec"), "b", "x: y\n").ok());
    EXPECT_EQ(edits.apply(), "patches:\n- patch: |-\n    kind: X\n    spec:\n      a: 2\n"
                             "      b:\n        x: y\n  target: {kind: X}\n");
}

TEST(ByteEdits, refusesOverlaps)
{
    ByteEdits edits(fileOf("0123456789"));
    EXPECT_TRUE(edits.replace(2, 4, "ab").ok());
    EXPECT_TRUE(edits.replace(4, 6, "cd").ok());
    EXPECT_TRUE(edits.replace(2, 2, "<").ok()) << "before a replaced range";
    EXPECT_TRUE(edits.replace(2, 2, ">").ok()) << "twice at one place";
    EXPECT_FALSE(edits.replace(3, 3, "x").ok());
    EXPECT_FALSE(edits.replace(1, 3, "x").ok());
    EXPECT_FALSE(edits.replace(0, 10, "x").ok());
    EXPECT_FALSE(edits.replace(9, 11, "x").ok());
    EXPECT_FALSE(edits.replace(8, 7, "x").ok());
    EXPECT_EQ(edits.apply(), "01<>abcd6789");
    EXPECT_EQ(edits.replacements().size(), 4U);
}
