// SPDX-License-Identifier: Apache-2.0
#include "analysis/change/removals.h"

#include "argocd/clustersecret.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_set>

namespace fleetwright::analysis::change {

namespace {

using diff::ChangeKind;
using diff::ClusterFacts;
using diff::ObjectChange;
using diff::UnitChange;
using Kind = Removal::Kind;

constexpr std::size_t mostCarriers = 32;

/// "settings-5h2k9mgt4f": a name that a generator gave.
bool hasHashSuffix(std::string_view name)
{
    constexpr std::size_t length = 10;
    constexpr std::string_view letters = "bcdfghkmt2456789";
    return name.size() > length && name[name.size() - length - 1] == '-'
           && name.substr(name.size() - length).find_first_not_of(letters)
                  == std::string_view::npos;
}

/// Kinds whose names hold a version on purpose, because they cannot be changed.
bool hasVersionedNames(const model::ResourceId &id)
{
    return (id.group == "batch" && id.kind == "Job")
           || (id.group.empty() && (id.kind == "ConfigMap" || id.kind == "Secret"));
}

/// Sorts out what goes from one cluster.
class ClusterRemovals {
public:
    ClusterRemovals(const diff::Impact &impact, const ClusterFacts &facts,
                    const std::vector<std::string> &dataKinds,
                    const std::set<model::UnitId> &retargeted)
        : m_impact(impact), m_facts(facts), m_dataKinds(dataKinds), m_retargeted(retargeted)
    {
        for (const diff::ObjectRename &rename : facts.renames)
            m_newNames[&facts.diff->changes[rename.deleted]] = &facts.diff->changes[rename.created];
        for (const UnitChange &unit : facts.units) {
            if (unit.kind == UnitChange::Kind::Pruned)
                m_gone[unit.unit] = unit.before;
        }
    }

    void run(std::vector<Removal> &removals)
    {
        if (m_facts.leftWithRoot)
            return;
        m_removals = &removals;
        for (const UnitChange &unit : m_facts.units) {
            if (unit.kind == UnitChange::Kind::Renamed && isRisky(*unit.before))
                add(Kind::RenamedUnit, nullptr, nullptr, unit.before, unit.after);
            if (unit.kind == UnitChange::Kind::Pruned && unit.fate == diff::Fate::Deleted
                && unit.before->controller != model::Controller::Overlay
                && !m_retargeted.contains(unit.before->id) && !mayBeElsewhere())
                takeWhole(*unit.before);
        }
        for (const ObjectChange &change : m_facts.diff->changes) {
            if (change.kind == ChangeKind::Deleted)
                take(change);
        }
    }

private:
    [[nodiscard]] bool isRisky(const model::Unit &unit) const
    {
        return unit.controller != model::Controller::Overlay && !m_retargeted.contains(unit.id)
               && diff::fateOfUnit(*m_impact.fleet.before, *m_impact.fleet.after, unit)
                      == diff::Fate::Deleted;
    }

    void add(Kind kind, const model::Object *before, const model::Object *after,
             const model::Unit *unit, const model::Unit *newUnit)
    {
        Removal removal;
        removal.kind = kind;
        removal.cluster = m_facts.diff->cluster;
        removal.isProduction = m_impact.production.contains(m_facts.ordinal);
        removal.before = before;
        removal.after = after;
        removal.unit = unit;
        removal.newUnit = newUnit;
        m_removals->push_back(removal);
    }

    [[nodiscard]] bool isData(const model::ResourceId &id) const
    {
        return diff::holdsData(id)
               || std::ranges::any_of(m_dataKinds, [&](const std::string &kind) {
                      return kind == id.kind || kind == id.kind + '.' + id.group;
                  });
    }

    /// A unit that can no longer be rendered, or is new and cannot, may have it.
    [[nodiscard]] bool mayBeElsewhere() const
    {
        return std::ranges::any_of(m_facts.diff->notCompared, [](const diff::NotCompared &unit) {
            return unit.failedAfter && !unit.failedBefore
                   && unit.error.code != base::ErrorCode::Unresolved;
        });
    }

    /// A unit that goes, with what it applied.
    void takeWhole(const model::Unit &unit)
    {
        // Nobody knows what it held, but all of that goes.
        if (!unit.rendering)
            return takeUnit(unit);
        const diff::Removal removal = unit.controller == model::Controller::ArgoCd
                                          ? diff::Removal::WithApplication
                                          : diff::Removal::Pruned;
        for (const model::Object &object : unit.rendering->objects) {
            if (isStillRendered(diff::keyOf(object)) || diff::isKeptByAnnotation(object, removal))
                continue;
            takeUnit(unit);
            if (!isTargetingObject(object.id) && isData(object.id))
                add(Kind::Data, &object, nullptr, nullptr, nullptr);
        }
    }

    /// Another unit, which does not change, may have it too.
    [[nodiscard]] bool isStillRendered(const diff::ObjectKey &key)
    {
        if (!m_keysAfter) {
            m_keysAfter.emplace();
            const model::Snapshot &after = *m_impact.fleet.after;
            const auto cluster = after.clusterByName.find(m_facts.diff->cluster);
            if (cluster != after.clusterByName.end()) {
                for (const std::size_t index : after.unitsOf(cluster->second))
                    addKeys(after.units[index]);
            }
        }
        return m_keysAfter->contains(key);
    }

    void addKeys(const model::Unit &unit)
    {
        // The folder of a unit that is gone is told as a plain overlay, which nobody applies.
        if (!unit.rendering || unit.declaration->delivery.suspended
            || unit.controller == model::Controller::Overlay)
            return;
        for (const model::Object &object : unit.rendering->objects)
            m_keysAfter->insert(diff::keyOf(object));
    }

    void take(const ObjectChange &change)
    {
        const auto gone = m_gone.find(change.unit);
        const bool isWhole = gone != m_gone.end();
        if ((isWhole && m_retargeted.contains(gone->second->id)) || mayBeElsewhere()
            || isStillRendered(change.key))
            return;
        const bool goes = diff::fateOf(m_facts, change) == diff::Fate::Deleted;
        if (isTargetingObject(change.before->id))
            return;
        // With its registration a cluster leaves the fleet: nothing is deleted in it.
        if (argocd::isClusterSecret(change.before->root))
            return;
        const bool losesData = goes && isData(change.before->id);
        const auto renamed = m_newNames.find(&change);
        if (renamed != m_newNames.end()) {
            if (losesData)
                add(Kind::Data, change.before, renamed->second->after, nullptr, nullptr);
            else if (!hasVersionedNames(change.before->id))
                add(Kind::RenamedObject, change.before, renamed->second->after, nullptr, nullptr);
            return;
        }
        // What goes with its unit is told with that.
        if (!goes || (isWhole && gone->second->controller != model::Controller::Overlay))
            return;
        if (losesData)
            add(Kind::Data, change.before, nullptr, nullptr, nullptr);
        else if (!hasHashSuffix(change.before->id.name))
            add(Kind::Object, change.before, nullptr, nullptr, nullptr);
    }

    void takeUnit(const model::Unit &unit)
    {
        if (m_told.insert(&unit).second && !m_retargeted.contains(unit.id))
            add(Kind::Unit, nullptr, nullptr, topmostGone(unit), nullptr);
    }

    /// What carried it and goes too is what was taken away.
    [[nodiscard]] const model::Unit *topmostGone(const model::Unit &unit) const
    {
        const model::Snapshot &before = *m_impact.fleet.before;
        const model::Unit *top = &unit;
        for (std::size_t carriers = 0; top->parent && carriers < mostCarriers; ++carriers) {
            const model::Unit &carrier = before.units[*top->parent];
            if (&carrier == top || carrier.controller == model::Controller::Overlay
                || isStillThere(carrier))
                break;
            top = &carrier;
        }
        return top;
    }

    [[nodiscard]] bool isStillThere(const model::Unit &unit) const
    {
        const model::Snapshot &after = *m_impact.fleet.after;
        const std::string &cluster = m_impact.fleet.before->clusters[unit.cluster].name;
        const auto index = after.clusterByName.find(cluster);
        if (index == after.clusterByName.end())
            return false;
        return std::ranges::any_of(after.unitsOf(index->second), [&](std::size_t other) {
            return after.units[other].id == unit.id;
        });
    }

    const diff::Impact &m_impact;
    const ClusterFacts &m_facts;
    const std::vector<std::string> &m_dataKinds;
    const std::set<model::UnitId> &m_retargeted;
    std::map<const ObjectChange *, const ObjectChange *> m_newNames;
    std::map<std::string, const model::Unit *> m_gone;
    std::set<const model::Unit *> m_told;
    std::optional<std::unordered_set<diff::ObjectKey>> m_keysAfter;
    std::vector<Removal> *m_removals = nullptr;
};

} // namespace

bool isTargetingObject(const model::ResourceId &id)
{
    constexpr std::array<std::string_view, 4> groups{
        "kustomize.toolkit.fluxcd.io", "helm.toolkit.fluxcd.io", "source.toolkit.fluxcd.io",
        "image.toolkit.fluxcd.io"};
    using GroupKind = std::pair<std::string_view, std::string_view>;
    constexpr std::array<GroupKind, 5> kinds{{{"argoproj.io", "Application"},
                                              {"argoproj.io", "ApplicationSet"},
                                              {"argoproj.io", "AppProject"},
                                              {"fleet.cattle.io", "GitRepo"},
                                              {"fleet.cattle.io", "Bundle"}}};
    return std::ranges::find(groups, id.group) != groups.end()
           || std::ranges::find(kinds, GroupKind(id.group, id.kind)) != kinds.end();
}

std::set<model::UnitId> retargetedUnits(const diff::Impact &impact)
{
    using Clusters = std::map<model::UnitId, std::set<std::string>>;
    const auto clustersOf = [](const model::Snapshot &snapshot) {
        Clusters clusters;
        for (const model::Unit &unit : snapshot.units) {
            if (unit.controller != model::Controller::Overlay)
                clusters[unit.id].insert(snapshot.clusters[unit.cluster].name);
        }
        return clusters;
    };
    const Clusters before = clustersOf(*impact.fleet.before);
    const Clusters after = clustersOf(*impact.fleet.after);
    std::set<model::UnitId> retargeted;
    for (const auto &[id, clusters] : before) {
        // Flux units of one name in many clusters are as many units.
        const auto now = after.find(id);
        if (now != after.end() && clusters.size() == 1 && now->second.size() == 1
            && clusters != now->second)
            retargeted.insert(id);
    }
    return retargeted;
}

std::vector<Removal> removalsOf(const diff::Impact &impact,
                                const std::vector<std::string> &dataKinds)
{
    const std::set<model::UnitId> retargeted = retargetedUnits(impact);
    std::vector<Removal> removals;
    for (const ClusterFacts &facts : impact.facts)
        ClusterRemovals(impact, facts, dataKinds, retargeted).run(removals);
    return removals;
}

} // namespace fleetwright::analysis::change
