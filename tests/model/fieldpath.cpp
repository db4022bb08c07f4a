// SPDX-License-Identifier: Apache-2.0
#include "model/fieldpath.h"

#include "yaml/reader.h"

#include <gtest/gtest.h>

#include <memory>

using namespace fleetwright;
using model::FieldPath;

namespace {

FieldPath pathOf(std::string_view text)
{
    base::Result<FieldPath> path = FieldPath::fromText(text);
    if (path)
        return std::move(path).value();
    ADD_FAILURE() << base::describe(path.error());
    return {};
}

yaml::ParsedFilePtr parse(std::string_view text)
{
    base::Result<yaml::ParsedFilePtr> parsed =
        yaml::readFile(std::make_shared<base::SourceFile>(base::RepoPath(), std::string(text)));
    EXPECT_TRUE(parsed.ok());
    return *parsed;
}

} // namespace

TEST(FieldPath, textIsReadAndWritten)
{
    for (const char *text :
         {"", "a", "a.b.c", "a[0]", "a[0][1].b", "spec.containers[name=web].image",
          "metadata.annotations.\"example.com/x\"", "a.\"\"", "a[name=\"x]y\"]",
          "a[0].\"b.c\"[k=v]", "\"/a\"", "a.\"say \\\"hi\\\"\"", "a[name=x=y]", "a.b/c",
          "data.\"a=b\""})
        EXPECT_EQ(pathOf(text).text(), text);
    EXPECT_EQ(pathOf("a.\"b\"").text(), "a.b") << "quotes only where they are needed";
}

TEST(FieldPath, readsJsonPointers)
{
    EXPECT_EQ(pathOf("/a/b/0"), pathOf("a.b[0]"));
    EXPECT_EQ(pathOf("/a~1b/c~0d").text(), "a/b.c~d");
    EXPECT_EQ(pathOf("/metadata/annotations/example.com~1x"),
              pathOf("metadata.annotations.\"example.com/x\""));
    EXPECT_EQ(pathOf("/").text(), "\"\"");
    EXPECT_EQ(pathOf("/a/01").text(), "a.01") << "an index has no leading zero";
}

TEST(FieldPath, refusesWhatIsMalformed)
{
    for (const char *text :
         {".a", "a..b", "a.", "a[", "a[]", "a[name]", "a[name=x", "a[0]b", "\"a", "a[=x]"})
        EXPECT_FALSE(FieldPath::fromText(text).ok()) << text;
}

TEST(FieldPath, findsNodes)
{
    const yaml::ParsedFilePtr file =
        parse("spec:\n  list:\n  - name: a\n    v: 1\n  - name: b\n    v: 2\n  \"0\": zero\n");
    const yaml::Node *root = file->documents.front();
    EXPECT_EQ(pathOf("").find(root), root);
    EXPECT_EQ(pathOf("spec.list[1].v").find(root)->text(), "2");
    EXPECT_EQ(pathOf("spec.list[name=b].v").find(root)->text(), "2");
    EXPECT_EQ(pathOf("/spec/list/0/v").find(root)->text(), "1");
    EXPECT_EQ(pathOf("/spec/0").find(root)->text(), "zero") << "a key that looks like an index";
    EXPECT_EQ(pathOf("spec.list[2]").find(root), nullptr);
    EXPECT_EQ(pathOf("spec.list[name=c].v").find(root), nullptr);
    EXPECT_EQ(pathOf("spec.nothing.at.all").find(root), nullptr);
    EXPECT_EQ(pathOf("spec").child(pathOf("list").segments().front()), pathOf("spec.list"));
}

TEST(FieldPath, itemsAreNamedByWhatIsUnique)
{
    const yaml::ParsedFilePtr file =
        parse("named: [{name: a, port: 1}, {name: b, port: 1}]\n"
              "ports: [{port: 80}, {port: 443}]\n"
              "twice: [{name: a}, {name: a}]\n"
              "partly: [{name: a}, {v: 1}]\n"
              "mounts: [{name: v, mountPath: /a}, {name: v, mountPath: /b}]\n"
              "plain: [a, b]\n");
    const yaml::Node *root = file->documents.front();
    const auto last = [root](std::string_view key) {
        return FieldPath({model::segmentForItem(root->find(key), 1)}).text();
    };
    EXPECT_EQ(last("named"), "[name=b]");
    EXPECT_EQ(last("ports"), "[port=443]");
    EXPECT_EQ(last("twice"), "[1]");
    EXPECT_EQ(last("partly"), "[1]");
    EXPECT_EQ(last("mounts"), "[mountPath=/b]");
    EXPECT_EQ(last("plain"), "[1]");
}
