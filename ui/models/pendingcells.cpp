// SPDX-License-Identifier: Apache-2.0
#include "ui/models/pendingcells.h"

#include "ui/models/matrixmodel.h"

#include <algorithm>

namespace fleetwright::ui {

namespace {

using Objects = std::unordered_map<diff::ObjectKey, const model::Object *>;

const model::Rendering *renderingOf(const model::Snapshot &snapshot, model::ClusterIndex cluster,
                                    const model::UnitId &id)
{
    for (const std::size_t unit : snapshot.unitsOf(cluster)) {
        if (snapshot.units[unit].id == id)
            return snapshot.units[unit].rendering.get();
    }
    return nullptr;
}

bool isSameObject(const model::Object &left, const model::Object &right)
{
    return left.id.kind == right.id.kind && left.stableName == right.stableName
           && left.id.nameSpace == right.id.nameSpace && left.id.group == right.id.group;
}

/// Puts those into `objects` that the other side lacks or has otherwise. Both sides mostly have the
/// same objects in the same order: nothing is looked up for these.
void collectDifferent(const model::Rendering *own, const model::Rendering *other, Objects &objects)
{
    for (std::size_t at = 0; own && at < own->objects.size(); ++at) {
        const model::Object &object = own->objects[at];
        const bool hasTwin = other && at < other->objects.size()
                             && isSameObject(object, other->objects[at])
                             && object.hash() == other->objects[at].hash();
        if (!hasTwin)
            objects.emplace(diff::keyOf(object), &object);
    }
}

/// What is different in a cluster: its objects as they were, nullptr for those that are new.
void addChanges(const model::Snapshot &now, model::ClusterIndex cluster,
                const model::Snapshot &saved, Objects &changed)
{
    const auto known = saved.clusterByName.find(now.clusters[cluster].name);
    Objects before;
    Objects after;
    const auto look = [&](const model::UnitId &id) {
        const model::Rendering *then =
            known == saved.clusterByName.end() ? nullptr : renderingOf(saved, known->second, id);
        const model::Rendering *present = renderingOf(now, cluster, id);
        if (then == present)
            return;
        collectDifferent(then, present, before);
        collectDifferent(present, then, after);
    };
    for (const std::size_t unit : now.unitsOf(cluster))
        look(now.units[unit].id);
    if (known != saved.clusterByName.end()) {
        for (const std::size_t unit : saved.unitsOf(known->second)) {
            if (!renderingOf(now, cluster, saved.units[unit].id))
                look(saved.units[unit].id);
        }
    }
    for (const auto &[key, object] : before) {
        const auto same = after.find(key);
        if (same == after.end() || same->second->hash() != object->hash())
            changed.emplace(key, object);
    }
    for (const auto &[key, object] : after) {
        if (!before.contains(key))
            changed.emplace(key, nullptr);
    }
}

} // namespace

std::shared_ptr<const PendingCells> PendingCells::find(const diff::Matrix &matrix,
                                                       const model::SnapshotPtr &now,
                                                       const model::SnapshotPtr &saved,
                                                       const base::Cancel &cancel)
{
    if (!now || !saved || now == saved)
        return nullptr;
    auto result = std::make_shared<PendingCells>();
    result->m_saved = saved;
    bool any = false;
    for (const diff::Column &column : matrix.columns()) {
        Objects &changed = result->m_changed.emplace_back();
        if (!column.cluster || cancel.requested())
            continue;
        for (const std::string &name : column.clusters) {
            if (const auto cluster = now->clusterByName.find(name);
                cluster != now->clusterByName.end())
                addChanges(*now, cluster->second, *saved, changed);
        }
        any = any || !changed.empty();
    }
    return any ? result : nullptr;
}

bool PendingCells::isPending(const diff::Row &row, std::size_t column) const
{
    if (column >= m_changed.size() || m_changed[column].empty())
        return false;
    if (row.isWholeCluster())
        return row.cells[column].state != diff::CellState::NotRendered;
    return row.cells[column].state != diff::CellState::NotRendered
           && m_changed[column].contains(keyInColumn(row, column));
}

const model::Object *PendingCells::before(const diff::Row &row, std::size_t column) const
{
    const auto found = m_changed[column].find(keyInColumn(row, column));
    return found == m_changed[column].end() ? nullptr : found->second;
}

} // namespace fleetwright::ui
