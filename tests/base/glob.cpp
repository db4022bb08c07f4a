// SPDX-License-Identifier: Apache-2.0
#include "base/glob.h"

#include <gtest/gtest.h>

using fleetwright::base::globMatches;

TEST(Glob, matchesWholeTexts)
{
    EXPECT_TRUE(globMatches("prod-*", "prod-eu-west-1"));
    EXPECT_FALSE(globMatches("prod-*", "xprod-eu"));
    EXPECT_TRUE(globMatches("*west*", "prod-eu-west-1"));
    EXPECT_TRUE(globMatches("clusters/*", "clusters/a/b")); // '/' is an ordinary character
    EXPECT_TRUE(globMatches("", ""));
    EXPECT_FALSE(globMatches("", "a"));
    EXPECT_TRUE(globMatches("**", ""));
    EXPECT_TRUE(globMatches("a*b*c", "aXbYbZc"));
    EXPECT_FALSE(globMatches("a*b*c", "aXbYbZ"));
}

TEST(Glob, questionMarkIsOneCharacter)
{
    EXPECT_TRUE(globMatches("z?rich", "zürich"));
    EXPECT_FALSE(globMatches("z?rich", "zrich"));
}

TEST(Glob, classes)
{
    EXPECT_TRUE(globMatches("eu-[a-c]", "eu-b"));
    EXPECT_FALSE(globMatches("eu-[a-c]", "eu-d"));
    EXPECT_TRUE(globMatches("eu-[!a-c]", "eu-d"));
    EXPECT_TRUE(globMatches("[]]", "]"));
    EXPECT_TRUE(globMatches("[ä-ü]", "ö"));
    EXPECT_TRUE(globMatches("[a", "[a")); // no end: an ordinary character
    EXPECT_TRUE(globMatches("\\*", "*"));
    EXPECT_FALSE(globMatches("\\*", "x"));
}

TEST(Glob, takesNoExponentialTime)
{
    EXPECT_FALSE(globMatches("a*a*a*a*a*a*a*a*a*a*a*b", std::string(5000, 'a')));
}
