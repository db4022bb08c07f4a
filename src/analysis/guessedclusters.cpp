// SPDX-License-Identifier: Apache-2.0
#include "analysis/guessedclusters.h"

#include "inventory/words.h"

#include <algorithm>
#include <set>

namespace fleetwright::analysis {

namespace {

/// clusters, workload-clusters …
bool isBelowClusters(const base::RepoPath &folder)
{
    const std::vector<std::string_view> segments = inventory::split(folder.text(), '/');
    return std::any_of(segments.begin(), segments.end(), [](std::string_view segment) {
        return segment == "clusters" || segment.ends_with("-clusters")
               || segment.ends_with("_clusters");
    });
}

/// One folder, of whatever, is all that is known of it.
bool isOneFolder(const model::Cluster &cluster)
{
    std::set<base::RepoPath> folders;
    for (const model::Fact &fact : cluster.facts)
        folders.insert(fact.place.file);
    return folders.size() <= 1 && std::none_of(folders.begin(), folders.end(), isBelowClusters);
}

} // namespace

bool isGuessed(const model::Cluster &cluster)
{
    return cluster.assumedFromFolder
           && std::all_of(cluster.facts.begin(), cluster.facts.end(), [](const model::Fact &fact) {
                  return fact.signal == model::Signal::Folder;
              });
}

bool mayBeCatalog(const model::Snapshot &snapshot)
{
    const auto guessed = std::count_if(
        snapshot.clusters.begin(), snapshot.clusters.end(),
        [](const model::Cluster &cluster) { return isGuessed(cluster) && isOneFolder(cluster); });
    return static_cast<std::size_t>(guessed) * 2 > snapshot.clusters.size();
}

} // namespace fleetwright::analysis
