// SPDX-License-Identifier: Apache-2.0
#include "base/regex.h"

#include <gtest/gtest.h>

using namespace fleetwright::base;

TEST(Regex, speaksGosDialect)
{
    const auto regex = Regex::compile("deploy.*|(?i)SERVICE");
    ASSERT_TRUE(regex);
    EXPECT_TRUE(regex->matchesWhole("deployment"));
    EXPECT_TRUE(regex->matchesWhole("Service"));
    EXPECT_FALSE(regex->matchesWhole("a Service"));
    EXPECT_TRUE(regex->matchesAnywhere("a Service"));
}

TEST(Regex, refusesWhatGoRefuses)
{
    for (const char *pattern : {"(", "a(?=b)", "(a)\\1"}) {
        const auto regex = Regex::compile(pattern);
        ASSERT_FALSE(regex) << pattern;
        EXPECT_EQ(regex.error().code, ErrorCode::Syntax);
    }
}
