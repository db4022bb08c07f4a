// SPDX-License-Identifier: Apache-2.0
#include "flux/sourceignore.h"

#include <gtest/gtest.h>

namespace fleetwright::flux {
namespace {

bool excludes(const SourceIgnore &ignore, const char *path)
{
    return ignore.excludes(*base::RepoPath::fromText(path), base::EntryKind::File);
}

// Expectations are those of fluxcd/pkg/sourceignore's own tests and README.
TEST(SourceIgnore, ByDefault)
{
    const SourceIgnore ignore;
    for (const char *path :
         {".gitignore", "image.jpg", "archive.tar.gz", ".github/workflows/workflow.yaml",
          "subdir/.flux.yaml", "subdir2/.sops.yaml", "a/b/cloudbuild.yaml"})
        EXPECT_TRUE(excludes(ignore, path)) << path;
    for (const char *path : {"workload.yaml", "workload.yml", "simple.txt", "github/x.yaml"})
        EXPECT_FALSE(excludes(ignore, path)) << path;
}

TEST(SourceIgnore, OwnPatternsTakeThePlaceOfTheDefaultOnes)
{
    SourceIgnore ignore;
    ignore.add("ignore-dir/*\n# !ignore-dir/file.yaml\n!ignore-dir/include\n", {});
    EXPECT_TRUE(excludes(ignore, "ignore-dir/file.yaml"));
    EXPECT_FALSE(excludes(ignore, "ignore-dir/include"));
    EXPECT_FALSE(excludes(ignore, "image.jpg"));
    EXPECT_TRUE(excludes(ignore, ".gitmodules"));
}

TEST(SourceIgnore, PatternsOfAFolderHoldBelowIt)
{
    SourceIgnore ignore;
    ignore.add("*.txt\n", *base::RepoPath::fromText("apps"));
    EXPECT_TRUE(excludes(ignore, "apps/deep/a.txt"));
    EXPECT_FALSE(excludes(ignore, "a.txt"));
}

TEST(SourceIgnore, WhatAnExceptionBringsBack)
{
    SourceIgnore ignore;
    ignore.add("/*\n!/apps\n/apps/*.txt.yaml\n", {});
    EXPECT_FALSE(excludes(ignore, "apps/web.yaml"));
    EXPECT_TRUE(excludes(ignore, "apps/note.txt.yaml"));
    EXPECT_TRUE(excludes(ignore, "infra/x.yaml"));
}

TEST(SourceIgnore, DoubleStars)
{
    SourceIgnore ignore;
    ignore.add("**/tests/\na/**/b.yaml\n", {});
    EXPECT_TRUE(excludes(ignore, "x/tests/c.yaml"));
    EXPECT_TRUE(excludes(ignore, "a/x/y/b.yaml"));
    EXPECT_FALSE(excludes(ignore, "tests.yaml"));
}

} // namespace
} // namespace fleetwright::flux
