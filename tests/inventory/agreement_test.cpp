// SPDX-License-Identifier: Apache-2.0
#include "inventory/agreement.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace fleetwright::inventory {
namespace {

using model::Attribute;
using model::Fact;
using model::Signal;

Fact fact(const std::string &key, const std::string &value, Attribute attribute, Signal signal,
          const char *file = "clusters.yaml", std::uint32_t line = 1)
{
    return {key, value, attribute, signal, false, {*base::RepoPath::fromText(file), line, 1}};
}

model::Cluster cluster()
{
    model::Cluster result;
    result.name = "prod-eu-1";
    result.identity[Attribute::Region] = {"eu-west-1", "eu-west"};
    result.dimensions["compliance"] = "gdpr";
    return result;
}

TEST(Agreement, ARegionAndOneWithinItAgreeAndAnotherDoesNot)
{
    model::Cluster one = cluster();
    one.facts = {fact("REGION", "eu-west-1", Attribute::Region, Signal::IdentityConfigMap),
                 fact("region", "eu-west", Attribute::Region, Signal::InventoryFile),
                 fact("region", "us-east", Attribute::Region, Signal::ArgoClusterSecret)};
    const auto agreements = agreementsOf(one);
    ASSERT_EQ(agreements.size(), 1u);
    EXPECT_EQ(agreements[0].name, "region");
    EXPECT_EQ(agreements[0].agreeing, (std::vector<std::size_t>{0, 1}));
    EXPECT_EQ(agreements[0].disagreeing, std::vector<std::size_t>{2});
    EXPECT_FALSE(agreements[0].agrees());
}

TEST(Agreement, FurtherDimensionsAreFoundByTheirKey)
{
    model::Cluster one = cluster();
    one.facts = {
        fact("platform.example.com/compliance", "gdpr", Attribute::None, Signal::InventoryFile),
        fact("COMPLIANCE", "sox", Attribute::None, Signal::IdentityConfigMap)};
    const auto agreements = agreementsOf(one);
    ASSERT_EQ(agreements.size(), 1u);
    EXPECT_EQ(agreements[0].name, "compliance");
    EXPECT_EQ(agreements[0].disagreeing, std::vector<std::size_t>{1});
}

TEST(Agreement, TheLocalServerIsNobodysName)
{
    model::Snapshot snapshot;
    for (const char *name : {"hub", "spoke"}) {
        model::Cluster one;
        one.name = name;
        one.identity[Attribute::Server] = {"https://kubernetes.default.svc"};
        snapshot.clusters.push_back(one);
    }
    for (const ConsistencyCheck &check : consistencyOf(snapshot, {}))
        EXPECT_NE(check.subject, "server");
}

TEST(Agreement, FilesOfOneClusterEachAreOneSource)
{
    model::Snapshot snapshot;
    for (const char *name : {"a", "b"}) {
        model::Cluster one;
        one.name = name;
        one.facts = {fact("name", name, Attribute::Name, Signal::InventoryFile,
                          (std::string("clusters/") + name + "/cluster.yaml").c_str())};
        snapshot.clusters.push_back(one);
    }
    auto sources = sourcesOf(snapshot);
    ASSERT_EQ(sources.size(), 1u);
    EXPECT_EQ(sources[0].files.size(), 2u);
    EXPECT_EQ(sources[0].clusters.size(), 2u);
    // A list of several stands for itself.
    snapshot.clusters[0].facts[0].place.file = *base::RepoPath::fromText("clusters.yaml");
    snapshot.clusters[1].facts.push_back(snapshot.clusters[0].facts[0]);
    sources = sourcesOf(snapshot);
    ASSERT_EQ(sources.size(), 2u);
    const auto list = std::ranges::find_if(sources, [](const KnownSource &source) {
        return source.files.size() == 1 && source.files.front().text() == "clusters.yaml";
    });
    ASSERT_NE(list, sources.end());
    EXPECT_EQ(list->clusters.size(), 2u);
}

} // namespace
} // namespace fleetwright::inventory
