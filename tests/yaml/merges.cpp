// SPDX-License-Identifier: Apache-2.0
#include "yaml/merges.h"

#include "yaml/emitter.h"
#include "yaml/reader.h"
#include "yaml/yamltext.h"

#include <gtest/gtest.h>

using namespace fleetwright;
using namespace fleetwright::yaml;
using fleetwright::yaml::testing::parse;
using fleetwright::yaml::testing::root;

namespace {

std::string expanded(std::string_view yaml)
{
    const ParsedFilePtr file = parse(yaml);
    const base::Result<const Node *> node = expandMerges(*file->arena, root(file));
    if (!node)
        return base::describe(node.error());
    const base::Result<std::string> json = toJson(*node);
    return json ? *json : json.error().detail;
}

/// Read as goyaml.v2 does, which takes a key twice.
std::string expandedInOrder(std::string_view yaml)
{
    const ParsedFilePtr file = parse(yaml, {Schema::Yaml11, DuplicateKeys::LastWins, {}});
    const base::Result<const Node *> node = expandMergesInOrder(*file->arena, root(file));
    return node ? *toJson(*node) : base::describe(node.error());
}

} // namespace

TEST(Merges, explicitKeysWinAndEarlierMapsWin)
{
    EXPECT_EQ(expanded("{<<: {a: 1, b: 1}, a: 2}\n"), R"({"a":2,"b":1})");
    EXPECT_EQ(expanded("{<<: [{a: 1}, {a: 2, b: 2}]}\n"), R"({"a":1,"b":2})");
    EXPECT_EQ(expanded("x: &x {a: 1}\ny:\n  <<: *x\n  b: 2\n"),
              R"({"x":{"a":1},"y":{"a":1,"b":2}})");
    EXPECT_EQ(expanded("x: &x {<<: {a: 1}}\ny: [{<<: *x}]\n"), R"({"x":{"a":1},"y":[{"a":1}]})");
}

TEST(Merges, aQuotedMergeKeyIsDropped)
{
    EXPECT_EQ(expanded("{'<<': {a: 1}, b: 2}\n"), R"({"b":2})");
}

TEST(Merges, inOrderTheLaterOfKeyAndMergeWins)
{
    EXPECT_EQ(expandedInOrder("{a: 2, <<: {a: 1, b: 1}, b: 2}\n"), R"({"a":1,"b":2})");
    EXPECT_EQ(expandedInOrder("{<<: {a: 1}, <<: [{a: 2}, {a: 3, b: 3}]}\n"), R"({"a":2,"b":3})");
    EXPECT_EQ(expandedInOrder("{'<<': 1}\n"), R"({"\u003c\u003c":1})");
    EXPECT_NE(expandedInOrder("<<: 1\n").find("map merge requires map"), std::string::npos);
}

TEST(Merges, onlyMappingsMerge)
{
    EXPECT_EQ(expanded("<<: 1\n"),
              "folder/file.yaml:1:5: map merge requires map or sequence of maps as the value");
    EXPECT_NE(expanded("<<: [[{a: 1}]]\n").find("invalid map merge"), std::string::npos);
}

TEST(Merges, nothingToDoGivesTheSameNode)
{
    const ParsedFilePtr file = parse("a: [1, {b: 2}]\n");
    EXPECT_FALSE(file->hasMerges);
    EXPECT_EQ(*expandMerges(*file->arena, root(file)), root(file));
    EXPECT_TRUE(parse("a: [{<<: {}}]\n")->hasMerges);
}
