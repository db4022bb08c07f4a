// SPDX-License-Identifier: Apache-2.0
#include "edit/configedit.h"

#include <gtest/gtest.h>

namespace fleetwright::edit {
namespace {

/// The file's new text; "unchanged", or the error's detail.
std::string edited(const std::string &before, const std::vector<ConfigValue> &values)
{
    const auto files = before.empty() ? base::makeMemoryFiles({})
                                      : base::makeMemoryFiles({{".fleetwright.yaml", before}});
    const auto changes = setConfigValues(*files, values);
    if (!changes)
        return "error: " + changes.error().detail;
    return changes->empty() ? "unchanged" : changes->begin()->second.value();
}

TEST(ConfigEdit, AFileIsMade)
{
    EXPECT_EQ(edited("", {{{"guardrails", "clusters"}, "10%"}}), "guardrails:\n  clusters: 10%\n");
    EXPECT_EQ(edited("# ours\n", {{{"classification"}, "exceptions.yaml"}}),
              "# ours\nclassification: exceptions.yaml\n");
    EXPECT_EQ(edited("", {{{"guardrails", "clusters"}, std::nullopt}}), "unchanged");
}

TEST(ConfigEdit, OneScalarIsOneLine)
{
    const std::string before = "# ours\nguardrails:\n    clusters: 5 # agreed\nignore: ['x/**']\n";
    EXPECT_EQ(edited(before, {{{"guardrails", "clusters"}, "7"}}),
              "# ours\nguardrails:\n    clusters: 7 # agreed\nignore: ['x/**']\n");
    EXPECT_EQ(edited(before, {{{"guardrails", "production"}, "1"}}),
              "# ours\nguardrails:\n    clusters: 5 # agreed\n    production: 1\n"
              "ignore: ['x/**']\n");
    EXPECT_EQ(edited(before, {{{"guardrails", "clusters"}, "5"}}), "unchanged");
}

TEST(ConfigEdit, TheDefaultTakesEmptyMappingsAlong)
{
    EXPECT_EQ(edited("rules:\n  prune:\n    off: true\n  rename:\n    severity: info\n",
                     {{{"rules", "prune", "off"}, std::nullopt}}),
              "rules:\n  rename:\n    severity: info\n");
}

TEST(ConfigEdit, ATextThatLooksLikeSomethingElseIsQuoted)
{
    EXPECT_EQ(edited("", {{{"classification"}, "null"}}), "classification: \"null\"\n");
    EXPECT_EQ(edited("", {{{"classification"}, "1.5"}}), "classification: \"1.5\"\n");
}

TEST(ConfigEdit, SeveralValuesAreOneEdit)
{
    EXPECT_EQ(
        edited("rules:\n  prune:\n    off: true\n", {{{"rules", "prune", "severity"}, "error"},
                                                     {{"rules", "prune", "off"}, std::nullopt}}),
        "rules:\n  prune:\n    severity: error\n");
}

TEST(ConfigEdit, WhatTheReaderRefusesIsRefused)
{
    EXPECT_TRUE(edited("", {{{"guardrails", "clusters"}, "many"}}).starts_with("error: "));
    EXPECT_TRUE(edited("", {{{"baseline"}, "../outside.yaml"}}).starts_with("error: "));
    EXPECT_TRUE(edited("", {{{"rules", "prune", "severity"}, "grave"}}).starts_with("error: "));
}

} // namespace
} // namespace fleetwright::edit
