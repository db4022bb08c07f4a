// SPDX-License-Identifier: Apache-2.0
#include "diff/clusterchange.h"

#include "diff/column.h"
#include "diff/objectkey.h"
#include "diff/placeholders.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

namespace fleetwright::diff {

namespace {

std::size_t countObjects(const model::Snapshot &snapshot, model::ClusterIndex cluster)
{
    std::size_t count = 0;
    for (const std::size_t index : snapshot.unitsOf(cluster)) {
        if (snapshot.units[index].rendering)
            count += snapshot.units[index].rendering->objects.size();
    }
    return count;
}

/// What a cluster gets, with placeholders for its own values; nothing if that is nothing or not
/// known.
std::optional<base::Hash128> contentOf(const model::SnapshotPtr &snapshot,
                                       model::ClusterIndex cluster)
{
    const Column column = clusterColumn(snapshot, cluster);
    if (column.items.empty() || !column.failures.empty())
        return {};
    const Placeholders own(column);
    base::Hash128 sum;
    for (const Column::Item &item : column.items) {
        const ObjectKey key = keyOf(*item.object);
        const base::Hash128 hash = base::combine(base::hashBytes(own.replaced("name", key.text())),
                                                 own.hashOf({}, item.object->root).hash);
        sum.low += hash.low;
        sum.high += hash.high;
    }
    return sum;
}

const std::vector<std::string> *serversOf(const model::Cluster &cluster)
{
    const auto found = cluster.identity.find(model::Attribute::Server);
    return found == cluster.identity.end() || found->second.empty() ? nullptr : &found->second;
}

std::vector<ClusterChange::Label> labelChanges(const model::Cluster &before,
                                               const model::Cluster &after)
{
    std::map<std::string, ClusterChange::Label> changes;
    const auto note = [&](const std::map<std::string, std::string> &values, auto part) {
        for (const auto &[key, value] : values) {
            changes[key].key = key;
            changes[key].*part = value;
        }
    };
    // A dimension is mostly a label under a shorter name: told once, by the label.
    if (before.labels == after.labels) {
        note(before.dimensions, &ClusterChange::Label::before);
        note(after.dimensions, &ClusterChange::Label::after);
    } else {
        note(before.labels, &ClusterChange::Label::before);
        note(after.labels, &ClusterChange::Label::after);
    }
    std::vector<ClusterChange::Label> result;
    for (const auto &[key, label] : changes) {
        if (label.before != label.after)
            result.push_back(label);
    }
    return result;
}

class Comparison {
public:
    Comparison(const model::SnapshotPtr &before, const model::SnapshotPtr &after)
        : m_before(before), m_after(after)
    {}

    std::vector<ClusterChange> run()
    {
        for (model::ClusterIndex index = 0; index < m_before->clusters.size(); ++index) {
            if (!m_after->clusterByName.contains(m_before->clusters[index].name))
                m_gone.push_back(index);
        }
        for (model::ClusterIndex index = 0; index < m_after->clusters.size(); ++index) {
            const model::Cluster &now = m_after->clusters[index];
            const auto old = m_before->clusterByName.find(now.name);
            if (old == m_before->clusterByName.end())
                m_come.push_back(index);
            else
                addRelabelled(m_before->clusters[old->second], now, index);
        }
        findRenamed();
        for (const model::ClusterIndex index : m_gone)
            m_changes.push_back({ClusterChange::Kind::Removed,
                                 m_before->clusters[index].name,
                                 {},
                                 countObjects(*m_before, index),
                                 {}});
        for (const model::ClusterIndex index : m_come)
            m_changes.push_back({ClusterChange::Kind::Added,
                                 m_after->clusters[index].name,
                                 {},
                                 countObjects(*m_after, index),
                                 {}});
        std::ranges::sort(m_changes, [](const ClusterChange &left, const ClusterChange &right) {
            return std::tie(left.kind, left.cluster) < std::tie(right.kind, right.cluster);
        });
        return std::move(m_changes);
    }

private:
    void addRelabelled(const model::Cluster &before, const model::Cluster &after,
                       model::ClusterIndex index)
    {
        std::vector<ClusterChange::Label> labels = labelChanges(before, after);
        if (!labels.empty())
            m_changes.push_back({ClusterChange::Kind::Relabelled,
                                 after.name,
                                 {},
                                 countObjects(*m_after, index),
                                 std::move(labels)});
    }

    void findRenamed()
    {
        if (m_gone.empty() || m_come.empty())
            return;
        pair([&](model::ClusterIndex old, model::ClusterIndex now) {
            const auto *left = serversOf(m_before->clusters[old]);
            const auto *right = serversOf(m_after->clusters[now]);
            return left && right && *left == *right;
        });
        std::map<model::ClusterIndex, std::optional<base::Hash128>> contents;
        for (const model::ClusterIndex now : m_come)
            contents[now] = contentOf(m_after, now);
        std::map<model::ClusterIndex, std::optional<base::Hash128>> oldContents;
        for (const model::ClusterIndex old : m_gone)
            oldContents[old] = contentOf(m_before, old);
        pair([&](model::ClusterIndex old, model::ClusterIndex now) {
            return oldContents.at(old) && oldContents.at(old) == contents.at(now);
        });
    }

    template<typename IsSame>
    void pair(IsSame isSame)
    {
        std::erase_if(m_gone, [&](model::ClusterIndex old) {
            const auto now = std::ranges::find_if(
                m_come, [&](model::ClusterIndex candidate) { return isSame(old, candidate); });
            if (now == m_come.end())
                return false;
            m_changes.push_back({ClusterChange::Kind::Renamed,
                                 m_after->clusters[*now].name,
                                 m_before->clusters[old].name,
                                 countObjects(*m_after, *now),
                                 {}});
            m_come.erase(now);
            return true;
        });
    }

    const model::SnapshotPtr &m_before;
    const model::SnapshotPtr &m_after;
    std::vector<model::ClusterIndex> m_gone;
    std::vector<model::ClusterIndex> m_come;
    std::vector<ClusterChange> m_changes;
};

} // namespace

std::string_view clusterChangeName(ClusterChange::Kind kind)
{
    switch (kind) {
    case ClusterChange::Kind::Removed:
        return "removed";
    case ClusterChange::Kind::Renamed:
        return "renamed";
    case ClusterChange::Kind::Added:
        return "added";
    case ClusterChange::Kind::Relabelled:
        return "relabelled";
    }
    return {};
}

std::vector<ClusterChange> clusterChanges(const model::SnapshotPtr &before,
                                          const model::SnapshotPtr &after)
{
    return Comparison(before, after).run();
}

} // namespace fleetwright::diff
