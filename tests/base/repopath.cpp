// SPDX-License-Identifier: Apache-2.0
#include "base/repopath.h"

#include <gtest/gtest.h>

using fleetwright::base::RepoPath;

namespace {

std::string normal(std::string_view text)
{
    const auto path = RepoPath::fromText(text);
    return path ? path->text() : "(none)";
}

} // namespace

TEST(RepoPath, normalisesByText)
{
    EXPECT_EQ(normal("a/b/c"), "a/b/c");
    EXPECT_EQ(normal("./a//b/./c/"), "a/b/c");
    EXPECT_EQ(normal("a/../b"), "b");
    EXPECT_EQ(normal("a/b/../.."), "");
    EXPECT_EQ(normal(""), "");
    EXPECT_EQ(normal("."), "");
    EXPECT_EQ(normal("..."), "...");
    EXPECT_EQ(normal("a b/'c\"/ünï/\u202Eitx"), "a b/'c\"/ünï/\u202Eitx");
}

TEST(RepoPath, cannotLeaveTheRoot)
{
    EXPECT_EQ(normal(".."), "(none)");
    EXPECT_EQ(normal("a/../../b"), "(none)");
    EXPECT_EQ(normal("/etc/passwd"), "(none)");
    EXPECT_EQ(normal(std::string_view("a\0b", 3)), "(none)");
}

TEST(RepoPath, resolvesFromItsFolder)
{
    const RepoPath folder = RepoPath::fromText("clusters/prod").value();
    EXPECT_EQ(folder.resolve("../../base")->text(), "base");
    EXPECT_EQ(folder.resolve("kustomization.yaml")->text(), "clusters/prod/kustomization.yaml");
    EXPECT_FALSE(folder.resolve("../../../x"));
    EXPECT_FALSE(folder.resolve("/clusters"));
}

TEST(RepoPath, takesItselfApart)
{
    const RepoPath path = RepoPath::fromText("a/b/c.tar.gz").value();
    EXPECT_EQ(path.parent().text(), "a/b");
    EXPECT_EQ(path.name(), "c.tar.gz");
    EXPECT_EQ(path.extension(), "gz");
    EXPECT_EQ(RepoPath::fromText(".gitignore")->extension(), "");
    EXPECT_EQ(RepoPath().parent(), RepoPath());
    EXPECT_EQ(RepoPath().child("a").child("b").text(), "a/b");
}

TEST(RepoPath, insideNeedsAWholeSegment)
{
    const RepoPath path = RepoPath::fromText("ab/c").value();
    EXPECT_TRUE(path.isInside(RepoPath()));
    EXPECT_TRUE(path.isInside(path));
    EXPECT_TRUE(path.isInside(RepoPath::fromText("ab").value()));
    EXPECT_FALSE(path.isInside(RepoPath::fromText("a").value()));
}

TEST(RepoPath, isWrittenRelativeToAFolder)
{
    const auto relative = [](std::string_view path, std::string_view folder) {
        return RepoPath::fromText(path)->relativeTo(*RepoPath::fromText(folder));
    };
    EXPECT_EQ(relative("base", "clusters/prod"), "../../base");
    EXPECT_EQ(relative("clusters/prod/x.yaml", "clusters/prod"), "x.yaml");
    EXPECT_EQ(relative("clusters/prod", "clusters/prod"), ".");
    EXPECT_EQ(relative("clusters", "clusters/prod"), "..");
    EXPECT_EQ(relative("ab/c", "a"), "../ab/c");
    EXPECT_EQ(relative("a/b", ""), "a/b");
}
