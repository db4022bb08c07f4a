// SPDX-License-Identifier: Apache-2.0
#include "config/fleetconfig.h"

#include <gtest/gtest.h>

using namespace fleetwright;
using config::FleetConfig;

namespace {

base::Result<FleetConfig> read(std::string text)
{
    return config::readFleetConfig(
        *base::makeMemoryFiles({{".fleetwright.yaml", std::move(text)}}));
}

} // namespace

TEST(FleetConfig, hasDefaultsWithoutAFile)
{
    const auto config = config::readFleetConfig(*base::makeMemoryFiles({{"a.yaml", ""}}));
    ASSERT_TRUE(config.ok());
    EXPECT_EQ(*config, FleetConfig());
    EXPECT_EQ(config->identityConfigMaps.size(), 3U);
}

TEST(FleetConfig, readsAnEmptyFileAsDefaults)
{
    for (const char *text : {"", "# nothing yet\n", "---\n", "{}\n", "labels:\nclusters:\n"}) {
        const auto config = read(text);
        ASSERT_TRUE(config.ok()) << text << base::describe(config.error());
        EXPECT_EQ(*config, FleetConfig()) << text;
    }
}

TEST(FleetConfig, readsEverySection)
{
    const auto config = read(R"(repositories:
- url: https://git.example.com/platform/common
  path: vendor/common
inventory: [hub/clusters.yaml, inventory]
classification: rules/classes.yaml
labels:
  dimensions: {environment: example.com/stage, cloud: example.com/provider}
  vocabulary:
    environment: [dev, production]
  rules:
  - match: {name: "*-eu-*"}
    require: {compliance: gdpr, wave: [one, two]}
identity:
  configMaps: [who-am-i]
  keys: {SITE: region}
  shared: [example.com]
hierarchy:
  order: [cloud, environment]
  roles: {platform/core: global}
rules:
  leak-identity: {severity: info, paths: ["apps/*"]}
  unused-layer: {off: true}
clusters:
- name: edge-1
  environment: production
  labels: {site: oslo}
  path: sites/oslo
- name: sandbox
  absent: true
guardrails: {clusters: 4}
waves: [{name: first, clusters: [edge-1]}]
expect: []
baseline: baseline.json
exceptions: {}
ignore: ["archive/*"]
)");
    ASSERT_TRUE(config.ok()) << base::describe(config.error());
    ASSERT_EQ(config->repositories.size(), 1U);
    EXPECT_EQ(config->repositories[0].path.text(), "vendor/common");
    ASSERT_EQ(config->inventory.size(), 2U);
    EXPECT_EQ(config->inventory[1].text(), "inventory");
    EXPECT_EQ(config->classification->text(), "rules/classes.yaml");
    EXPECT_EQ(config->dimensions.at("cloud"), "example.com/provider");
    EXPECT_EQ(config->vocabulary.at("environment"),
              (std::vector<std::string>{"dev", "production"}));
    ASSERT_EQ(config->labelRules.size(), 1U);
    EXPECT_EQ(config->labelRules[0].require.at("wave"), (std::vector<std::string>{"one", "two"}));
    EXPECT_EQ(config->identityConfigMaps, std::vector<std::string>{"who-am-i"});
    EXPECT_EQ(config->identityKeys.at("SITE"), "region");
    EXPECT_EQ(config->hierarchyOrder.front(), "cloud");
    EXPECT_EQ(config->layerRoles.begin()->first.text(), "platform/core");
    EXPECT_EQ(config->rules.at("leak-identity").severity, "info");
    EXPECT_TRUE(config->rules.at("unused-layer").off);
    ASSERT_EQ(config->clusters.size(), 2U);
    const auto &edge = config->clusters[0];
    EXPECT_EQ(edge.paths.front().text(), "sites/oslo");
    ASSERT_EQ(edge.facts.size(), 2U);
    EXPECT_EQ(edge.facts[0].kind, FleetConfig::DeclaredFact::Kind::Attribute);
    EXPECT_EQ(edge.facts[1].key, "site");
    EXPECT_EQ(edge.facts[1].place.line, 26U);
    EXPECT_TRUE(config->clusters[1].absent);
    EXPECT_EQ(config->ignore, std::vector<std::string>{"archive/*"});
}

TEST(FleetConfig, namesTheNearestKey)
{
    const auto config = read("labels:\n  dimension: {}\n");
    ASSERT_FALSE(config.ok());
    EXPECT_EQ(config.error().code, base::ErrorCode::Invalid);
    EXPECT_EQ(config.error().detail, "unknown key \"dimension\" in labels");
    EXPECT_EQ(config.error().hint, "did you mean \"dimensions\"?");
    ASSERT_TRUE(config.error().place);
    EXPECT_EQ(config.error().place->line, 2U);
    EXPECT_EQ(config.error().place->column, 3U);
}

TEST(FleetConfig, refusesPathsThatLeaveTheRoot)
{
    for (const char *text :
         {"classification: ../secrets.yaml\n", "inventory: [/etc/passwd]\n",
          "repositories: [{url: a, path: ../b}]\n", "hierarchy: {roles: {../x: global}}\n",
          "clusters: [{name: a, path: a/../../b}]\n"}) {
        const auto config = read(text);
        ASSERT_FALSE(config.ok()) << text;
        EXPECT_EQ(config.error().code, base::ErrorCode::OutsideRoot) << text;
        EXPECT_EQ(config.error().place->line, 1U) << text;
    }
}

TEST(FleetConfig, refusesWrongTypes)
{
    for (const char *text :
         {"- a\n", "labels: text\n", "ignore: {a: b}\n", "clusters: {a: b}\n",
          "clusters: [{labels: {}}]\n", "rules: {leak-identity: {severity: loud}}\n",
          "rules: {x: {off: maybe}}\n", "rules: {leak-identity: {minor: 3}}\n",
          "inventory: [[a]]\n", "identity: {configMaps: one}\n", "repositories: [{path: a}]\n"}) {
        const auto config = read(text);
        ASSERT_FALSE(config.ok()) << text;
        EXPECT_EQ(config.error().code, base::ErrorCode::Invalid) << text;
    }
}

TEST(FleetConfig, saysWhereTheYamlIsBroken)
{
    const auto config = read("labels:\n  rules: [\n");
    ASSERT_FALSE(config.ok());
    EXPECT_EQ(config.error().code, base::ErrorCode::Syntax);
    ASSERT_TRUE(config.error().place);
    EXPECT_GE(config.error().place->line, 2U);
    EXPECT_FALSE(read("a: &a [*a]\n").ok());
    EXPECT_FALSE(read("ignore: [a]\nignore: [b]\n").ok());
    EXPECT_FALSE(read("ignore: [a]\n---\nignore: [b]\n").ok());
}

TEST(FleetConfig, survivesNestingAndAliasBombs)
{
    EXPECT_FALSE(read("labels: " + std::string(100'000, '[') + "\n").ok());
    std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 9; ++i) {
        const std::string before = "*a" + std::to_string(i - 1);
        std::string items;
        for (int j = 0; j < 10; ++j)
            items += (j ? ", " : "") + before;
        bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + items + "]\n";
    }
    const auto config = read(bomb);
    ASSERT_FALSE(config.ok());
    EXPECT_EQ(config.error().code, base::ErrorCode::TooLarge);
}
