// SPDX-License-Identifier: Apache-2.0
// What a fleet's own expectations find. They follow docs/rules/expectation-failed.md.
#include "analysis/checkedchange.h"
#include "analysis/expectations/fieldpattern.h"
#include "yaml/reader.h"

#include <gtest/gtest.h>

namespace fleetwright::analysis {
namespace {

Texts failing(const std::string &lines, Files files = overlayFleet())
{
    files[".fleetwright.yaml"] = "expect:\n- name: x\n" + lines;
    return found("expectation-failed", files);
}

const std::string replicas = "  object: Deployment/shop/web#spec.replicas\n";

TEST(Expectations, PresentWithAValue)
{
    EXPECT_EQ(failing(replicas + "  equals: 1\n"), Texts{});
    EXPECT_EQ(failing(replicas + "  equals: \"1\"\n"), Texts{});
    EXPECT_EQ(failing(replicas + "  equals: 3\n  clusters:\n    labels: {environment: prod*}\n"),
              Texts{"error .fleetwright.yaml:2 [prod-eu prod-us]"});
    EXPECT_EQ(failing("  object: Service/shop/web\n  severity: info\n"),
              Texts{"info .fleetwright.yaml:2 [dev-eu prod-eu prod-us staging-eu]"});
}

TEST(Expectations, AbsentAndOnly)
{
    EXPECT_EQ(failing("  object: Pod/*/debug*\n  must: absent\n"), Texts{});
    EXPECT_EQ(failing("  object: Deployment/*/web\n  must: absent\n"
                      "  clusters: {names: [prod-*], except: [prod-us]}\n"),
              Texts{"error .fleetwright.yaml:2 [prod-eu]"});
    Files files = overlayFleet();
    files["environments/production/kustomization.yaml"] += "replicas: [{name: web, count: 3}]\n";
    const std::string only = replicas + "  equals: 3\n  must: only\n";
    EXPECT_EQ(failing(only + "  clusters: {names: [prod-*]}\n", files), Texts{});
    EXPECT_EQ(failing(only + "  clusters: {names: [prod-eu, dev-eu]}\n", files),
              Texts{"error .fleetwright.yaml:2 [dev-eu prod-us]"});
}

TEST(Expectations, UniqueAndEqual)
{
    EXPECT_EQ(failing(replicas + "  must: equal\n"), Texts{});
    EXPECT_EQ(failing(replicas + "  must: unique\n  clusters: {names: [prod-*]}\n"),
              Texts{"error .fleetwright.yaml:2 [prod-eu prod-us]"});
    Files files = overlayFleet();
    files["environments/dev/kustomization.yaml"] += "replicas: [{name: web, count: 3}]\n";
    EXPECT_EQ(failing(replicas + "  must: equal\n", files),
              Texts{"error .fleetwright.yaml:2 [dev-eu]"});
}

TEST(Expectations, NobodySelectedFails)
{
    EXPECT_EQ(failing(replicas + "  clusters: {names: [qa-*]}\n"),
              Texts{"error .fleetwright.yaml:2 []"});
}

TEST(Expectations, WhatIsUnknownDoesNotFail)
{
    Files files = overlayFleet();
    files["environments/dev/kustomization.yaml"] += "- gone.yaml\n";
    EXPECT_EQ(failing(replicas + "  equals: 1\n", files), Texts{});
}

TEST(Expectations, PathsTakeTheLongestKey)
{
    const auto parsed = yaml::readFile(std::make_shared<const base::SourceFile>(
        base::RepoPath(), "labels: {a.b/c: one, a: {b/c: two}}\nlist:\n- {name: x, v: 1}\n"
                          "- {name: y, v: 2}\n"));
    ASSERT_TRUE(parsed.ok());
    const yaml::Node *root = (*parsed)->documents.front();
    const auto texts = [&](std::string_view path) {
        Texts result;
        for (const yaml::Node *node : expectations::valuesAt(root, path))
            result.emplace_back(node->text());
        return result;
    };
    EXPECT_EQ(texts("labels.a.b/c"), Texts{"one"});
    EXPECT_EQ(texts("list[1].v"), Texts{"2"});
    EXPECT_EQ(texts("list[name=x].v"), Texts{"1"});
    EXPECT_EQ(texts("list[*].v"), (Texts{"1", "2"}));
    EXPECT_EQ(texts("labels.x"), Texts{});
}

} // namespace
} // namespace fleetwright::analysis
