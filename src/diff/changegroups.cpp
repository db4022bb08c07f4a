// SPDX-License-Identifier: Apache-2.0
#include "diff/fieldwalk.h"
#include "diff/objectdiff.h"
#include "diff/placeholders.h"

#include <algorithm>
#include <unordered_map>

namespace fleetwright::diff {

namespace {

Placeholders placeholdersOf(const FleetDiff &diff, const ClusterDiff &cluster)
{
    const model::Snapshot &snapshot = cluster.removed ? *diff.before : *diff.after;
    Column column;
    column.expected = expectedValuesOf(snapshot, snapshot.clusterByName.at(cluster.cluster));
    return Placeholders(column);
}

base::Hash128 hashText(const std::string &text)
{
    return base::hashBytes(text);
}

/// The mapping key that a path ends in: what a value's placeholder depends on.
std::string_view keyOfPath(const std::string &path)
{
    const std::size_t dot =
        path.ends_with('"') ? path.rfind('"', path.size() - 2) : path.rfind('.');
    return dot == std::string::npos ? std::string_view(path)
                                    : std::string_view(path).substr(dot + 1);
}

base::Hash128 signatureOf(const ObjectChange &change, const Placeholders &own)
{
    base::Hash128 hash{static_cast<std::uint64_t>(change.kind), 7};
    for (const std::string *part :
         {&change.key.group, &change.key.kind, &change.key.nameSpace, &change.key.name})
        hash = base::combine(hash, hashText(own.replaced("name", *part)));
    const auto addNode = [&](std::string_view key, const yaml::Node *node) {
        hash = base::combine(hash, node ? own.hashOf(key, node).hash : base::Hash128{1, 1});
    };
    if (change.kind == ChangeKind::Created || change.kind == ChangeKind::Deleted) {
        addNode({}, (change.after ? change.after : change.before)->root);
        return hash;
    }
    for (const FieldChange &field : change.fields) {
        hash = base::combine(hash, hashText(own.replaced({}, field.path)));
        addNode(keyOfPath(field.path), field.before);
        addNode(keyOfPath(field.path), field.after);
    }
    return hash;
}

} // namespace

std::vector<ChangeGroup> groupChanges(const FleetDiff &diff)
{
    std::unordered_map<base::Hash128, std::size_t> indexOf;
    std::vector<ChangeGroup> groups;
    for (const ClusterDiff &cluster : diff.clusters) {
        if (cluster.changes.empty())
            continue;
        const Placeholders own = placeholdersOf(diff, cluster);
        for (const ObjectChange &change : cluster.changes) {
            const auto [entry, isNew] =
                indexOf.try_emplace(signatureOf(change, own), groups.size());
            if (isNew)
                groups.push_back({change.kind, change.key, {}, &change});
            groups[entry->second].clusters.push_back(cluster.cluster);
        }
    }
    std::stable_sort(groups.begin(), groups.end(),
                     [](const ChangeGroup &left, const ChangeGroup &right) {
                         if (left.kind != right.kind)
                             return left.kind < right.kind;
                         if (left.clusters.size() != right.clusters.size())
                             return left.clusters.size() > right.clusters.size();
                         return left.key < right.key;
                     });
    return groups;
}

} // namespace fleetwright::diff
