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

constexpr std::size_t mostCarriers = 32; ///< units that apply each other may be a circle

/// The unit of the same id on the API of the same cluster, for the same cluster.
const model::Unit *twinOf(const model::Snapshot &own, const model::Snapshot &other,
                          const model::Unit &unit)
{
    const auto cluster = other.clusterByName.find(own.clusters[unit.cluster].name);
    if (cluster == other.clusterByName.end())
        return nullptr;
    for (const std::size_t index : other.unitsOf(cluster->second)) {
        if (other.units[index].id == unit.id)
            return &other.units[index];
    }
    return nullptr;
}

/// The object that generates the unit, where the other state still has it.
const model::TargetingObject *setIn(const model::Snapshot &own, const model::Snapshot &other,
                                    const model::Unit &unit)
{
    if (!unit.target)
        return nullptr;
    const model::UnitId &id = own.targeting[*unit.target].id;
    const auto found = std::ranges::find(other.targeting, id, &model::TargetingObject::id);
    return found == other.targeting.end() ? nullptr : &*found;
}

Fate fateBelow(const model::Snapshot &before, const model::Snapshot &after, const model::Unit &unit,
               std::size_t carriers)
{
    if (unit.controller == model::Controller::Overlay)
        return Fate::Deleted; // who applies it is not known: the worse is assumed
    const model::Delivery &settings = unit.declaration->delivery;
    // ApplicationsSyncPolicy of an ApplicationSet: create-only and create-update never delete.
    const bool onlyCreates = unit.target && settings.deletionPolicy.starts_with("create-")
                             && settings.deletionPolicy != "create-delete";
    const Fate own = settings.deletesResources && !onlyCreates ? Fate::Deleted : Fate::UnitLeft;
    // The set is still there: its controller deletes what it no longer generates.
    if (!unit.parent || setIn(before, after, unit) || carriers > mostCarriers)
        return own;
    const model::Unit &carrier = before.units[*unit.parent];
    if (carrier.controller == model::Controller::Overlay || &carrier == &unit)
        return own;
    const model::Unit *now = twinOf(before, after, carrier);
    if (!now) {
        const Fate carried = fateBelow(before, after, carrier, carriers + 1);
        return carried == Fate::Deleted ? own : carried;
    }
    const model::Delivery &delivery = now->declaration->delivery;
    if (delivery.suspended || !delivery.prune.value_or(true))
        return Fate::PruneOff;
    return own;
}

/// The content that a unit takes, whatever the unit is called.
bool hasSameSources(const model::Unit &left, const model::Unit &right)
{
    const std::vector<model::UnitSource> &own = left.declaration->sources;
    const std::vector<model::UnitSource> &other = right.declaration->sources;
    return !own.empty()
           && std::ranges::equal(
               own, other, [](const model::UnitSource &a, const model::UnitSource &b) {
                   return a.url == b.url && a.path == b.path && a.chart == b.chart;
               });
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
    if (gone.id.kind != come.id.kind)
        return false;
    if (gone.controller != model::Controller::Overlay
        && gone.declaration->declaredBy.empty() == come.declaration->declaredBy.empty()
        && hasSameSources(gone, come))
        return true;
    if (!gone.rendering || !come.rendering || gone.rendering->objects.empty())
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

bool isKeptByAnnotation(const model::Object &object, Removal removal)
{
    const std::string_view option =
        removal == Removal::WithApplication ? "Delete=false" : "Prune=false";
    return annotation(object, "kustomize.toolkit.fluxcd.io/prune") == "disabled"
           || holdsOption(annotation(object, "argocd.argoproj.io/sync-options"), option)
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

Fate fateOfUnit(const model::Snapshot &before, const model::Snapshot &after,
                const model::Unit &unit)
{
    return fateBelow(before, after, unit, 0);
}

bool isUnseen(const model::Snapshot &own, const model::Snapshot &other, const model::Unit &unit)
{
    using State = model::TargetingObject::State;
    if (const model::TargetingObject *set = setIn(own, other, unit);
        set && set->state != State::Known)
        return true;
    if (std::ranges::find(other.unplaced, unit.id, &model::Unit::id) != other.unplaced.end())
        return true;
    const model::Unit *carried = &unit;
    for (std::size_t carriers = 0; carried->parent && carriers < mostCarriers; ++carriers) {
        carried = &own.units[*carried->parent];
        const model::Unit *now = twinOf(own, other, *carried);
        const std::size_t known = carried->rendering ? carried->rendering->unresolved.size() : 0;
        if (now && (!now->rendering || now->rendering->unresolved.size() > known))
            return true;
    }
    return false;
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
        change.before = gone;
        change.after = now;
        change.objectsBefore = gone ? objectsOf(*gone) : 0;
        change.objectsAfter = now ? objectsOf(*now) : 0;
        if (kind == UnitChange::Kind::Pruned)
            change.fate = after ? fateOfUnit(*before, *after, *gone) : Fate::ClusterLeft;
        changes.push_back(std::move(change));
    };
    std::vector<const model::Unit *> gone;
    for (const auto &[id, unit] : old) {
        const auto twin = come.find(id);
        if (twin == come.end()) {
            // Of what is not at hand it is not known what goes, but all of it does.
            if (!unit->error && !(after && isUnseen(*before, *after, *unit)))
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
        if (unit->rendering && !(before && isUnseen(*after, *before, *unit)))
            add(UnitChange::Kind::Created, nullptr, unit);
    }
    std::ranges::sort(changes, [](const UnitChange &left, const UnitChange &right) {
        return std::tie(left.kind, left.unit) < std::tie(right.kind, right.unit);
    });
    return changes;
}

} // namespace fleetwright::diff
