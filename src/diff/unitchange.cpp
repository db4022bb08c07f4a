// SPDX-License-Identifier: Apache-2.0
#include "diff/unitchange.h"

#include "diff/objectkey.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

namespace fleetwright::diff {

namespace {

std::string_view annotation(const model::Object &object, std::string_view key)
{
    const yaml::Node *value = object.root->findPath({"metadata", "annotations", key});
    return value ? value->text() : std::string_view();
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(" \t");
    const std::size_t end = text.find_last_not_of(" \t");
    return begin == std::string_view::npos ? std::string_view()
                                           : text.substr(begin, end - begin + 1);
}

bool holdsOption(std::string_view list, std::string_view wanted)
{
    while (!list.empty()) {
        const std::size_t comma = list.find(',');
        if (trimmed(list.substr(0, comma)) == wanted)
            return true;
        list = comma == std::string_view::npos ? std::string_view() : list.substr(comma + 1);
    }
    return false;
}

using Units = std::map<model::UnitId, const model::Unit *>;

Units unitsOf(const model::Snapshot *snapshot, const std::string &cluster)
{
    Units units;
    if (!snapshot)
        return units;
    const auto index = snapshot->clusterByName.find(cluster);
    if (index == snapshot->clusterByName.end())
        return units;
    for (const std::size_t unit : snapshot->unitsOf(index->second))
        units.emplace(snapshot->units[unit].id, &snapshot->units[unit]);
    return units;
}

/// What becomes of the objects of a unit that is no longer there.
Fate fateOfUnit(const model::Snapshot &before, const model::Unit &unit)
{
    if (unit.controller == model::Controller::Overlay)
        return Fate::Deleted; // who applies it is not known: the worse is assumed
    if (unit.parent) {
        const model::Unit &carrier = before.units[*unit.parent];
        if (carrier.controller != model::Controller::Overlay
            && !carrier.declaration->delivery.prune.value_or(true))
            return Fate::PruneOff;
    }
    return unit.declaration->delivery.deletesResources ? Fate::Deleted : Fate::UnitLeft;
}

std::size_t objectsOf(const model::Unit &unit)
{
    return unit.rendering ? unit.rendering->objects.size() : 0;
}

/// The same objects whatever their content: the sign that a unit only got another name.
std::set<ObjectKey> keysOf(const model::Unit &unit)
{
    std::set<ObjectKey> keys;
    if (unit.rendering) {
        for (const model::Object &object : unit.rendering->objects)
            keys.insert(keyOf(object));
    }
    return keys;
}

bool isSameUnit(const model::Unit &gone, const model::Unit &come)
{
    if (gone.id.kind != come.id.kind || !gone.rendering || !come.rendering
        || gone.rendering->objects.empty())
        return false;
    return gone.rendering == come.rendering || keysOf(gone) == keysOf(come);
}

bool isEqual(const model::Rendering &left, const model::Rendering &right)
{
    return std::ranges::equal(
        left.objects, right.objects,
        [](const model::Object &a, const model::Object &b) { return a.hash() == b.hash(); });
}

} // namespace

std::string_view fateName(Fate fate)
{
    switch (fate) {
    case Fate::Deleted:
        return "deleted";
    case Fate::ClusterLeft:
        return "the cluster left the fleet";
    case Fate::PruneOff:
        return "prune is off";
    case Fate::UnitLeft:
        return "its unit leaves it behind";
    case Fate::Annotated:
        return "kept by annotation";
    }
    return {};
}

bool isKeptByAnnotation(const model::Object &object)
{
    return annotation(object, "kustomize.toolkit.fluxcd.io/prune") == "disabled"
           || holdsOption(annotation(object, "argocd.argoproj.io/sync-options"), "Prune=false")
           || annotation(object, "helm.sh/resource-policy") == "keep";
}

bool holdsData(const model::ResourceId &object)
{
    using Kind = std::pair<std::string_view, std::string_view>;
    static constexpr std::array<Kind, 6> kinds{
        {{"", "Namespace"},
         {"", "PersistentVolume"},
         {"", "PersistentVolumeClaim"},
         {"apiextensions.k8s.io", "CustomResourceDefinition"},
         {"apps", "StatefulSet"},
         {"snapshot.storage.k8s.io", "VolumeSnapshot"}}};
    return std::ranges::find(kinds, Kind(object.group, object.kind)) != kinds.end();
}

std::string_view unitChangeName(UnitChange::Kind kind)
{
    switch (kind) {
    case UnitChange::Kind::Pruned:
        return "pruned";
    case UnitChange::Kind::Renamed:
        return "renamed";
    case UnitChange::Kind::Changed:
        return "changed";
    case UnitChange::Kind::Created:
        return "created";
    }
    return {};
}

std::vector<UnitChange> unitChanges(const model::Snapshot *before, const model::Snapshot *after,
                                    const std::string &cluster)
{
    const Units old = unitsOf(before, cluster);
    Units come = unitsOf(after, cluster);
    std::vector<UnitChange> changes;
    const auto add = [&](UnitChange::Kind kind, const model::Unit *gone, const model::Unit *now) {
        UnitChange change;
        change.kind = kind;
        change.cluster = cluster;
        change.unit = (now ? now : gone)->id.text();
        if (kind == UnitChange::Kind::Renamed)
            change.formerUnit = gone->id.text();
        change.objectsBefore = gone ? objectsOf(*gone) : 0;
        change.objectsAfter = now ? objectsOf(*now) : 0;
        if (kind == UnitChange::Kind::Pruned)
            change.fate = after ? fateOfUnit(*before, *gone) : Fate::ClusterLeft;
        changes.push_back(std::move(change));
    };
    std::vector<const model::Unit *> gone;
    for (const auto &[id, unit] : old) {
        const auto twin = come.find(id);
        if (twin == come.end()) {
            if (unit->rendering)
                gone.push_back(unit);
            continue;
        }
        const model::Unit *now = twin->second;
        come.erase(twin);
        if (unit->rendering && now->rendering && unit->rendering != now->rendering
            && !isEqual(*unit->rendering, *now->rendering))
            add(UnitChange::Kind::Changed, unit, now);
    }
    for (const model::Unit *unit : gone) {
        const auto other = std::ranges::find_if(
            come, [&](const auto &entry) { return isSameUnit(*unit, *entry.second); });
        if (other == come.end()) {
            add(UnitChange::Kind::Pruned, unit, nullptr);
        } else {
            add(UnitChange::Kind::Renamed, unit, other->second);
            come.erase(other);
        }
    }
    for (const auto &[id, unit] : come) {
        if (unit->rendering)
            add(UnitChange::Kind::Created, nullptr, unit);
    }
    std::ranges::sort(changes, [](const UnitChange &left, const UnitChange &right) {
        return std::tie(left.kind, left.unit) < std::tie(right.kind, right.unit);
    });
    return changes;
}

} // namespace fleetwright::diff
