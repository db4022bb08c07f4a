// SPDX-License-Identifier: Apache-2.0
#include "diff/impact.h"

#include "base/parallel.h"
#include "diff/impactgroups.h"
#include "model/production.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

namespace fleetwright::diff {

namespace {

using model::ClusterIndex;
using model::ClusterSet;

bool isKnownIn(const std::vector<base::Error> &errors, const base::Error &error)
{
    return std::ranges::any_of(errors, [&](const base::Error &other) {
        return other.code == error.code && other.detail == error.detail;
    });
}

/// Whether one side lacks inputs that the other has: what they would bring is unknown.
bool lacksMore(const model::Unit *unit, const model::Unit *other)
{
    if (!unit || !unit->rendering)
        return false;
    static const std::vector<base::Error> none;
    const auto &known = other && other->rendering ? other->rendering->unresolved : none;
    return std::ranges::any_of(unit->rendering->unresolved,
                               [&](const base::Error &error) { return !isKnownIn(known, error); });
}

const model::Unit *findUnit(const model::Snapshot &snapshot, const std::string &cluster,
                            const std::string &unit)
{
    const auto index = snapshot.clusterByName.find(cluster);
    if (index == snapshot.clusterByName.end())
        return nullptr;
    for (const std::size_t at : snapshot.unitsOf(index->second)) {
        if (snapshot.units[at].id.text() == unit)
            return &snapshot.units[at];
    }
    return nullptr;
}

/// Puts an Impact together, step by step; each step only needs those before it.
class Assembly {
public:
    Assembly(FleetDiff fleet, const base::Cancel &cancel)
        : m_cancel(cancel), m_impact(std::make_shared<Impact>())
    {
        m_impact->fleet = std::move(fleet);
    }

    base::Result<ImpactPtr> run()
    {
        nameClusters();
        withholdUnknown();
        m_impact->clusters = clusterChanges(m_impact->fleet.before, m_impact->fleet.after);
        collectFacts();
        group();
        collectWithheld();
        collectFiles();
        count();
        if (m_cancel.requested())
            return base::Error{base::ErrorCode::Cancelled, "comparison cancelled", {}, {}, {}};
        return ImpactPtr(m_impact);
    }

private:
    [[nodiscard]] const model::Snapshot &before() const { return *m_impact->fleet.before; }
    [[nodiscard]] const model::Snapshot &after() const { return *m_impact->fleet.after; }

    void nameClusters()
    {
        for (const model::Cluster &cluster : after().clusters)
            m_impact->clusterNames.push_back(cluster.name);
        for (const model::Cluster &cluster : before().clusters) {
            if (!after().clusterByName.contains(cluster.name))
                m_impact->clusterNames.push_back(cluster.name);
        }
        for (ClusterIndex index = 0; index < m_impact->clusterNames.size(); ++index) {
            const std::string &name = m_impact->clusterNames[index];
            m_ordinals.emplace(name, index);
            const model::Cluster *cluster = after().findCluster(name);
            if (model::isProduction(cluster ? *cluster : *before().findCluster(name)))
                m_impact->production.insert(index);
        }
    }

    /// An object is not gone because what brings it is no longer at hand, and not new because it
    /// was not at hand before.
    void withholdUnknown()
    {
        for (ClusterDiff &cluster : m_impact->fleet.clusters) {
            std::map<std::string, std::pair<bool, bool>> lacking;
            std::erase_if(cluster.changes, [&](const ObjectChange &change) {
                if (change.kind != ChangeKind::Deleted && change.kind != ChangeKind::Created)
                    return false;
                const auto [entry, isNew] = lacking.try_emplace(change.unit);
                if (isNew) {
                    const model::Unit *old = findUnit(before(), cluster.cluster, change.unit);
                    const model::Unit *now = findUnit(after(), cluster.cluster, change.unit);
                    entry->second = {lacksMore(old, now), now && lacksMore(now, old)};
                    // A unit that is new lacks nothing more than it ever did, but it may be new
                    // because what brings it could not be looked at before.
                    if (!old || !now)
                        entry->second = {now && isUnseen(after(), before(), *now),
                                         old && isUnseen(before(), after(), *old)};
                }
                return change.kind == ChangeKind::Deleted ? entry->second.second
                                                          : entry->second.first;
            });
        }
    }

    void collectFacts()
    {
        std::set<std::string> whole;
        for (const ClusterChange &change : m_impact->clusters) {
            if (change.kind == ClusterChange::Kind::Relabelled)
                continue;
            whole.insert(change.cluster);
            whole.insert(change.formerName);
        }
        findOtherUnits();
        std::vector<const ClusterDiff *> diffs;
        for (const std::vector<ClusterDiff> *list :
             {&m_impact->fleet.clusters, &m_impact->otherUnits}) {
            for (const ClusterDiff &diff : *list)
                diffs.push_back(&diff);
        }
        m_impact->facts.resize(diffs.size());
        base::parallelFor(diffs.size(), [&](std::size_t index) {
            if (m_cancel.requested())
                return;
            const ClusterDiff &diff = *diffs[index];
            ClusterFacts &facts = m_impact->facts[index];
            facts.diff = &diff;
            facts.ordinal = m_ordinals.at(diff.cluster);
            facts.isToldAsWhole = whole.contains(diff.cluster);
            facts.leftWithRoot = diff.removed && isItsOwnRoot(diff.cluster);
            facts.units = unitChanges(diff.added ? nullptr : &before(),
                                      facts.leftWithRoot ? nullptr : &after(), diff.cluster);
            facts.renames = findRenames(diff);
            if (!diff.removed)
                noteDelivery(after().clusterByName.at(diff.cluster), facts);
        });
        for (const ClusterFacts &facts : m_impact->facts)
            std::ranges::copy(facts.units, std::back_inserter(m_impact->units));
        std::ranges::stable_sort(m_impact->units, {}, &UnitChange::kind);
    }

    static std::vector<model::UnitId> unitIdsOf(const model::Snapshot &snapshot,
                                                ClusterIndex cluster)
    {
        std::vector<model::UnitId> ids;
        for (const std::size_t index : snapshot.unitsOf(cluster))
            ids.push_back(snapshot.units[index].id);
        return ids;
    }

    /// Clusters without a changed object whose units are others all the same.
    void findOtherUnits()
    {
        std::set<std::string> known;
        for (const ClusterDiff &diff : m_impact->fleet.clusters)
            known.insert(diff.cluster);
        for (ClusterIndex index = 0; index < after().clusters.size(); ++index) {
            const std::string &name = after().clusters[index].name;
            const auto old = before().clusterByName.find(name);
            if (known.contains(name) || old == before().clusterByName.end()
                || unitIdsOf(before(), old->second) == unitIdsOf(after(), index))
                continue;
            m_impact->otherUnits.emplace_back();
            m_impact->otherUnits.back().cluster = name;
        }
    }

    /// Whether something stood for the cluster that is gone with it: its folder, its registration.
    /// A cluster that is known as a destination only leaves a hub behind that still prunes.
    [[nodiscard]] bool isItsOwnRoot(const std::string &cluster) const
    {
        return before().findCluster(cluster)->knownFrom != model::Signal::ArgoDestination;
    }

    void noteDelivery(ClusterIndex cluster, ClusterFacts &facts) const
    {
        for (const std::size_t index : after().unitsOf(cluster)) {
            const model::Unit &unit = after().units[index];
            const model::Delivery &delivery = unit.declaration->delivery;
            // What a bundle that keeps its resources no longer has stays, too.
            const bool keeps =
                unit.controller == model::Controller::RancherFleet && !delivery.deletesResources;
            if (delivery.suspended || keeps || !delivery.prune.value_or(true))
                facts.notPruning.insert(unit.id.text());
            if (delivery.force.value_or(false))
                facts.forcing.insert(unit.id.text());
        }
    }

    void group()
    {
        m_impact->groups = groupImpact(m_impact->fleet, m_impact->facts, m_cancel);
        addClusterGroups();
        std::vector<ImpactGroup> &groups = m_impact->groups;
        std::ranges::stable_sort(groups, [](const ImpactGroup &left, const ImpactGroup &right) {
            const auto rank = [](const ImpactGroup &group) {
                return std::tuple(!group.losesData, staysBehind(group.fate), group.kind,
                                  group.immutable.empty());
            };
            if (rank(left) != rank(right))
                return rank(left) < rank(right);
            const std::size_t sizes[] = {left.clusters.size(), right.clusters.size()};
            if (sizes[0] != sizes[1])
                return sizes[0] > sizes[1];
            return std::tie(left.objects, left.subject) < std::tie(right.objects, right.subject);
        });
        if (groups.size() > Impact::mostGroups) {
            m_impact->groupsLeftOut = groups.size() - Impact::mostGroups;
            groups.resize(Impact::mostGroups);
        }
    }

    void addClusterGroups()
    {
        ImpactGroup removed;
        removed.kind = ImpactGroup::Kind::ClusterRemoved;
        removed.fate = Fate::ClusterLeft;
        ImpactGroup added;
        added.kind = ImpactGroup::Kind::ClusterAdded;
        for (const ClusterChange &change : m_impact->clusters) {
            if (change.kind == ClusterChange::Kind::Renamed) {
                ImpactGroup renamed;
                renamed.kind = ImpactGroup::Kind::Renamed;
                // Whoever reads the folder of the old name finds nothing there any more.
                renamed.fate = Fate::ClusterLeft;
                renamed.subject = change.formerName;
                renamed.becomes = change.cluster;
                renamed.clusters.insert(m_ordinals.at(change.cluster));
                renamed.occurrences = change.objects;
                m_impact->groups.push_back(std::move(renamed));
                continue;
            }
            if (change.kind == ClusterChange::Kind::Relabelled)
                continue;
            ImpactGroup &group = change.kind == ClusterChange::Kind::Added ? added : removed;
            group.subject = group.clusters.empty() ? change.cluster : std::string();
            group.clusters.insert(m_ordinals.at(change.cluster));
            group.occurrences += change.objects;
        }
        for (ImpactGroup *group : {&removed, &added}) {
            if (!group->clusters.empty())
                m_impact->groups.push_back(std::move(*group));
        }
    }

    void withhold(const base::Error &error, Withheld::Why why, const std::string &unit,
                  ClusterIndex cluster, std::pair<bool, bool> sides)
    {
        const auto same = std::ranges::find_if(m_impact->withheld, [&](const Withheld &entry) {
            return entry.why == why && entry.error.code == error.code
                   && entry.error.detail == error.detail && entry.error.place == error.place
                   && entry.before == sides.first && entry.after == sides.second;
        });
        Withheld &entry =
            same == m_impact->withheld.end() ? m_impact->withheld.emplace_back() : *same;
        entry.why = why;
        entry.error = error;
        entry.before = sides.first;
        entry.after = sides.second;
        if (std::ranges::find(entry.units, unit) == entry.units.end())
            entry.units.push_back(unit);
        entry.clusters.insert(cluster);
    }

    void collectWithheld()
    {
        for (const ClusterDiff &cluster : m_impact->fleet.clusters) {
            for (const NotCompared &unit : cluster.notCompared)
                withhold(unit.error,
                         unit.error.code == base::ErrorCode::Unresolved ? Withheld::Why::Unresolved
                                                                        : Withheld::Why::Failed,
                         unit.unit, m_ordinals.at(cluster.cluster),
                         {unit.failedBefore, unit.failedAfter});
        }
        for (const model::Unit &unit : after().units)
            withholdUnresolved(unit, after(), before());
        for (const model::Unit &unit : before().units)
            withholdUnresolved(unit, before(), after());
    }

    void withholdUnresolved(const model::Unit &unit, const model::Snapshot &own,
                            const model::Snapshot &other)
    {
        if (!unit.rendering || unit.rendering->unresolved.empty())
            return;
        const std::string &cluster = own.clusters[unit.cluster].name;
        const std::string name = unit.id.text();
        const model::Unit *twin = findUnit(other, cluster, name);
        const bool isAfter = &own == &after();
        for (const base::Error &error : unit.rendering->unresolved) {
            const bool both =
                twin && twin->rendering && isKnownIn(twin->rendering->unresolved, error);
            if (both && !isAfter)
                continue;
            withhold(error, Withheld::Why::Unresolved, name, m_ordinals.at(cluster),
                     {both || !isAfter, both || isAfter});
        }
    }

    ClusterSet translated(const model::Snapshot &snapshot, const base::RepoPath &path) const
    {
        ClusterSet result;
        const auto reach = snapshot.reachByFile.find(path);
        if (reach == snapshot.reachByFile.end())
            return result;
        for (const ClusterIndex index : reach->second.indices())
            result.insert(m_ordinals.at(snapshot.clusters[index].name));
        return result;
    }

    /// Which facts each of the changed files tells, sorted.
    using Facts = std::map<base::RepoPath, std::vector<std::string>>;
    static Facts factsOf(const model::Snapshot &snapshot, const std::set<base::RepoPath> &files)
    {
        Facts facts;
        for (const model::Cluster &cluster : snapshot.clusters) {
            for (const model::Fact &fact : cluster.facts) {
                if (files.contains(fact.place.file))
                    facts[fact.place.file].push_back(cluster.name + '\0' + fact.key + '\0'
                                                     + fact.value);
            }
        }
        for (auto &[file, list] : facts)
            std::ranges::sort(list);
        return facts;
    }

    void collectFiles()
    {
        m_impact->files = changedFiles(before(), after(), m_cancel);
        ClusterSet changed;
        for (const ClusterFacts &facts : m_impact->facts) {
            if (!facts.diff->changes.empty() || !facts.diff->notCompared.empty())
                changed.insert(facts.ordinal);
        }
        std::set<base::RepoPath> paths;
        for (FileChange &file : m_impact->files) {
            file.readers = translated(before(), file.path);
            file.readers.insertAll(translated(after(), file.path));
            file.changed = file.readers.intersection(changed);
            paths.insert(file.path);
        }
        const Facts old = factsOf(before(), paths);
        const Facts now = factsOf(after(), paths);
        for (FileChange &file : m_impact->files) {
            const auto left = old.find(file.path);
            const auto right = now.find(file.path);
            const bool leftTells = left != old.end();
            const bool rightTells = right != now.end();
            file.tellsOfClusters =
                leftTells != rightTells || (leftTells && left->second != right->second);
        }
    }

    void count()
    {
        Impact::Counts &counts = m_impact->counts;
        for (const ClusterFacts &facts : m_impact->facts) {
            if (facts.diff->changes.empty())
                continue;
            ++counts.clusters;
            counts.productionClusters += m_impact->production.contains(facts.ordinal);
            for (const ObjectChange &change : facts.diff->changes)
                countChange(facts, change);
        }
        for (const model::Unit &unit : after().units)
            counts.objects += unit.rendering ? unit.rendering->objects.size() : 0;
    }

    void countChange(const ClusterFacts &facts, const ObjectChange &change)
    {
        Impact::Counts &counts = m_impact->counts;
        switch (change.kind) {
        case ChangeKind::Deleted:
            if (staysBehind(fateOf(facts, change))) {
                ++counts.leftBehind;
            } else {
                ++counts.deleted;
                counts.losesData += holdsData(change.before->id);
            }
            break;
        case ChangeKind::Renamed:
            ++counts.rehashed;
            break;
        case ChangeKind::Changed:
            ++counts.changed;
            counts.fields += change.fields.size();
            counts.immutable += !immutableFields(*change.before, *change.after).empty();
            break;
        case ChangeKind::Created:
            ++counts.created;
            break;
        }
    }

    const base::Cancel &m_cancel;
    std::shared_ptr<Impact> m_impact;
    std::unordered_map<std::string, ClusterIndex> m_ordinals;
};

} // namespace

std::vector<std::string> Impact::namesOf(const ClusterSet &set) const
{
    std::vector<std::string> names;
    for (const ClusterIndex index : set.indices())
        names.push_back(clusterNames[index]);
    return names;
}

bool Impact::empty() const
{
    const auto mayDiffer = [this](const Withheld &entry) {
        if (entry.before != entry.after)
            return true;
        // What fails on both sides is the same unless something that it reads is not.
        return entry.why == Withheld::Why::Failed
               && std::ranges::any_of(files, [&](const FileChange &file) {
                      return !file.readers.intersection(entry.clusters).empty();
                  });
    };
    return groups.empty() && clusters.empty() && std::ranges::none_of(withheld, mayDiffer);
}

std::string_view groupKindName(ImpactGroup::Kind kind)
{
    switch (kind) {
    case ImpactGroup::Kind::ClusterRemoved:
        return "cluster-removed";
    case ImpactGroup::Kind::UnitPruned:
        return "unit-pruned";
    case ImpactGroup::Kind::Deleted:
        return "deleted";
    case ImpactGroup::Kind::Renamed:
        return "renamed";
    case ImpactGroup::Kind::Rehashed:
        return "rehashed";
    case ImpactGroup::Kind::Changed:
        return "changed";
    case ImpactGroup::Kind::ClusterAdded:
        return "cluster-added";
    case ImpactGroup::Kind::UnitCreated:
        return "unit-created";
    case ImpactGroup::Kind::Created:
        return "created";
    }
    return {};
}

base::Result<ImpactPtr> impactOf(model::SnapshotPtr before, model::SnapshotPtr after,
                                 const base::Cancel &cancel)
{
    base::Result<FleetDiff> fleet = compareSnapshots(std::move(before), std::move(after), cancel);
    if (!fleet)
        return std::move(fleet).error();
    return Assembly(*std::move(fleet), cancel).run();
}

} // namespace fleetwright::diff
