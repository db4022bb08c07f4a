// SPDX-License-Identifier: Apache-2.0
#include "analysis/expectations/selectedclusters.h"

#include "analysis/expectations/fieldpattern.h"
#include "model/selector.h"
#include "topology/fleetobjects.h"

#include <algorithm>

namespace fleetwright::analysis::expectations {

namespace {

using model::ClusterSet;
using model::Snapshot;
using yaml::Node;

/// The lines that a part of an object takes up in its file.
struct Lines {
    base::RepoPath file;
    std::uint32_t first = 0;
    std::uint32_t last = 0;

    [[nodiscard]] bool hold(const base::Place &place) const
    {
        return place.file == file && place.line >= first && place.line <= last;
    }
};

std::vector<Lines> linesOf(const Node *object, std::string_view path)
{
    std::vector<Lines> lines;
    for (const Node *part : valuesAt(object, path)) {
        const base::Span &span = part->span();
        if (!span.known())
            continue;
        // A collection's span may reach to the beginning of what follows it.
        const std::size_t last = span.text().find_last_not_of(" \t\r\n");
        const auto end =
            span.begin + static_cast<std::uint32_t>(last == std::string_view::npos ? 0 : last);
        lines.push_back({span.file->path(), span.place().line, span.file->placeOf(end).line});
    }
    return lines;
}

/// Whether a part of the object that makes a unit has a say in its being there.
bool comesFrom(const model::Unit &unit, const std::vector<Lines> &parts)
{
    return std::ranges::any_of(unit.declaration->reasons, [&](const model::Reason &reason) {
        // Of targets that are asked in order, those before the one that takes it are told, too.
        const bool passesOver = reason.kind == model::Reason::Kind::Order
                                && reason.subject.find("does not match") != std::string::npos;
        return reason.holds && !passesOver && std::ranges::any_of(parts, [&](const Lines &lines) {
                   return lines.hold(reason.place);
               });
    });
}

const Node *objectOf(const std::vector<topology::FleetObject> &objects,
                     const config::ObjectPattern &selector)
{
    const auto found = std::ranges::find_if(objects, [&](const topology::FleetObject &object) {
        return object.name == selector.name && object.nameSpace == selector.nameSpace;
    });
    return found == objects.end() ? nullptr : found->root;
}

/// A ClusterGroup of Rancher Fleet selects Cluster objects by their labels.
std::optional<ClusterSet> inGroup(const Snapshot &snapshot, const Node *group)
{
    ClusterSet clusters;
    if (!group)
        return clusters;
    const auto selector = model::Selector::read(group->findPath({"spec", "selector"}),
                                                model::Selector::Values::Labels);
    if (!selector)
        return std::nullopt;
    for (model::ClusterIndex index = 0; index < snapshot.clusters.size(); ++index) {
        if (model::matches(*selector, snapshot.clusters[index].labels))
            clusters.insert(index);
    }
    return clusters;
}

} // namespace

std::optional<ClusterSet> selectedBy(const Snapshot &snapshot,
                                     const config::ObjectPattern &selector,
                                     const base::Cancel &cancel)
{
    const std::vector<topology::FleetObject> objects =
        topology::objectsOfKind(snapshot, {}, selector.kind, cancel);
    const Node *object = objectOf(objects, selector);
    if (selector.kind == "ClusterGroup")
        return inGroup(snapshot, object);
    const model::UnitId id{selector.kind, selector.nameSpace, selector.name};
    for (const model::TargetingObject &target : snapshot.targeting) {
        if (target.id == id && target.state != model::TargetingObject::State::Known)
            return std::nullopt;
    }
    std::vector<Lines> parts;
    if (object && !selector.path.empty())
        parts = linesOf(object, selector.path);
    ClusterSet clusters;
    for (const model::Unit &unit : snapshot.units) {
        const bool isOwn = unit.id == id || unit.declaration->declaredBy == id.text()
                           || (unit.target && snapshot.targeting[*unit.target].id == id);
        if (isOwn && (selector.path.empty() || comesFrom(unit, parts)))
            clusters.insert(unit.cluster);
    }
    return clusters;
}

} // namespace fleetwright::analysis::expectations
