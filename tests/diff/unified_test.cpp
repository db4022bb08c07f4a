// SPDX-License-Identifier: Apache-2.0
#include "diff/unified.h"

#include <gtest/gtest.h>

namespace fleetwright::diff {
namespace {

TEST(Unified, EqualTextsGiveNothing)
{
    EXPECT_EQ(unifiedDiff("a\n", "a\n"), "");
}

// As GNU diff 3.8 prints it: seq 9 | diff -u - <(seq 9 | sed 's/5/five/').
TEST(Unified, OneChangedLine)
{
    EXPECT_EQ(unifiedDiff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n",
                          {3, "a/x", "b/x"}),
              "--- a/x\n+++ b/x\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
}

TEST(Unified, NearEditsShareAHunkAndFarOnesDoNot)
{
    const std::string before = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n";
    EXPECT_EQ(
        unifiedDiff(before, "1\nb\n3\n4\n5\n6\n7\n8\n9\n10\nk\n12\n", {1, "x", "x"}),
        "--- x\n+++ x\n@@ -1,3 +1,3 @@\n 1\n-2\n+b\n 3\n@@ -10,3 +10,3 @@\n 10\n-11\n+k\n 12\n");
    EXPECT_EQ(unifiedDiff(before, "1\nb\n3\nd\n5\n6\n7\n8\n9\n10\n11\n12\n", {1, "x", "x"}),
              "--- x\n+++ x\n@@ -1,5 +1,5 @@\n 1\n-2\n+b\n 3\n-4\n+d\n 5\n");
}

TEST(Unified, AppendingAndMissingLastNewline)
{
    EXPECT_EQ(unifiedDiff("a\n", "a\nb", {3, "x", "x"}),
              "--- x\n+++ x\n@@ -1 +1,2 @@\n a\n+b\n\\ No newline at end of file\n");
}

TEST(Unified, CarriageReturnsStay)
{
    EXPECT_EQ(unifiedDiff("a\r\nb\r\n", "a\r\nc\r\n", {3, "x", "x"}),
              "--- x\n+++ x\n@@ -1,2 +1,2 @@\n a\r\n-b\r\n+c\r\n");
}

TEST(Unified, NewAndDeletedFilesAsGitWritesThem)
{
    EXPECT_EQ(unifiedFileDiff("d/f", {}, "a\n"),
              "diff --git a/d/f b/d/f\nnew file mode 100644\n--- /dev/null\n+++ b/d/f\n@@ -0,0 +1 "
              "@@\n+a\n");
    EXPECT_EQ(unifiedFileDiff("d/f", "a\n", {}),
              "diff --git a/d/f b/d/f\ndeleted file mode 100644\n--- a/d/f\n+++ /dev/null\n@@ -1 "
              "+0,0 @@\n-a\n");
    EXPECT_EQ(unifiedFileDiff("f", "a\n", "a\n"), "");
}

} // namespace
} // namespace fleetwright::diff
