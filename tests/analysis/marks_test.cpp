// SPDX-License-Identifier: Apache-2.0
#include "analysis/exceptiontext.h"
#include "analysis/leaks/marks.h"

#include <gtest/gtest.h>

namespace fleetwright::analysis::leaks {
namespace {

yaml::ParsedFilePtr parse(std::string text)
{
    const auto file =
        std::make_shared<base::SourceFile>(*base::RepoPath::fromText("k.yaml"), std::move(text));
    base::Result<yaml::ParsedFilePtr> parsed = yaml::readFile(file);
    EXPECT_TRUE(parsed.ok());
    return *parsed;
}

std::vector<std::uint32_t> covered(const CommentMarks &marks, std::uint32_t last)
{
    std::vector<std::uint32_t> lines;
    for (std::uint32_t line = 1; line <= last; ++line) {
        if (marks.covers(line))
            lines.push_back(line);
    }
    return lines;
}

using Lines = std::vector<std::uint32_t>;

TEST(Marks, OnTheLineOrAloneAbove)
{
    CommentMarks marks;
    marks.addFile(*parse("a: 1 # exception: OPS-1\nb: 2\n# Exception: OPS-2\n# more of it\nc: "
                         "3\nd: 4 # an exception: no\n"));
    EXPECT_EQ(covered(marks, 6), (Lines{1, 5}));
}

TEST(Marks, FirstLineOfAnEntryMarksItAndItsFile)
{
    CommentMarks marks;
    marks.addFile(*parse("patches:\n# exception: OPS-3\n- path: canary.yaml\n  target:\n    kind: "
                         "A\n- path: other.yaml\n"));
    EXPECT_EQ(covered(marks, 6), (Lines{3, 4, 5}));
    EXPECT_EQ(marks.markedPaths(), std::vector<std::string>{"canary.yaml"});
}

TEST(Marks, InsideAnInlinePatch)
{
    const yaml::ParsedFilePtr outer =
        parse("patch: |-\n  - op: add\n    path: /a\n    # exception: OPS-4 until 2026-07-31\n    "
              "value: x\n  - op: add\n    path: /b\n    value: y\n");
    const yaml::Node *text = outer->documents[0]->find("patch");
    const auto inner = yaml::readEmbedded(*text, outer->file);
    ASSERT_TRUE(inner.ok());
    CommentMarks marks;
    marks.addEmbedded(**inner, text->span());
    EXPECT_EQ(covered(marks, 8), (Lines{5}));
}

TEST(Marks, WordsThatTellExceptionsApart)
{
    EXPECT_EQ(exceptionWords("prometheus-canary-until-2026-05-20"),
              std::vector<std::string>{"prometheus"});
    EXPECT_EQ(exceptionWords("OPS-4121 restore drill"),
              (std::vector<std::string>{"ops-4121", "restore", "drill"}));
    EXPECT_EQ(exceptionWords("UTF-8 and CVE-2024-1"), std::vector<std::string>{});
}

TEST(Marks, AnnotationKeys)
{
    const std::vector<std::string> keys = {"/exception"};
    EXPECT_TRUE(isExceptionKey("platform.example.com/exception", keys));
    EXPECT_FALSE(isExceptionKey("platform.example.com/exceptions", keys));
    EXPECT_FALSE(isExceptionKey("exception", keys));
}

} // namespace
} // namespace fleetwright::analysis::leaks
