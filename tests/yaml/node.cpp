// SPDX-License-Identifier: Apache-2.0
#include "yaml/node.h"

#include "yaml/nodebuilder.h"
#include "yaml/yamltext.h"

using namespace fleetwright::yaml;
using fleetwright::yaml::testing::parse;
using fleetwright::yaml::testing::root;

namespace {

bool sameContent(std::string_view left, std::string_view right)
{
    return equal(root(parse(left)), root(parse(right)));
}

} // namespace

TEST(Node, hashIgnoresOrderOfKeysStyleAndPlace)
{
    EXPECT_TRUE(sameContent("a: 1\nb: 2\n", "b: 2\na: 1\n"));
    EXPECT_TRUE(sameContent("a: 'x'\n", "{\"a\": x}\n"));
    EXPECT_TRUE(sameContent("a: |-\n  x\n  y\n", "a: \"x\\ny\"\n"));
}

TEST(Node, hashSeesContent)
{
    EXPECT_FALSE(sameContent("a: 1\n", "a: '1'\n"));
    EXPECT_FALSE(sameContent("[a, b]\n", "[b, a]\n"));
    EXPECT_FALSE(sameContent("a: b\n", "b: a\n"));
    EXPECT_FALSE(sameContent("{a: x, b: y}\n", "{a: y, b: x}\n"));
    EXPECT_FALSE(sameContent("[[a], b]\n", "[[a, b]]\n"));
    EXPECT_FALSE(sameContent("{}\n", "[]\n"));
    EXPECT_FALSE(sameContent("{}\n", "{a: }\n"));
    EXPECT_FALSE(sameContent("[]\n", "['']\n"));
}

TEST(Node, findsKeysAndPaths)
{
    const ParsedFilePtr file = parse("a:\n  b:\n    c: deep\nlist: [1]\n");
    const Node *node = root(file);
    EXPECT_EQ(node->findPath({"a", "b", "c"})->text(), "deep");
    EXPECT_EQ(node->findPath({"a", "x", "c"}), nullptr);
    EXPECT_EQ(node->findPath({"list", "0"}), nullptr);
    EXPECT_EQ(node->find("z"), nullptr);
    EXPECT_EQ(node->findEntry("list")->key->text(), "list");
    EXPECT_EQ(node->find("a")->size(), 1U);
    EXPECT_TRUE(node->find("a")->text().empty());
}

TEST(NodeBuilder, changedMappingHashesLikeOneMadeAtOnce)
{
    const ParsedFilePtr file = parse("a: 1\nb: 2\nc: 3\n");
    const NodeBuilder builder(*file->arena);
    const Node *node = root(file);
    const Node *four = builder.scalar(Tag::Int, "4");

    const Node *replaced = builder.withField(node, "b", four);
    EXPECT_TRUE(equal(replaced, root(parse("a: 1\nb: 4\nc: 3\n"))));
    const Node *added = builder.withField(node, "d", four);
    EXPECT_TRUE(equal(added, root(parse("a: 1\nb: 2\nc: 3\nd: 4\n"))));
    const Node *removed = builder.withoutField(node, "b");
    EXPECT_TRUE(equal(removed, root(parse("c: 3\na: 1\n"))));
    EXPECT_TRUE(equal(builder.withField(removed, "b", node->find("b")), node));
    EXPECT_EQ(builder.withoutField(node, "x"), node);
    EXPECT_EQ(node->size(), 3U) << "the original stays as it was";
    EXPECT_EQ(added->entries()[3].key->text(), "d");
    EXPECT_EQ(replaced->entries()[1].key, node->entries()[1].key);
}

TEST(NodeBuilder, changedSequenceHashesLikeOneMadeAtOnce)
{
    const ParsedFilePtr file = parse("[a, b, c]\n");
    const NodeBuilder builder(*file->arena);
    const Node *changed = builder.withItem(root(file), 1, builder.string("x"));
    EXPECT_TRUE(equal(changed, root(parse("[a, x, c]\n"))));
}

TEST(NodeBuilder, changeAndSpanAreNoContent)
{
    const ParsedFilePtr file = parse("a: 1\n");
    const NodeBuilder builder(*file->arena);
    const Step step{"images", nullptr};
    const Change *change = builder.change(root(file), &step);
    const Node *changed = builder.withChange(root(file), change);
    EXPECT_TRUE(equal(changed, root(file)));
    EXPECT_EQ(changed->change()->previous, root(file));
    EXPECT_EQ(changed->change()->step->field, "images");
    EXPECT_TRUE(equal(builder.withSpan(changed, {}), changed));
    EXPECT_FALSE(builder.withSpan(changed, {})->span().known());
    EXPECT_EQ(builder.withSpan(changed, {})->change(), change);
}
