// SPDX-License-Identifier: Apache-2.0
#include "topology/twowriters.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace fleetwright::topology {

namespace {

using model::Snapshot;
using model::Unit;
using yaml::Node;

bool canWrite(const Unit &unit)
{
    return unit.controller != model::Controller::Overlay && !unit.declaration->delivery.suspended;
}

/// It cannot be applied as it stands.
bool isStuck(const Unit &unit)
{
    return unit.error || unit.unresolved || !unit.rendering || !unit.rendering->unresolved.empty();
}

/// Flux applies it never, or only where it is not there.
bool isLeftAlone(const Node *root)
{
    const Node *annotations = root->findPath({"metadata", "annotations"});
    if (!annotations)
        return false;
    const Node *reconcile = annotations->find("kustomize.toolkit.fluxcd.io/reconcile");
    const Node *apply = annotations->find("kustomize.toolkit.fluxcd.io/ssa");
    return (reconcile && reconcile->text() == "disabled")
           || (apply && (apply->text() == "IfNotPresent" || apply->text() == "Ignore"));
}

/// Group, kind, namespace and name: versions are one object.
using ObjectName = std::tuple<std::string, std::string, std::string, std::string>;

struct Writing {
    std::size_t unit = 0;
    const model::Object *object = nullptr;
};

bool isHarmless(const Snapshot &snapshot, const std::vector<Writing> &writings)
{
    const Writing &first = writings.front();
    if (first.object->id.kind != "Namespace")
        return false;
    return std::ranges::all_of(writings, [&](const Writing &other) {
        return snapshot.units[other.unit].controller == snapshot.units[first.unit].controller
               && other.object->hash() == first.object->hash();
    });
}

using Conflicts = std::map<std::vector<std::size_t>, std::vector<model::ResourceId>>;

Conflicts conflictsOf(const Snapshot &snapshot, std::size_t begin, std::size_t end)
{
    std::map<ObjectName, std::vector<Writing>> writings;
    for (std::size_t index = begin; index < end; ++index) {
        const Unit &unit = snapshot.units[index];
        if (!canWrite(unit) || !unit.rendering)
            continue;
        for (const model::Object &object : unit.rendering->objects) {
            if (isLeftAlone(object.root))
                continue;
            const model::ResourceId &id = object.id;
            auto &known = writings[ObjectName(id.group, id.kind, id.nameSpace, id.name)];
            if (known.empty() || known.back().unit != index)
                known.push_back({index, &object});
        }
    }
    Conflicts conflicts;
    for (const auto &[name, known] : writings) {
        if (known.size() < 2 || isHarmless(snapshot, known))
            continue;
        std::vector<std::size_t> units;
        for (const Writing &writing : known)
            units.push_back(writing.unit);
        conflicts[units].push_back(known.front().object->id);
    }
    return conflicts;
}

/// Units that build one layer, one of which has no output: they will write the same once it has.
void addSameLayer(const Snapshot &snapshot, std::size_t begin, std::size_t end,
                  Conflicts &conflicts)
{
    std::map<model::LayerIndex, std::vector<std::size_t>> byLayer;
    for (std::size_t index = begin; index < end; ++index) {
        const Unit &unit = snapshot.units[index];
        if (canWrite(unit) && unit.root)
            byLayer[*unit.root].push_back(index);
    }
    for (const auto &[layer, units] : byLayer) {
        const bool anyWithout = std::ranges::any_of(
            units, [&](std::size_t unit) { return !snapshot.units[unit].rendering; });
        if (units.size() > 1 && anyWithout)
            conflicts.try_emplace(units);
    }
}

} // namespace

std::vector<TwoWriters> twoWritersOf(const Snapshot &snapshot, const base::Cancel &cancel)
{
    std::vector<TwoWriters> result;
    for (std::size_t begin = 0; begin < snapshot.units.size();) {
        if (cancel.requested())
            return result;
        const model::ClusterIndex cluster = snapshot.units[begin].cluster;
        std::size_t end = begin;
        while (end < snapshot.units.size() && snapshot.units[end].cluster == cluster)
            ++end;
        Conflicts conflicts = conflictsOf(snapshot, begin, end);
        addSameLayer(snapshot, begin, end, conflicts);
        for (auto &[units, objects] : conflicts) {
            const bool notYet = std::ranges::any_of(
                units, [&](std::size_t unit) { return isStuck(snapshot.units[unit]); });
            result.push_back({units, cluster, std::move(objects), notYet});
        }
        begin = end;
    }
    return result;
}

} // namespace fleetwright::topology
