// SPDX-License-Identifier: Apache-2.0
#include "yaml/reader.h"
#include "yaml/yamltext.h"

#include <gtest/gtest.h>

using namespace fleetwright;
using namespace fleetwright::yaml;
using fleetwright::yaml::testing::parse;
using fleetwright::yaml::testing::root;

namespace {

ParsedFilePtr embeddedIn(const ParsedFilePtr &outer)
{
    const Node *scalar = root(outer)->find("patch");
    base::Result<ParsedFilePtr> inner = readEmbedded(*scalar, outer->file);
    EXPECT_TRUE(inner.ok());
    return inner ? *inner : outer;
}

} // namespace

TEST(Embedded, literalBlocksKnowEveryPlace)
{
    const ParsedFilePtr outer = parse("# ü\nx: 1\npatch: |-  # note\n"
                                      "    a: ä\n\n    b:\n    - \"c\"\n      \nz: 1\n");
    const ParsedFilePtr inner = embeddedIn(outer);
    EXPECT_EQ(root(inner)->find("a")->span().text(), "ä");
    EXPECT_EQ(root(inner)->find("b")->items()[0]->span().text(), "\"c\"");
    EXPECT_EQ(root(inner)->find("b")->items()[0]->span().place().line, 7U);
    EXPECT_EQ(root(inner)->find("b")->span().file, outer->file.get());
    EXPECT_EQ(inner->within, root(outer)->find("patch")->span());
}

TEST(Embedded, carriageReturnsAndIndentIndicators)
{
    const ParsedFilePtr outer = parse("patch: |2\r\n    a: 1\r\n    b: two\r\nz: 1\r\n");
    const ParsedFilePtr inner = embeddedIn(outer);
    EXPECT_EQ(root(inner)->find("b")->span().text(), "two");
}

TEST(Embedded, textOnOneLine)
{
    for (const char *text :
         {"patch: '[{op: add}]'\n", "patch: \"[{op: add}]\"\n", "patch: \"[{op: add}]\" # x\n"}) {
        const ParsedFilePtr outer = parse(text);
        const ParsedFilePtr inner = embeddedIn(outer);
        EXPECT_EQ(root(inner)->items()[0]->find("op")->span().text(), "add");
        EXPECT_EQ(root(inner)->items()[0]->find("op")->span().begin, 14U);
    }
}

TEST(Embedded, otherwiseTheWholeScalarIsThePlace)
{
    for (const char *text : {"patch: \"a: \\x31\\nb: 2\"\n", "patch: >\n  a: 1\n\n  b: 2\n"}) {
        const ParsedFilePtr outer = parse(text);
        const ParsedFilePtr inner = embeddedIn(outer);
        EXPECT_EQ(root(inner)->find("b")->text(), "2");
        EXPECT_EQ(root(inner)->find("b")->span(), root(outer)->find("patch")->span());
    }
}

TEST(Embedded, errorsStandInTheOuterFile)
{
    const ParsedFilePtr outer = parse("x: 1\npatch: |\n  a: 1\n  a: b: c\n");
    const base::Result<ParsedFilePtr> inner =
        readEmbedded(*root(outer)->find("patch"), outer->file);
    ASSERT_FALSE(inner.ok());
    EXPECT_EQ(base::describe(inner.error()),
              "folder/file.yaml:4:7: mapping values are not allowed in this context");
}
