// SPDX-License-Identifier: Apache-2.0
#include "analysis/fixture.h"
#include "analysis/leaks/tokens.h"

#include <gtest/gtest.h>

namespace fleetwright::analysis::leaks {
namespace {

std::vector<std::string> found(const TokenTable &table, std::string_view text)
{
    std::vector<std::string> result;
    for (const TokenTable::Match &match : table.find(text))
        result.push_back(table.token(match.token).text);
    return result;
}

using Texts = std::vector<std::string>;

TEST(Tokens, LongestOfTheFleetWins)
{
    const model::Snapshot snapshot = threeClusters();
    const TokenTable table(snapshot, {});
    EXPECT_EQ(found(table, "s3://backups-prod-us-east-1/x"), Texts{"prod-us-east-1"});
    EXPECT_EQ(found(table, "sts.US-East-1.amazonaws.com"), Texts{"us-east-1"});
    EXPECT_EQ(found(table, "us-east-1 | eu-west-1"), (Texts{"us-east-1", "eu-west-1"}));
    EXPECT_EQ(found(table, "us-east.example.com"), Texts{"us-east"});
}

TEST(Tokens, NothingMayTouch)
{
    const model::Snapshot snapshot = snapshotOf(
        {clusterWith("edge-1", {}), clusterWith("edge-10", {}), clusterWith("edge-lab-1", {})});
    const TokenTable table(snapshot, {});
    EXPECT_EQ(found(table, "edge-10"), Texts{"edge-10"});
    EXPECT_EQ(found(table, "edge-100"), Texts{});
    EXPECT_EQ(found(table, "xedge-1"), Texts{});
    EXPECT_EQ(found(table, "edge-1-2"), Texts{});
    EXPECT_EQ(found(table, "edge-1-a"), Texts{"edge-1"});
    EXPECT_EQ(found(table, "edge-lab-1"), Texts{"edge-lab-1"});
}

TEST(Tokens, PlainWordsOnlyUnderTheirKey)
{
    const model::Snapshot snapshot =
        snapshotOf({clusterWith("atlas", {{"environment", {"production"}}, {"team", {"payments"}}}),
                    clusterWith("orion", {{"environment", {"dev"}}, {"team", {"core"}}})});
    const TokenTable table(snapshot, {});
    EXPECT_EQ(found(table, "production atlas"), Texts{});
    EXPECT_TRUE(table.findKeyed("CLUSTER_NAME", "atlas"));
    EXPECT_FALSE(table.findKeyed("name", "atlas"));
    EXPECT_TRUE(table.findKeyed("platform.example.com/environment", "prod"));
    EXPECT_FALSE(table.findKeyed("NODE_ENV", "production"));
    EXPECT_TRUE(table.findKeyed("example.com/team", "payments"));
    EXPECT_FALSE(table.findKeyed("app", "payments"));
}

TEST(Tokens, ShortNamesAreWeakAndAccountsNeedDigits)
{
    const model::Snapshot snapshot =
        snapshotOf({clusterWith("eu1", {{"account", {"123456789012"}}}),
                    clusterWith("us1", {{"account", {"1234567"}}})});
    const TokenTable table(snapshot, {});
    EXPECT_EQ(found(table, "eu1.acme arn:aws:iam::123456789012:role/x 1234567"),
              Texts{"123456789012"});
}

TEST(Tokens, OwnersHaveOnlyCompatibleValues)
{
    const model::Snapshot snapshot = snapshotOf({
        clusterWith("a", {{"region", {"us-east", "us-east-1"}}}),
        clusterWith("b", {{"region", {"us-east", "us-east-2"}}}),
        clusterWith("c", {{"region", {"us-east"}}}),
        clusterWith("d", {}),
    });
    const TokenTable table(snapshot, {});
    EXPECT_EQ(snapshot.namesOf(table.ownersOf("region", "us-east-1")), (Texts{"a", "c"}));
    EXPECT_EQ(snapshot.namesOf(table.ownersOf("region", "us-east")), (Texts{"a", "b", "c"}));
    EXPECT_EQ(snapshot.namesOf(table.knownFor("region")), (Texts{"a", "b", "c"}));
}

TEST(Tokens, WhatAllShareOrOnlyTheHubHasIsSilent)
{
    model::Snapshot snapshot =
        snapshotOf({clusterWith("prod-eu-1", {{"domain", {"acme.example.net"}}}),
                    clusterWith("prod-eu-2", {{"domain", {"acme.example.net"}}}),
                    clusterWith("mgmt-us-2", {{"domain", {"acme.example.net"}}})});
    snapshot.clusters[2].isHub = true;
    config::FleetConfig config;
    config.sharedIdentity = {"prod-eu-2"};
    const TokenTable table(snapshot, config);
    for (const auto &[text, silent] : std::map<std::string, bool>{{"acme.example.net", true},
                                                                  {"mgmt-us-2", true},
                                                                  {"prod-eu-2", true},
                                                                  {"prod-eu-1", false}}) {
        const auto matches = table.find(text);
        ASSERT_EQ(matches.size(), 1u) << text;
        EXPECT_EQ(table.token(matches[0].token).silent, silent) << text;
    }
}

TEST(Tokens, NeverTokens)
{
    const model::Snapshot snapshot =
        snapshotOf({clusterWith("in-cluster", {{"server", {"https://kubernetes.default.svc"}},
                                               {"domain", {"cluster.local"}}}),
                    clusterWith("prod-1", {{"server", {"https://api.prod-1.example.net:6443"}}})});
    const TokenTable table(snapshot, {});
    EXPECT_EQ(found(table, "in-cluster kubernetes.default.svc cluster.local"), Texts{});
    EXPECT_EQ(found(table, "https://api.prod-1.example.net/x"), Texts{"api.prod-1.example.net"});
}

TEST(Tokens, HostOfAServer)
{
    EXPECT_EQ(hostOf("https://API.example.net:6443/k8s"), "api.example.net");
    EXPECT_EQ(hostOf("api.example.net"), "api.example.net");
    EXPECT_EQ(hostOf("https://[2001:db8::1]:6443"), "2001:db8::1");
}

TEST(Tokens, Contradictions)
{
    const model::Snapshot snapshot = threeClusters();
    const TokenTable table(snapshot, {});
    const auto token = [&](std::string_view text) { return table.find(text).at(0).token; };
    EXPECT_TRUE(table.contradict(token("us-east-1"), token("eu-west-1")));
    EXPECT_FALSE(table.contradict(token("us-east"), token("us-east-1")));
    EXPECT_FALSE(table.contradict(token("prod-us-east-1"), token("us-east-1")));
}

TEST(Tokens, FoldersThatNameValues)
{
    const model::Snapshot snapshot = threeClusters();
    const TokenTable table(snapshot, {});
    EXPECT_TRUE(table.namesValue("region", "us-east"));
    EXPECT_TRUE(table.namesValue("region", "eu"));
    EXPECT_TRUE(table.namesValue("environment", "prod"));
    EXPECT_FALSE(table.namesValue("environment", "base"));
    EXPECT_FALSE(table.namesValue("region", "regions"));
}

} // namespace
} // namespace fleetwright::analysis::leaks
