// SPDX-License-Identifier: Apache-2.0
// Expectations follow the examples of GitHub's "About code owners".
#include "config/codeowners.h"

#include <gtest/gtest.h>

namespace fleetwright::config {
namespace {

std::string ownersOf(const CodeOwners &owners, const char *path)
{
    std::string text;
    for (const std::string &owner : owners.of(base::RepoPath::fromText(path).value()))
        text += (text.empty() ? "" : " ") + owner;
    return text;
}

TEST(CodeOwners, TheLastMatchCounts)
{
    const CodeOwners owners = CodeOwners::fromText("# everything\n"
                                                   "*       @global-1 @global-2 # two\n"
                                                   "*.js    @js-owner\n"
                                                   "/build/logs/ @doctocat\n"
                                                   "docs/*  docs@example.com\n"
                                                   "apps/ @octocat\n"
                                                   "/apps/github\n"
                                                   "**/charts @charts\n"
                                                   "/with\\ blank/ @blank\n");
    EXPECT_EQ(ownersOf(owners, "base/web.yaml"), "@global-1 @global-2");
    EXPECT_EQ(ownersOf(owners, "a/b/c.js"), "@js-owner");
    EXPECT_EQ(ownersOf(owners, "build/logs/2026/x.log"), "@doctocat");
    EXPECT_EQ(ownersOf(owners, "other/build/logs/x.log"), "@global-1 @global-2");
    EXPECT_EQ(ownersOf(owners, "docs/getting-started.md"), "docs@example.com");
    EXPECT_EQ(ownersOf(owners, "docs/build-app/troubleshooting.md"), "@global-1 @global-2");
    EXPECT_EQ(ownersOf(owners, "deep/apps/x/y.yaml"), "@octocat");
    EXPECT_EQ(ownersOf(owners, "apps/github/x.yaml"), ""); // nobody, on purpose
    EXPECT_EQ(ownersOf(owners, "a/charts/web/values.yaml"), "@charts");
    EXPECT_EQ(ownersOf(owners, "with blank/x"), "@blank");
}

TEST(CodeOwners, SectionsOfGitLabGiveTheirOwners)
{
    const CodeOwners owners = CodeOwners::fromText("[Platform][2] @platform\n"
                                                   "base/\n"
                                                   "clusters/ @sre\n"
                                                   "^[Docs]\n"
                                                   "*.md\n");
    EXPECT_EQ(ownersOf(owners, "base/web.yaml"), "@platform");
    EXPECT_EQ(ownersOf(owners, "clusters/prod-1/kustomization.yaml"), "@sre");
    EXPECT_EQ(ownersOf(owners, "x/readme.md"), "");
}

TEST(CodeOwners, IsReadFromItsUsualPlaces)
{
    const auto files = base::makeMemoryFiles({{".github/CODEOWNERS", "* @a\n"}});
    EXPECT_EQ(ownersOf(CodeOwners::read(*files), "x"), "@a");
    EXPECT_EQ(ownersOf(CodeOwners::read(*base::makeMemoryFiles({{"x", ""}})), "x"), "");
}

} // namespace
} // namespace fleetwright::config
