// SPDX-License-Identifier: Apache-2.0
#include "rancherfleet/rollout.h"
#include "yaml/emitter.h"
#include "yaml/reader.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace fleetwright::rancherfleet {
namespace {

namespace fs = std::filesystem;

yaml::ParsedFilePtr table(const fs::path &path)
{
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    const auto parsed =
        yaml::readFile(std::make_shared<const base::SourceFile>(base::RepoPath(), text.str()));
    return parsed ? *parsed : nullptr;
}

Labels labelsIn(const yaml::Node *object)
{
    return labelsOf(object->findPath({"metadata", "labels"}));
}

FleetObjects objectsOf(const yaml::Node *test)
{
    FleetObjects objects;
    for (const yaml::Node *item : test->find("clusters")->items()) {
        Cluster cluster;
        cluster.metadata.name = stringAt(item->find("metadata"), "name");
        cluster.metadata.labels = labelsIn(item);
        objects.clusters.push_back(std::move(cluster));
    }
    const yaml::Node *groups = test->find("clusterGroups");
    for (const yaml::Node *item : groups ? groups->items() : std::span<const yaml::Node *const>()) {
        ClusterGroup group;
        group.metadata.name = stringAt(item->find("metadata"), "name");
        group.metadata.labels = labelsIn(item);
        group.selector = *model::Selector::read(item->findPath({"spec", "selector"}),
                                                model::Selector::Values::Labels);
        objects.groups.push_back(std::move(group));
    }
    return objects;
}

std::string textOf(const Rollout &rollout, const FleetObjects &objects)
{
    std::string text = std::to_string(rollout.maxUnavailable) + '/'
                       + std::to_string(rollout.maxUnavailablePartitions) + '\n';
    for (const Partition &partition : rollout.partitions) {
        text += partition.name + ' ' + std::to_string(partition.maxUnavailable) + ':';
        for (const std::size_t cluster : partition.clusters)
            text += ' ' + objects.clusters[cluster].metadata.name;
        text += '\n';
    }
    return text;
}

std::string textOf(const yaml::Node *expected)
{
    std::string text = stringAt(expected, "maxUnavailable") + '/'
                       + stringAt(expected, "maxUnavailablePartitions") + '\n';
    for (const yaml::Node *partition : expected->find("partitions")->items()) {
        text += stringAt(partition, "name") + ' ' + stringAt(partition, "maxUnavailable") + ':';
        for (const std::string &cluster : stringsAt(partition, "clusters"))
            text += ' ' + cluster;
        text += '\n';
    }
    return text;
}

void check(const yaml::Node *test)
{
    SCOPED_TRACE(std::string(test->find("name")->text()));
    const FleetObjects objects = objectsOf(test);
    const ClusterIndex index(objects);
    base::Arena arena;
    const auto strategy =
        readRolloutStrategy(test->find("rolloutStrategy"), yaml::NodeBuilder(arena));
    ASSERT_TRUE(strategy) << base::describe(strategy.error());
    const auto rollout = rolloutOf(*strategy, index.order(), index);
    const yaml::Node *expected = test->find("expected");
    ASSERT_EQ(rollout.ok(), expected != nullptr);
    if (expected) {
        EXPECT_EQ(textOf(*rollout, objects), textOf(expected));
    }
}

TEST(Rollout, PartitionsAreFleets)
{
    std::size_t count = 0;
    std::vector<fs::path> paths{fs::path(FLEETWRIGHT_TEST_DATA)
                                / "../corpus/rancherfleet/rollout.json"};
    if (const char *conformance = std::getenv("FLEETWRIGHT_CONFORMANCE"))
        paths.push_back(fs::path(conformance) / "rancher-fleet" / "rollout.json");
    for (const fs::path &path : paths) {
        const yaml::ParsedFilePtr file = fs::exists(path) ? table(path) : nullptr;
        if (!file)
            continue;
        for (const yaml::Node *test : file->documents[0]->items()) {
            check(test);
            ++count;
        }
    }
    EXPECT_GT(count, 5U);
}

} // namespace
} // namespace fleetwright::rancherfleet
