// SPDX-License-Identifier: Apache-2.0
#include "config/fleetconfig.h"

#include <gtest/gtest.h>

using namespace fleetwright;

namespace {

constexpr const char *text = R"(global:
  required:
  - NetworkPolicy/default-deny-all
production:
  required: [ConfigMap/regional-settings]
regions:
  eu-west:
    required:
    - ConfigMap/cluster-identity
clusters:
  staging-us-east-1:
    owner: team-a
    allowed_exceptions:
    - prometheus-canary-until-2026-05-20
    - name: more-traffic
      ticket: NET-44
      until: 2026-12-31
)";

} // namespace

TEST(Classification, readsClassesWithPlaces)
{
    const auto files = base::makeMemoryFiles({{"classification.yaml", text}});
    const auto result = config::readClassification(*files, {});
    ASSERT_TRUE(result.ok()) << base::describe(result.error());
    ASSERT_TRUE(result->has_value());
    const config::Classification &read = **result;
    EXPECT_EQ(read.file.text(), "classification.yaml");
    EXPECT_EQ(read.required.at("global")[0].text, "NetworkPolicy/default-deny-all");
    EXPECT_EQ(read.required.at("global")[0].place.line, 3U);
    EXPECT_EQ(read.required.at("environments.production").size(), 1U);
    EXPECT_EQ(read.required.at("regions.eu-west")[0].place.line, 9U);
    const auto &allowed = read.allowedExceptions.at("clusters.staging-us-east-1");
    ASSERT_EQ(allowed.size(), 2U);
    EXPECT_EQ(allowed[0].text, "prometheus-canary-until-2026-05-20");
    EXPECT_EQ(allowed[1].ticket, "NET-44");
    EXPECT_EQ(allowed[1].until, "2026-12-31");
}

TEST(Classification, isFoundWhereTheConfigurationSays)
{
    const auto files = base::makeMemoryFiles({{"policy/classes.yaml", text}});
    EXPECT_FALSE(config::readClassification(*files, {})->has_value());
    config::FleetConfig config;
    config.classification = base::RepoPath::fromText("policy/classes.yaml");
    EXPECT_TRUE(config::readClassification(*files, config)->has_value());
    config.classification = base::RepoPath::fromText("policy/none.yaml");
    EXPECT_FALSE(config::readClassification(*files, config).ok());
}

TEST(Classification, isFoundInAnUpperFolder)
{
    std::map<std::string, std::string> files{
        {"gitops/policy/classification.yaml", text},
        {"apps/classification.yaml", "apiVersion: v1\nkind: ConfigMap\ndata: {required: a}\n"}};
    const auto found = config::readClassification(*base::makeMemoryFiles(files), {});
    ASSERT_TRUE(found.ok() && found->has_value());
    EXPECT_EQ((*found)->file.text(), "gitops/policy/classification.yaml");
    // Of two nobody knows which one is meant.
    files["other/classification.yml"] = text;
    EXPECT_FALSE(config::readClassification(*base::makeMemoryFiles(files), {})->has_value());
    // The one of the root is.
    files["classification.yaml"] = text;
    EXPECT_TRUE(config::readClassification(*base::makeMemoryFiles(files), {})->has_value());
}

TEST(Classification, refusesWhatIsNoList)
{
    const auto files =
        base::makeMemoryFiles({{"classification.yaml", "global:\n  required: everything\n"}});
    const auto result = config::readClassification(*files, {});
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().place->line, 2U);
}
