// SPDX-License-Identifier: Apache-2.0
// Cases of k8s.io/apimachinery's pkg/util/strategicpatch and of its documented directives.
#include "rancherfleet/strategicpatch.h"
#include "yaml/emitter.h"
#include "yaml/reader.h"

#include <gtest/gtest.h>

namespace fleetwright::rancherfleet {
namespace {

const yaml::Node *read(const std::string &text, base::Arena &arena)
{
    const auto file = std::make_shared<const base::SourceFile>(base::RepoPath(), text);
    const auto parsed = yaml::readFile(file);
    EXPECT_TRUE(parsed.ok());
    arena.keep((*parsed)->arena);
    arena.keep(file);
    return (*parsed)->documents.front();
}

/// Of two pod specs, as JSON; an error's text.
std::string patched(const std::string &original, const std::string &patch)
{
    base::Arena arena;
    const yaml::NodeBuilder build(arena);
    const yaml::Step step{"overlays/x", nullptr, {}};
    const auto schema = kustomize::Schema::builtin().ofType("v1", "Pod").field("spec");
    const auto result =
        strategicPatch(read(original, arena), read(patch, arena), schema, &step, build);
    return result ? *yaml::toJson(*result) : result.error().detail;
}

TEST(StrategicPatch, ItemsAreToldApartByThePatchMergeKeyAlone)
{
    EXPECT_EQ(patched("{containers: [{name: a, ports: [{containerPort: 80, protocol: TCP}]}]}",
                      "{containers: [{name: a, ports: [{containerPort: 80, name: http}]}]}"),
              R"({"containers":[{"name":"a","ports":[{"containerPort":80,"name":"http",)"
              R"("protocol":"TCP"}]}]})");
}

TEST(StrategicPatch, NamedItemsTakeThePatchsOrder)
{
    EXPECT_EQ(
        patched("{containers: [{name: a}, {name: b}, {name: c}]}",
                "{containers: [{name: c, image: c}, {name: n}, {name: a}]}"),
        R"({"containers":[{"name":"b"},{"image":"c","name":"c"},{"name":"n"},{"name":"a"}]})");
}

TEST(StrategicPatch, DirectivesDeleteAndReplace)
{
    EXPECT_EQ(patched("{containers: [{name: a}, {name: b}]}",
                      "{containers: [{name: a, $patch: delete}]}"),
              R"({"containers":[{"name":"b"}]})");
    EXPECT_EQ(patched("{containers: [{name: a}, {name: b}]}",
                      "{containers: [{$patch: replace}, {name: n}]}"),
              R"({"containers":[{"name":"n"}]})");
    EXPECT_EQ(patched("{nodeSelector: {a: b, c: d}}", "{nodeSelector: {$patch: replace, e: f}}"),
              R"({"nodeSelector":{"e":"f"}})");
    EXPECT_EQ(patched("{hostname: h, nodeName: n}", "{hostname: null}"), R"({"nodeName":"n"})");
    EXPECT_EQ(
        patched("{volumes: [{name: v, emptyDir: {}}]}",
                "{volumes: [{name: v, hostPath: {path: /x}, $retainKeys: [name, hostPath]}]}"),
        R"({"volumes":[{"hostPath":{"path":"/x"},"name":"v"}]})");
}

TEST(StrategicPatch, ListsWithoutAStrategyAreReplaced)
{
    EXPECT_EQ(patched("{tolerations: [{key: a}, {key: b}]}", "{tolerations: [{key: c}]}"),
              R"({"tolerations":[{"key":"c"}]})");
}

TEST(StrategicPatch, WhatCannotBeMergedFails)
{
    EXPECT_EQ(patched("{containers: [{name: a}]}", "{containers: [{image: x}]}"),
              "an item does not contain the merge key name");
    EXPECT_EQ(patched("{containers: [{name: a}]}", "{containers: [{name: a, $patch: merge}]}"),
              "a list cannot be patched with $patch: merge");
    EXPECT_EQ(patched("{nodeSelector: {a: b}}", "{nodeSelector: {$patch: sideways}}"),
              "unknown patch type found: sideways");
}

} // namespace
} // namespace fleetwright::rancherfleet
