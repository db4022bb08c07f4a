// SPDX-License-Identifier: Apache-2.0
#include "fleet/fixture.h"

#include <gtest/gtest.h>

namespace fleetwright::testing {

model::SnapshotPtr open(Files files, const fleet::OpenOptions &options)
{
    fleet::MemoStore store;
    auto snapshot = fleet::openFleet(base::makeMemoryFiles(std::move(files)), options, store);
    EXPECT_TRUE(snapshot.ok()) << base::describe(snapshot.error());
    return snapshot ? *snapshot : std::make_shared<const model::Snapshot>();
}

model::SnapshotPtr open(const base::FileSourcePtr &files, fleet::MemoStore &store)
{
    auto snapshot = fleet::openFleet(files, {}, store);
    EXPECT_TRUE(snapshot.ok()) << base::describe(snapshot.error());
    return snapshot ? *snapshot : std::make_shared<const model::Snapshot>();
}

base::RepoPath path(std::string_view text)
{
    return *base::RepoPath::fromText(text);
}

Files sixClusters()
{
    const auto disk = base::openDiskFiles(FLEETWRIGHT_TESTS "/../resources/samples/six-clusters");
    EXPECT_TRUE(disk.ok());
    Files files;
    const auto all = base::listAllFiles(**disk, {});
    EXPECT_TRUE(all.ok());
    for (const base::RepoPath &file : *all)
        files[file.text()] = (*(*disk)->read(file))->bytes();
    return files;
}

std::vector<std::string> unitTexts(const model::Snapshot &snapshot)
{
    std::vector<std::string> texts;
    for (const model::Unit &unit : snapshot.units)
        texts.push_back(snapshot.clusters[unit.cluster].name + ':' + unit.id.text());
    return texts;
}

std::vector<std::string> clusterNames(const model::Snapshot &snapshot)
{
    std::vector<std::string> names;
    for (const model::Cluster &cluster : snapshot.clusters)
        names.push_back(cluster.name);
    return names;
}

std::string reachOf(const model::Snapshot &snapshot, std::string_view layer)
{
    const model::Layer *found = snapshot.findLayer(path(layer));
    EXPECT_TRUE(found) << layer;
    std::string text;
    for (const std::string &name :
         found ? snapshot.namesOf(found->reach) : std::vector<std::string>())
        text += (text.empty() ? "" : " ") + name;
    return text;
}

std::string including(const std::vector<std::string> &resources, const std::string &more)
{
    std::string text =
        "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n";
    for (const std::string &resource : resources)
        text += "- " + resource + '\n';
    return text + more;
}

std::string configMap(const std::string &name, const std::string &value)
{
    return "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: " + name
           + "\ndata:\n  value: " + value + "\n";
}

} // namespace fleetwright::testing
