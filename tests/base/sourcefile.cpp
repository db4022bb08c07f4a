// SPDX-License-Identifier: Apache-2.0
#include "base/sourcefile.h"

#include <gtest/gtest.h>

using namespace fleetwright::base;

TEST(SourceFile, knowsLinesAndColumns)
{
    const SourceFile file(*RepoPath::fromText("a.yaml"), "one\r\ntwo\n\nfour");
    EXPECT_EQ(file.lineCount(), 4u);
    EXPECT_EQ(file.line(1), "one");
    EXPECT_EQ(file.line(2), "two");
    EXPECT_EQ(file.line(3), "");
    EXPECT_EQ(file.line(4), "four");
    EXPECT_EQ(file.lineBegin(2), 5u);
    EXPECT_EQ(file.lineBegin(9), file.bytes().size());
    EXPECT_EQ(file.placeOf(0).line, 1u);
    EXPECT_EQ(file.placeOf(6).line, 2u);
    EXPECT_EQ(file.placeOf(6).column, 2u);
    EXPECT_EQ(file.placeOf(14).line, 4u);
}

TEST(SourceFile, aFinalNewlineMakesNoLine)
{
    EXPECT_EQ(SourceFile(RepoPath(), "a\n").lineCount(), 1u);
    EXPECT_EQ(SourceFile(RepoPath(), "a").lineCount(), 1u);
    EXPECT_EQ(SourceFile(RepoPath(), "").lineCount(), 0u);
}

TEST(Error, isDescribedWithPlaceAndCauses)
{
    const Place place{*RepoPath::fromText("a/b.yaml"), 3, 7};
    Error error{ErrorCode::Syntax, "unexpected end", place, "close the quote", {}};
    error.causes.push_back(Error{
        ErrorCode::NotFound, "does not exist", Place{*RepoPath::fromText("c"), 0, 0}, {}, {}});
    EXPECT_EQ(describe(error), "a/b.yaml:3:7: unexpected end: c: does not exist");
    EXPECT_EQ(codeName(ErrorCode::OutsideRoot), "outside-root");
}
