// SPDX-License-Identifier: Apache-2.0
#include "diff/linediff.h"

#include <gtest/gtest.h>

#include <random>

namespace fleetwright::diff {
namespace {

std::vector<std::uint64_t> letters(std::string_view text)
{
    return {text.begin(), text.end()};
}

std::string common(std::string_view before, std::string_view after)
{
    std::string result;
    for (const EqualRun &run : equalRuns(letters(before), letters(after)))
        result += before.substr(run.before, run.count);
    return result;
}

TEST(LineDiff, FindsTheExampleOfMyersPaper)
{
    EXPECT_EQ(common("ABCABBA", "CBABAC").size(), 4u);
}

TEST(LineDiff, KeepsEqualEndsAroundOneChange)
{
    const std::vector<EqualRun> expected{{0, 0, 3}, {4, 4, 2}};
    EXPECT_EQ(equalRuns(letters("abcXde"), letters("abcYde")), expected);
}

TEST(LineDiff, PrefersLinesThatAreUnique)
{
    // The moved block keeps its unique head: patience aligns 'f' although '}' repeats.
    EXPECT_EQ(common("a}b}f}", "f}a}b}"), "a}b}");
}

TEST(LineDiff, EmptySidesHaveNothingInCommon)
{
    EXPECT_TRUE(equalRuns({}, letters("abc")).empty());
    EXPECT_TRUE(equalRuns(letters("abc"), {}).empty());
    EXPECT_TRUE(equalRuns({}, {}).empty());
}

TEST(LineDiff, RunsAreAscendingAndEqualForRandomInput)
{
    std::mt19937 random(7);
    for (int round = 0; round < 300; ++round) {
        std::vector<std::uint64_t> before(random() % 40);
        std::vector<std::uint64_t> after(random() % 40);
        for (auto *side : {&before, &after}) {
            for (std::uint64_t &value : *side)
                value = random() % 6;
        }
        std::size_t b = 0;
        std::size_t a = 0;
        for (const EqualRun &run : equalRuns(before, after)) {
            ASSERT_GE(run.before, b);
            ASSERT_GE(run.after, a);
            for (std::size_t i = 0; i < run.count; ++i)
                ASSERT_EQ(before[run.before + i], after[run.after + i]);
            b = run.before + run.count;
            a = run.after + run.count;
        }
        ASSERT_LE(b, before.size());
        ASSERT_LE(a, after.size());
    }
}

} // namespace
} // namespace fleetwright::diff
