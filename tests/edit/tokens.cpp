// SPDX-License-Identifier: Apache-2.0
#include "edit/editfixture.h"
#include "edit/siblingfiles.h"

using namespace fleetwright;
using edit::replaceTokens;

TEST(Tokens, areReplacedAsAWhole)
{
    const std::map<std::string, std::string> tokens = {
        {"prod-us-east-1", "prod-eu-west-2"}, {"us-east-1", "eu-west-2"}, {"us-east", "eu-west"}};
    const auto replaced = [&](std::string_view text) {
        return replaceTokens(text, "prod-us-east-1", tokens);
    };
    EXPECT_EQ(replaced("name: prod-us-east-1"), "name: prod-eu-west-2");
    EXPECT_EQ(replaced("prod-us-east-1-kubeconfig"), "prod-eu-west-2-kubeconfig");
    EXPECT_EQ(replaced("REGION=us-east-1"), "REGION=eu-west-2");
    EXPECT_EQ(replaced("region: us-east"), "region: eu-west");
    EXPECT_EQ(replaced("zone: us-east-1a"), "zone: us-east-1a");
    EXPECT_EQ(replaced("us-east-10"), "us-east-10");
    EXPECT_EQ(replaced("db.us-east-1.example.com"), "db.eu-west-2.example.com");
    EXPECT_EQ(replaced("us-eastern"), "us-eastern");
}

TEST(Tokens, swapWithoutMeetingAgain)
{
    EXPECT_EQ(replaceTokens("a b", "n", {{"a", "b"}, {"b", "a"}}), "b a");
}

TEST(Tokens, areFoundWhereTheyStand)
{
    EXPECT_EQ(edit::findToken("a-b, a, xa", "a", false), std::vector<std::size_t>{5});
    EXPECT_EQ(edit::findToken("a-b, a, xa", "a", true), (std::vector<std::size_t>{0, 5}));
    EXPECT_TRUE(edit::findToken("abc", "", true).empty());
}
