// SPDX-License-Identifier: Apache-2.0
#include "yaml/reader.h"
#include "yaml/yamltext.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

using namespace fleetwright::yaml;
using fleetwright::yaml::testing::parse;

namespace {

std::vector<std::string> textsOf(std::string_view yaml)
{
    std::vector<std::string> texts;
    const ParsedFilePtr file = parse(yaml);
    for (const Comment &comment : commentsOf(*file))
        texts.push_back(std::string(comment.aloneOnLine ? "+" : "-") + std::string(comment.text));
    return texts;
}

using Texts = std::vector<std::string>;

} // namespace

TEST(Comments, areFoundBetweenScalars)
{
    EXPECT_EQ(textsOf("# head\na: 1 # beside\n  # inner\nb:  #  spaced  \n- x#y\n- z\n#last"),
              (Texts{"+head", "-beside", "+inner", "-spaced", "+last"}));
}

TEST(Comments, scalarsHoldNone)
{
    EXPECT_EQ(textsOf("a: 'x # y'\nb: \"x # y\"\nc: |\n  # inside\n  text\nd: x#y\n# real\n"),
              (Texts{"+real"}));
    EXPECT_EQ(textsOf("a: plain\n  over # two\n"), (Texts{"-two"}));
    EXPECT_EQ(textsOf("\"k # y\": 1\n"), (Texts{}));
}

TEST(Comments, ofBlockHeadersFlowsAndAliases)
{
    EXPECT_EQ(textsOf("a: | # header\n  text # inside\n# after\n"), (Texts{"-header", "+after"}));
    EXPECT_EQ(textsOf("a: [1, # one\n  2] # two\n"), (Texts{"-one", "-two"}));
    EXPECT_EQ(textsOf("a: &x v # first\nb: *x # second\nc: 1 # third\n"),
              (Texts{"-first", "-second", "-third"}));
}

TEST(Comments, withByteOrderMarkAndCarriageReturns)
{
    EXPECT_EQ(textsOf("\xef\xbb\xbf# head\r\na: 1 # b\r\n"), (Texts{"+head", "-b"}));
    const ParsedFilePtr file = parse("a: 1 # b c\r\n");
    EXPECT_EQ(commentsOf(*file).front().span.text(), "# b c");
}
