// SPDX-License-Identifier: Apache-2.0
#include "diff/objectdiff.h"

#include "base/parallel.h"
#include "diff/fieldwalk.h"
#include "diff/valuetext.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>

namespace fleetwright::diff {

namespace {

struct Placed {
    const model::Object *object = nullptr;
    const model::Unit *unit = nullptr;
};

using Objects = std::unordered_map<ObjectKey, Placed>;

std::map<model::UnitId, const model::Unit *> unitsById(const model::Snapshot *snapshot,
                                                       model::ClusterIndex cluster)
{
    std::map<model::UnitId, const model::Unit *> units;
    if (snapshot) {
        for (const std::size_t index : snapshot->unitsOf(cluster))
            units.emplace(snapshot->units[index].id, &snapshot->units[index]);
    }
    return units;
}

bool failed(const model::Unit *unit)
{
    return unit && !unit->rendering;
}

ObjectChange changeOf(const ObjectKey &key, Placed before, Placed after)
{
    ObjectChange change;
    change.key = key;
    change.before = before.object;
    change.after = after.object;
    change.unit = (after.unit ? after.unit : before.unit)->id.text();
    if (!before.object) {
        change.kind = ChangeKind::Created;
    } else if (!after.object) {
        change.kind = ChangeKind::Deleted;
    } else {
        change.kind = before.object->id.name != after.object->id.name ? ChangeKind::Renamed
                                                                      : ChangeKind::Changed;
        change.fields = changedFields(before.object, after.object);
    }
    return change;
}

class ClusterComparison {
public:
    ClusterComparison(const model::Snapshot *before, model::ClusterIndex beforeIndex,
                      const model::Snapshot *after, model::ClusterIndex afterIndex)
        : m_before(unitsById(before, beforeIndex)), m_after(unitsById(after, afterIndex))
    {}

    void run(ClusterDiff &result)
    {
        m_pairs = onlyOneDiffers();
        collect(m_before, m_after, Side::Before, result);
        collect(m_after, m_before, Side::After, result);
        for (const auto &[key, placed] : m_old) {
            const auto other = m_new.find(key);
            if (other == m_new.end())
                result.changes.push_back(changeOf(key, placed, {}));
            else if (other->second.object->hash() != placed.object->hash())
                result.changes.push_back(changeOf(key, placed, other->second));
        }
        for (const auto &[key, placed] : m_new) {
            if (!m_old.contains(key))
                result.changes.push_back(changeOf(key, {}, placed));
        }
        std::sort(result.changes.begin(), result.changes.end(),
                  [](const ObjectChange &left, const ObjectChange &right) {
                      return std::tie(left.kind, left.key) < std::tie(right.kind, right.key);
                  });
    }

private:
    enum class Side : std::uint8_t { Before, After };
    using Units = std::map<model::UnitId, const model::Unit *>;

    static const model::Unit *find(const Units &units, const model::UnitId &id)
    {
        const auto found = units.find(id);
        return found == units.end() ? nullptr : found->second;
    }

    /// One unit that is there on both sides: no other brings an object of the same key.
    [[nodiscard]] bool onlyOneDiffers() const
    {
        std::size_t different = 0;
        for (const auto &[id, unit] : m_before) {
            const model::Unit *after = find(m_after, id);
            if (!after)
                return false;
            different += after->rendering == unit->rendering ? 0 : 1;
        }
        return different == 1 && m_before.size() == m_after.size();
    }

    /// Both sides mostly have the same objects in the same order: where the twin is equal, nothing
    /// needs to be looked up.
    [[nodiscard]] bool hasEqualTwin(const model::Unit &unit, const model::Unit *counterpart,
                                    std::size_t at) const
    {
        if (!m_pairs || !counterpart || at >= counterpart->rendering->objects.size())
            return false;
        const model::Object &object = unit.rendering->objects[at];
        const model::Object &twin = counterpart->rendering->objects[at];
        return object.hash() == twin.hash() && object.stableName == twin.stableName
               && object.id == twin.id;
    }

    /// Units that are the same rendering on both sides need no look; those that failed on a side
    /// are withheld from both.
    void collect(const Units &own, const Units &other, Side side, ClusterDiff &result)
    {
        Objects &objects = side == Side::Before ? m_old : m_new;
        for (const auto &[id, unit] : own) {
            const model::Unit *counterpart = find(other, id);
            if (failed(unit) || failed(counterpart)) {
                if (side == Side::Before || !failed(unit) || !counterpart)
                    withhold(unit, counterpart, side, result);
                continue;
            }
            if (counterpart && counterpart->rendering == unit->rendering)
                continue;
            const std::vector<model::Object> &all = unit->rendering->objects;
            for (std::size_t at = 0; at < all.size(); ++at) {
                if (!hasEqualTwin(*unit, counterpart, at))
                    objects.try_emplace(keyOf(all[at]), Placed{&all[at], unit});
            }
        }
    }

    void withhold(const model::Unit *unit, const model::Unit *counterpart, Side side,
                  ClusterDiff &result)
    {
        const std::string name = unit->id.text();
        const bool known =
            std::any_of(result.notCompared.begin(), result.notCompared.end(),
                        [&](const NotCompared &entry) { return entry.unit == name; });
        if (known)
            return;
        NotCompared entry;
        entry.unit = name;
        entry.failedBefore = failed(side == Side::Before ? unit : counterpart);
        entry.failedAfter = failed(side == Side::After ? unit : counterpart);
        const model::Unit *broken = failed(unit) ? unit : counterpart;
        const model::Unit *afterUnit = side == Side::After ? unit : counterpart;
        if (failed(afterUnit))
            broken = afterUnit;
        if (broken->error)
            entry.error = *broken->error;
        else if (broken->unresolved)
            entry.error = *broken->unresolved;
        result.notCompared.push_back(std::move(entry));
    }

    Units m_before;
    Units m_after;
    Objects m_old;
    Objects m_new;
    bool m_pairs = false; ///< objects at the same place may be compared without their keys
};

} // namespace

std::vector<FieldChange> changedFields(const model::Object *before, const model::Object *after)
{
    std::vector<FieldChange> changes;
    const std::vector<const yaml::Node *> roots{after ? after->root : nullptr,
                                                before ? before->root : nullptr};
    const model::Object *any = after ? after : before;
    walkFields(roots, [&](const PathSegments &path, Nodes nodes) {
        FieldChange change{pathText(path), nodes[1], nodes[0], {}, {}};
        change.beforeText = shownText(any->id, path, change.before);
        change.afterText = shownText(any->id, path, change.after);
        changes.push_back(std::move(change));
        return true;
    });
    return changes;
}

std::size_t countChangedFields(const yaml::Node *before, const yaml::Node *after)
{
    std::size_t count = 0;
    const std::vector<const yaml::Node *> roots{after, before};
    walkFields(roots, [&](const PathSegments &, Nodes) {
        ++count;
        return true;
    });
    return count;
}

std::string_view changeKindName(ChangeKind kind)
{
    switch (kind) {
    case ChangeKind::Deleted:
        return "deleted";
    case ChangeKind::Renamed:
        return "renamed";
    case ChangeKind::Changed:
        return "changed";
    case ChangeKind::Created:
        return "created";
    }
    return {};
}

FleetDiff::Counts FleetDiff::counts() const
{
    Counts counts;
    for (const ClusterDiff &cluster : clusters) {
        counts.clusters += cluster.changes.empty() ? 0 : 1;
        counts.notCompared += cluster.notCompared.size();
        for (const ObjectChange &change : cluster.changes) {
            counts.created += change.kind == ChangeKind::Created ? 1 : 0;
            counts.deleted += change.kind == ChangeKind::Deleted ? 1 : 0;
            counts.renamed += change.kind == ChangeKind::Renamed ? 1 : 0;
            counts.changed += change.kind == ChangeKind::Changed ? 1 : 0;
            counts.fields += change.fields.size();
        }
    }
    return counts;
}

bool FleetDiff::empty() const
{
    return std::all_of(clusters.begin(), clusters.end(),
                       [](const ClusterDiff &cluster) { return cluster.changes.empty(); });
}

const ClusterDiff *FleetDiff::find(std::string_view cluster) const
{
    const auto found = std::find_if(clusters.begin(), clusters.end(), [&](const ClusterDiff &diff) {
        return diff.cluster == cluster;
    });
    return found == clusters.end() ? nullptr : &*found;
}

base::Result<FleetDiff> compareSnapshots(model::SnapshotPtr before, model::SnapshotPtr after,
                                         const base::Cancel &cancel)
{
    FleetDiff result;
    result.before = std::move(before);
    result.after = std::move(after);
    for (const model::Cluster &cluster : result.after->clusters) {
        ClusterDiff diff;
        diff.cluster = cluster.name;
        diff.added = !result.before->clusterByName.contains(cluster.name);
        result.clusters.push_back(std::move(diff));
    }
    for (const model::Cluster &cluster : result.before->clusters) {
        if (result.after->clusterByName.contains(cluster.name))
            continue;
        ClusterDiff diff;
        diff.cluster = cluster.name;
        diff.removed = true;
        result.clusters.push_back(std::move(diff));
    }
    result.clustersCompared = result.clusters.size();
    base::parallelFor(result.clusters.size(), [&](std::size_t index) {
        if (cancel.requested())
            return;
        ClusterDiff &diff = result.clusters[index];
        const auto indexIn = [&](const model::Snapshot &snapshot, bool absent) {
            return absent ? model::ClusterIndex(0) : snapshot.clusterByName.at(diff.cluster);
        };
        ClusterComparison(
            diff.added ? nullptr : result.before.get(), indexIn(*result.before, diff.added),
            diff.removed ? nullptr : result.after.get(), indexIn(*result.after, diff.removed))
            .run(diff);
    });
    if (cancel.requested())
        return base::Error{base::ErrorCode::Cancelled, "comparison cancelled", {}, {}, {}};
    std::erase_if(result.clusters, [](const ClusterDiff &diff) {
        return diff.changes.empty() && diff.notCompared.empty() && !diff.added && !diff.removed;
    });
    return result;
}

} // namespace fleetwright::diff
