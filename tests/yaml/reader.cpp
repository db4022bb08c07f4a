// SPDX-License-Identifier: Apache-2.0
#include "yaml/reader.h"

#include "yaml/yamltext.h"

#include <gtest/gtest.h>

using namespace fleetwright;
using namespace fleetwright::yaml;
using fleetwright::yaml::testing::errorOf;
using fleetwright::yaml::testing::fileOf;
using fleetwright::yaml::testing::parse;
using fleetwright::yaml::testing::root;

namespace {

std::string repeated(std::string_view text, std::size_t count)
{
    std::string result;
    for (std::size_t index = 0; index < count; ++index)
        result += text;
    return result;
}

} // namespace

TEST(Reader, spansAreTheBytesOfTheValue)
{
    const ParsedFilePtr file = parse("a: plain # note\n"
                                     "b: 'single'\n"
                                     "c: \"dou\\tble\"\n"
                                     "d: &anchor !!str tagged\n"
                                     "e: [1, 2]\n"
                                     "f:\n"
                                     "  g: 1\n"
                                     "  h: 2 # last\n"
                                     "\n"
                                     "# between\n"
                                     "i:\n"
                                     "- x\n"
                                     "- y\n"
                                     "j:\n"
                                     "k: *anchor\n");
    const Node *node = root(file);
    EXPECT_EQ(node->find("a")->span().text(), "plain");
    EXPECT_EQ(node->find("b")->span().text(), "'single'");
    EXPECT_EQ(node->find("c")->span().text(), "\"dou\\tble\"");
    EXPECT_EQ(node->find("d")->span().text(), "tagged");
    EXPECT_EQ(node->find("e")->span().text(), "[1, 2]");
    EXPECT_EQ(node->find("f")->span().text(), "g: 1\n  h: 2");
    EXPECT_EQ(node->find("i")->span().text(), "- x\n- y");
    EXPECT_EQ(node->find("j")->span().text(), "");
    EXPECT_EQ(node->find("j")->span().place().line, 14U);
    EXPECT_EQ(node->find("k"), node->find("d")) << "an alias is its anchor's node";
    EXPECT_EQ(node->findEntry("h"), nullptr);
    EXPECT_EQ(node->find("f")->findEntry("h")->key->span().place().line, 8U);
}

TEST(Reader, spansCountBytesWhereMarksCountCharacters)
{
    const ParsedFilePtr file = parse("\xef\xbb\xbfä: ö\r\n日本: \"😀\" # ü\r\nz: ß\r\n");
    const Node *node = root(file);
    EXPECT_EQ(node->find("ä")->span().text(), "ö");
    EXPECT_EQ(node->find("日本")->span().text(), "\"😀\"");
    EXPECT_EQ(node->find("z")->span().text(), "ß");
    EXPECT_EQ(node->find("z")->span().place().line, 3U);
    EXPECT_EQ(node->find("z")->span().place().column, 4U);
    EXPECT_EQ(node->entries()[0].key->span().begin, 3U);
}

TEST(Reader, stylesAndTags)
{
    const ParsedFilePtr file =
        parse("- a\n- 'a'\n- \"a\"\n- |\n  a\n- >\n  a\n- {}\n- []\n- 5\n- '5'\n- yes\n"
              "- true\n- ~\n- 1.5\n- 2020-01-02\n- <<\n- !!binary aGk=\n- !Ref 5\n- !!float 5\n");
    const auto items = root(file)->items();
    const Style styles[] = {Style::Plain,   Style::SingleQuoted, Style::DoubleQuoted,
                            Style::Literal, Style::Folded,       Style::Flow};
    for (std::size_t index = 0; index < std::size(styles); ++index)
        EXPECT_EQ(items[index]->style(), styles[index]) << index;
    const Tag tags[] = {Tag::Int,    Tag::String, Tag::String,    Tag::Bool,
                        Tag::Null,   Tag::Float,  Tag::Timestamp, Tag::Merge,
                        Tag::Binary, Tag::String, Tag::Float};
    for (std::size_t index = 0; index < std::size(tags); ++index)
        EXPECT_EQ(items[index + 7]->tag(), tags[index]) << index + 7;
    EXPECT_EQ(items[3]->text(), "a\n");
    EXPECT_EQ(root(file)->style(), Style::Block);
}

TEST(Reader, yaml11KnowsMoreBooleans)
{
    ReadOptions options;
    options.schema = Schema::Yaml11;
    const ParsedFilePtr file = parse("[yes, off, 'no', y, 012, 2020-01-02]\n", options);
    const auto items = root(file)->items();
    EXPECT_EQ(items[0]->tag(), Tag::Bool);
    EXPECT_EQ(items[1]->tag(), Tag::Bool);
    EXPECT_EQ(items[2]->tag(), Tag::String);
    EXPECT_EQ(items[3]->tag(), Tag::Bool);
    EXPECT_EQ(items[4]->tag(), Tag::Int);
    EXPECT_EQ(items[5]->tag(), Tag::String) << "go-yaml v2 makes strings of dates";
}

TEST(Reader, documents)
{
    EXPECT_EQ(parse("")->documents.size(), 0U);
    EXPECT_EQ(parse("# nothing but a comment\n")->documents.size(), 0U);
    EXPECT_EQ(parse("a: 1\n---\nb: 2\n")->documents.size(), 2U);
    const ParsedFilePtr empty = parse("---\n---\na: 1\n");
    ASSERT_EQ(empty->documents.size(), 2U);
    EXPECT_TRUE(empty->documents[0]->isNull());
    // Not a separator: it is indented.
    const ParsedFilePtr block = parse("a: |\n  ---\n  b\n");
    ASSERT_EQ(block->documents.size(), 1U);
    EXPECT_EQ(root(block)->find("a")->text(), "---\nb\n");
}

TEST(Reader, readsJson)
{
    const ParsedFilePtr file = parse("{\n\t\"a\": [1, 2.5, \"x\\u0041\\/\"],\n\t\"b\": null}\n");
    EXPECT_EQ(root(file)->find("a")->items()[2]->text(), "xA/");
    EXPECT_TRUE(root(file)->find("b")->isNull());
}

struct ErrorRow {
    const char *text;
    const char *error;
};

TEST(Reader, errorsTellWhere)
{
    const ErrorRow rows[] = {
        {"a: b: c\n", "folder/file.yaml:1:5: mapping values are not allowed in this context"},
        {"a: [1, 2\n", "folder/file.yaml:2:1: did not find expected ',' or ']'"},
        {"a: 1\n b: 2\n", "folder/file.yaml:2:3: mapping values are not allowed in this context"},
        {"a:\n\t- b\n", "folder/file.yaml:2:1: found character that cannot start any token"},
        {"ä: \"x\n", "folder/file.yaml:2:1: found unexpected end of stream"},
        {"a: *x\n", "folder/file.yaml:1:4: unknown anchor referenced"},
        {"a: &x [*x]\n", "folder/file.yaml:1:8: the anchor's value contains itself"},
        {"b: 1\na: 1\nb: 2\n", "folder/file.yaml:3:1: mapping key \"b\" already defined at line 1"},
        {"? [a]\n: 1\n", "folder/file.yaml:1:3: a mapping key must be a scalar"},
        {"a: !!int x\n", "folder/file.yaml:1:10: cannot decode !!str as a !!int"},
        {"a: \x01\n", "folder/file.yaml:1:4: control characters are not allowed"},
        {"a: \xff\n", "folder/file.yaml:1:4: invalid leading UTF-8 octet"},
    };
    for (const ErrorRow &row : rows)
        EXPECT_EQ(errorOf(row.text), row.error) << row.text;
    EXPECT_NE(errorOf(std::string_view("\xff\xfe"
                                       "a\0:\0",
                                       6))
                  .find("UTF-16"),
              std::string::npos);
}

TEST(Reader, duplicateKeysInLongMappingsAndWhereTheLastWins)
{
    std::string text;
    for (int key = 0; key < 100; ++key)
        text += "k" + std::to_string(key) + ": " + std::to_string(key) + "\n";
    text += "k7: again\n";
    EXPECT_EQ(errorOf(text),
              "folder/file.yaml:101:1: mapping key \"k7\" already defined at line 8");
    ReadOptions options;
    options.duplicateKeys = DuplicateKeys::LastWins;
    const ParsedFilePtr file = parse(text, options);
    EXPECT_EQ(root(file)->size(), 100U);
    EXPECT_EQ(root(file)->find("k7")->text(), "again");
    EXPECT_EQ(root(parse("a: 1\na: 2\na: 3\n", options))->find("a")->text(), "3");
}

TEST(Reader, limitOfNesting)
{
    ReadOptions options;
    options.limits.documentNesting = 10;
    EXPECT_EQ(root(parse(repeated("[", 10) + repeated("]", 10), options))->size(), 1U);
    const std::string error = "nested deeper than 10 levels";
    EXPECT_NE(errorOf(repeated("[", 11) + repeated("]", 11), options).find(error),
              std::string::npos);
    // Neither the scanner nor the reader may recurse or grow quadratically.
    for (const char *piece : {"[", "{a: ", "- ", "? "})
        EXPECT_NE(errorOf(repeated(piece, 100'000)), "no error") << piece;
    EXPECT_NE(errorOf(repeated("[", 100'000)).find("nested deeper than 1000 levels"),
              std::string::npos);
    // Levels that aliases pile up count too.
    EXPECT_NE(errorOf("a: &a [[[[[x]]]]]\nb: [[[[[*a]]]]]\n", options).find(error),
              std::string::npos);
}

TEST(Reader, limitsOfSizeNameThemselves)
{
    ReadOptions options;
    options.limits.fileBytes = 20;
    EXPECT_NE(errorOf("a: 12345678901234567890\n", options).find("larger than 20 bytes"),
              std::string::npos);
    options.limits.fileBytes = 1000;
    options.limits.scalarBytes = 10;
    EXPECT_NE(errorOf("a: 12345678901\n", options).find("a scalar is larger than 10 bytes"),
              std::string::npos);
    const base::Result<ParsedFilePtr> parsed = readFile(fileOf("a: 12345678901\n"), options);
    ASSERT_FALSE(parsed.ok());
    EXPECT_EQ(parsed.error().code, base::ErrorCode::TooLarge);
}

TEST(Reader, limitOfAliases)
{
    std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
    for (int level = 1; level < 10; ++level) {
        const std::string below = "*a" + std::to_string(level - 1);
        bomb += "a" + std::to_string(level) + ": &a" + std::to_string(level) + " [" + below;
        bomb += repeated(", " + below, 9) + "]\n";
    }
    EXPECT_NE(errorOf(bomb).find("aliases add more than 100000 nodes"), std::string::npos);
    ReadOptions options;
    options.limits.aliasFactor = 2;
    EXPECT_NE(errorOf("a: &a [1, 2, 3]\nb: [*a, *a, *a, *a, *a, *a, *a, *a, *a]\n", options)
                  .find("more than 2 times its size"),
              std::string::npos);
    // What deployments do with anchors is far below.
    EXPECT_EQ(root(parse("a: &a {x: 1}\nb: [*a, *a, *a]\n"))->find("b")->size(), 3U);
}
