// SPDX-License-Identifier: Apache-2.0
#include "yaml/byteedits.h"
#include "yaml/edittext.h"

#include <gtest/gtest.h>

using namespace fleetwright;
using namespace fleetwright::yaml;
using namespace fleetwright::yaml::testing;

namespace {

struct AddRow {
    const char *name;
    const char *before;
    const char *path;
    const char *key;
    const char *value;
    const char *after;
};

struct RemoveRow {
    const char *name;
    const char *before;
    const char *path;
    const char *key;
    const char *after;
};

struct ItemRow {
    const char *name;
    const char *before;
    const char *path;
    const char *item;
    const char *after;
};

struct RemoveItemRow {
    const char *name;
    const char *before;
    const char *path;
    std::size_t index;
    const char *after;
};

} // namespace

TEST(EntryEdits, addsKeys)
{
    const AddRow rows[] = {
        {"root", "a: 1\n", "", "b", "2", "a: 1\nb: 2\n"},
        {"nested", "a:\n  x: 1 # c\nb: 2\n", "a", "w", "2", "a:\n  x: 1 # c\n  w: 2\nb: 2\n"},
        {"mapping value", "a: 1\n", "", "b", "c: 2\nd:\n- e\n", "a: 1\nb:\n  c: 2\n  d:\n  - e\n"},
        {"sequence value", "a: 1\n", "", "b", "- c\n- d\n", "a: 1\nb:\n- c\n- d\n"},
        {"sequence value where they are indented", "a:\n  - 1\n", "", "b", "- c",
         "a:\n  - 1\nb:\n  - c\n"},
        {"four columns", "a:\n    x: 1\n", "", "b", "y: 2", "a:\n    x: 1\nb:\n    y: 2\n"},
        {"block scalar value", "a:\n  x: 1\n", "a", "w", "|-\n  one\n  two\n",
         "a:\n  x: 1\n  w: |-\n    one\n    two\n"},
        {"in a list", "- a: 1\n- a: 2\n", "0", "b", "x", "- a: 1\n  b: x\n- a: 2\n"},
        {"no last line break", "a: 1", "", "b", "2", "a: 1\nb: 2"},
        {"carriage returns", "a: 1\r\n", "", "b", "c: 2\n", "a: 1\r\nb:\r\n  c: 2\r\n"},
        {"mixed line breaks", "a: 1\nb: 2\r\n", "", "c", "3", "a: 1\nb: 2\r\nc: 3\r\n"},
        {"no last line break", "a: 1\nb: 2\r\nc: 3", "", "d", "4", "a: 1\nb: 2\r\nc: 3\r\nd: 4"},
        {"bare carriage returns", "a: 1\rb: 2\r", "", "c", "3", "a: 1\rb: 2\rc: 3\r"},
        {"blank lines and comments after it", "a:\n  x: 1\n\n# next\nb: 2\n", "a", "w", "2",
         "a:\n  x: 1\n  w: 2\n\n# next\nb: 2\n"},
        {"after a block scalar", "a:\n  x: |\n    one\n\nb: 2\n", "a", "w", "2",
         "a:\n  x: |\n    one\n  w: 2\n\nb: 2\n"},
        {"after a kept block scalar", "a:\n  x: |+\n    one\n\nb: 2\n", "a", "w", "2",
         "a:\n  x: |+\n    one\n\n  w: 2\nb: 2\n"},
        {"after a nested mapping", "a:\n  x:\n    y: 1\nb: 2\n", "a", "z", "3",
         "a:\n  x:\n    y: 1\n  z: 3\nb: 2\n"},
        {"after an alias", "k: &k 1\na:\n  x: *k\nb: 2\n", "a", "w", "3",
         "k: &k 1\na:\n  x: *k\n  w: 3\nb: 2\n"},
        {"after an empty value", "a:\n  x:\nb: 2\n", "a", "w", "3", "a:\n  x:\n  w: 3\nb: 2\n"},
        {"flow", "a: {x: 1}\n", "a", "w", "2", "a: {x: 1, w: 2}\n"},
        {"flow with blanks", "a: { x: 1 }\n", "a", "w", "b: 2", "a: { x: 1, w: {\"b\":2} }\n"},
        {"flow over lines", "a: {\n  x: 1,\n}\n", "a", "w", "2", "a: {\n  x: 1,\n  w: 2,\n}\n"},
        {"JSON", "{\n  \"x\": 1 # c\n}\n", "", "w", "2", "{\n  \"x\": 1, # c\n  w: 2\n}\n"},
        {"empty mapping", "a: {} # c\nb: 1\n", "a", "x", "1", "a: # c\n  x: 1\nb: 1\n"},
        {"empty mapping in a flow", "a: [{}]\n", "a/0", "x", "1", "a: [{x: 1}]\n"},
        {"empty mapping in a list", "- {}\n- 1\n", "0", "x", "a: b", "- x:\n    a: b\n- 1\n"},
        {"empty root", "{}\n", "", "x", "1", "x: 1\n"},
        {"no value", "a:\nb: 1\n", "a", "x", "1", "a:\n  x: 1\nb: 1\n"},
        {"no value and a comment", "a: # c\nb: 1\n", "a", "x", "1", "a: # c\n  x: 1\nb: 1\n"},
        {"anchor on the mapping", "a: &k\n  x: 1\n", "a", "w", "2", "a: &k\n  x: 1\n  w: 2\n"},
        {"odd key", "a: 1\n", "", "yes", "no: 1", "a: 1\n\"yes\":\n  no: 1\n"},
        {"mark",
         "\xef\xbb\xbf"
         "a: 1\n",
         "", "b", "2",
         "\xef\xbb\xbf"
         "a: 1\nb: 2\n"},
        {"a value with blanks below", "a: 1\nb: 2\n\n", "", "c", "x:\n \n",
         "a: 1\nb: 2\nc:\n  x:\n\n"},
        {"second document follows", "a: 1\n---\nb: 1\n", "", "c", "2", "a: 1\nc: 2\n---\nb: 1\n"},
    };
    for (const AddRow &row : rows)
        EXPECT_EQ(addKeyText(row.before, row.path, row.key, row.value), row.after) << row.name;
    EXPECT_EQ(addKeyText("a: 1\n", "", "a", "2"), "refused: the mapping has a key \"a\" already");
    EXPECT_EQ(addKeyText("[1]\n", "", "a", "2"), "refused: a key can only be added to a mapping");
    EXPECT_NE(addKeyText("a: 1\n", "", "b", "x: y: z").find("mapping values"), std::string::npos);
}

TEST(EntryEdits, removesKeys)
{
    const RemoveRow rows[] = {
        {"what follows a key without a value", "a: 1\nb:\n  ? c\n\n# tail\n", "", "b",
         "a: 1\n\n# tail\n"},
        {"with its comment", "a: 1\nb: 2 # c\nc: 3\n", "", "b", "a: 1\nc: 3\n"},
        {"first", "a: 1\nb: 2\n", "", "a", "b: 2\n"},
        {"last", "a: 1\nb: 2\n", "", "b", "a: 1\n"},
        {"comments around stay", "# one\na: 1\n# two\nb: 2\n# three\n", "", "a",
         "# one\n# two\nb: 2\n# three\n"},
        {"with all below it", "a:\n  x:\n  - 1\n  - 2\nb: 2\n", "", "a", "b: 2\n"},
        {"block scalar", "a: |\n  one\n\nb: 2\n", "", "a", "\nb: 2\n"},
        {"kept block scalar", "a: |+\n  one\n\nb: 2\n", "", "a", "\nb: 2\n"},
        {"no last line break", "a: 1\nb: 2", "", "b", "a: 1"},
        {"carriage returns", "a: 1\r\nb: 2\r\n", "", "a", "b: 2\r\n"},
        {"bare carriage returns", "a: 1\rb: 2\rc: 3\r", "", "b", "a: 1\rc: 3\r"},
        {"first of an item", "- a: 1\n  b: 2\n- c\n", "0", "a", "- b: 2\n- c\n"},
        {"first of an item with a comment below", "- a: 1\n  # x\n  b: 2\n", "0", "a",
         "-\n  # x\n  b: 2\n"},
        {"only one", "a:\n  x: 1 # c\nb: 2\n", "a", "x", "a: {}\nb: 2\n"},
        {"only one below a comment", "a: # c\n  x: 1\nb: 2\n", "a", "x", "a: {} # c\nb: 2\n"},
        {"only one with an anchor", "a: &k\n  x: 1\n", "a", "x", "a: &k {}\n"},
        {"only one of an item", "- a: 1\n- b\n", "0", "a", "- {}\n- b\n"},
        {"only one at all", "a: 1\n", "", "a", "{}\n"},
        {"flow first", "a: {x: 1, y: 2}\n", "a", "x", "a: {y: 2}\n"},
        {"flow last", "a: {x: 1, y: 2}\n", "a", "y", "a: {x: 1}\n"},
        {"flow only", "a: { x: 1 }\n", "a", "x", "a: {}\n"},
        {"alias value", "k: &k 1\na: *k # c\nb: 2\n", "", "a", "k: &k 1\nb: 2\n"},
        {"between kept block scalars", "a: |+\n  one\nb: |+\n  two\n\n", "", "b", "a: |+\n  one\n"},
        {"anchored key", "? &k a\n: 1\nb: 2\n", "", "a", "b: 2\n"},
        {"umlauts", "ä: ö\nü: ß\n", "", "ä", "ü: ß\n"},
        {"last after a bare carriage return", "a:\r\n- x\r? k\r\n", "", "k", "a:\r\n- x\r"},
    };
    for (const RemoveRow &row : rows)
        EXPECT_EQ(removeKeyText(row.before, row.path, row.key), row.after) << row.name;
    EXPECT_EQ(removeKeyText("a: 1\n", "", "x"), "refused: the mapping has no key \"x\"");
    EXPECT_EQ(removeKeyText("a: &k 1\nb: *k\n", "", "a").substr(0, 7), "refused")
        << "the anchor is needed";
}

TEST(EntryEdits, addsItems)
{
    const ItemRow rows[] = {
        {"block", "a:\n- x # c\nb: 1\n", "a", "y", "a:\n- x # c\n- y\nb: 1\n"},
        {"indented block", "a:\n  - x\n  - y\n", "a", "z", "a:\n  - x\n  - y\n  - z\n"},
        {"mapping", "a:\n- name: x\n  value: 1\n", "a", "name: y\nvalue: 2\n",
         "a:\n- name: x\n  value: 1\n- name: y\n  value: 2\n"},
        {"after a nested list", "- - a\n  - b\n", "", "c", "- - a\n  - b\n- c\n"},
        {"into a nested list", "- - a\n  - b\n", "0", "c", "- - a\n  - b\n  - c\n"},
        {"flow", "a: [x, y] # c\n", "a", "z", "a: [x, y, z] # c\n"},
        {"flow with a comma at the end", "a: [x, ]\n", "a", "y", "a: [x, y ]\n"},
        {"flow over lines", "a: [\n  x,\n  y\n]\n", "a", "z", "a: [\n  x,\n  y,\n  z\n]\n"},
        {"flow text with a comma", "a: [x]\n", "a", "'p, q'", "a: [x, 'p, q']\n"},
        {"empty", "a: []\nb: 1\n", "a", "x", "a:\n- x\nb: 1\n"},
        {"empty where lists are indented", "l:\n  - 1\na: []\n", "a", "x",
         "l:\n  - 1\na:\n  - x\n"},
        {"no value", "a:\nb: 1\n", "a", "x", "a:\n- x\nb: 1\n"},
        {"no last line break", "- a", "", "b", "- a\n- b"},
        {"carriage returns", "- a\r\n", "", "b: 1\nc: 2\n", "- a\r\n- b: 1\r\n  c: 2\r\n"},
        {"block scalar", "- a\n", "", "|\n  one\n  two\n", "- a\n- |\n    one\n    two\n"},
        {"after a comment block", "a:\n- x\n# about b\nb: 1\n", "a", "y",
         "a:\n- x\n- y\n# about b\nb: 1\n"},
    };
    for (const ItemRow &row : rows)
        EXPECT_EQ(addItemText(row.before, row.path, row.item), row.after) << row.name;
    EXPECT_EQ(addItemText("a: 1\n", "a", "x"), "refused: an item can only be added to a sequence");
}

TEST(EntryEdits, removesItems)
{
    const RemoveItemRow rows[] = {
        {"middle", "- a\n- b # c\n- d\n", "", 1, "- a\n- d\n"},
        {"first of a value", "a:\n- x\n- y\nb: 1\n", "a", 0, "a:\n- y\nb: 1\n"},
        {"mapping", "- name: x\n  v: 1\n- name: y\n", "", 0, "- name: y\n"},
        {"only one", "a:\n- x # c\nb: 1\n", "a", 0, "a: []\nb: 1\n"},
        {"only one indented", "a: # c\n  - x\nb: 1\n", "a", 0, "a: [] # c\nb: 1\n"},
        {"only one at all", "- x\n", "", 0, "[]\n"},
        {"nested first", "- - a\n  - b\n", "0", 0, "- - b\n"},
        {"nested only", "- - a\n- b\n", "0", 0, "- []\n- b\n"},
        {"flow", "[a, b, c]\n", "", 1, "[a, c]\n"},
        {"flow last", "[a, b]\n", "", 1, "[a]\n"},
        {"flow only", "a: [x]\n", "a", 0, "a: []\n"},
        {"alias", "- &k a\n- *k\n- c\n", "", 1, "- &k a\n- c\n"},
        {"empty items", "-\n-\n- c\n", "", 0, "-\n- c\n"},
        {"no last line break", "- a\n- b", "", 1, "- a"},
        {"comment above stays", "- a\n# about b\n- b\n", "", 1, "- a\n# about b\n"},
    };
    for (const RemoveItemRow &row : rows)
        EXPECT_EQ(removeItemText(row.before, row.path, row.index), row.after) << row.name;
    EXPECT_EQ(removeItemText("- a\n", "", 3), "refused: the sequence has no item 3");
}

TEST(EntryEdits, severalInOneFile)
{
    const ParsedFilePtr file = parse("a:\n  x: 1\n  y: 2\nb: [1, 2]\nc: text\n");
    ByteEdits edits(file->file);
    ASSERT_TRUE(addKey(edits, *file, nodeAt(*file, "a"), "z", "3").ok());
    ASSERT_TRUE(addKey(edits, *file, nodeAt(*file, "a"), "zz", "4").ok());
    ASSERT_TRUE(removeKey(edits, *file, nodeAt(*file, "a"), "x").ok());
    ASSERT_TRUE(addItem(edits, *file, nodeAt(*file, "b"), "3").ok());
    ASSERT_TRUE(setScalar(edits, *file, nodeAt(*file, "c"), "new").ok());
    EXPECT_EQ(edits.apply(), "a:\n  y: 2\n  z: 3\n  zz: 4\nb: [1, 2, 3]\nc: new\n");
    EXPECT_FALSE(setScalar(edits, *file, nodeAt(*file, "c"), "newer").ok()) << "edited already";
}
