// SPDX-License-Identifier: Apache-2.0
#include "fleet/placement.h"

#include "yaml/reader.h"

#include <limits>
#include <map>

namespace fleetwright::fleet {

namespace {

using model::Signal;

/// Lines of a file, both included.
struct Lines {
    std::uint32_t first = 0;
    std::uint32_t last = std::numeric_limits<std::uint32_t>::max();
};

/// The document that a line stands in; the whole file where it cannot be read.
Lines documentAt(const model::Snapshot &snapshot, const base::RepoPath &path, std::uint32_t line)
{
    const auto source = snapshot.files->read(path);
    if (line == 0 || !source)
        return {};
    const auto parsed = yaml::readFile(*source);
    if (!parsed)
        return {};
    Lines lines;
    for (const yaml::Node *document : (*parsed)->documents) {
        if (!document->span().known())
            continue;
        const std::uint32_t begin = document->span().place().line;
        if (begin > line) {
            lines.last = begin - 1;
            break;
        }
        lines.first = begin;
    }
    return lines;
}

bool registers(Signal signal)
{
    return signal == Signal::ArgoClusterSecret || signal == Signal::ClusterApi
           || signal == Signal::ManagedCluster || signal == Signal::FleetCluster
           || signal == Signal::InventoryFile;
}

} // namespace

model::ClusterSet FilePlacement::all() const
{
    model::ClusterSet all = registered;
    for (const ObjectPlacement &object : objects)
        all.insertAll(object.clusters);
    return all;
}

FilePlacement placementOf(const model::Snapshot &snapshot, const base::RepoPath &file,
                          std::uint32_t line)
{
    const Lines lines = documentAt(snapshot, file, line);
    const auto isThere = [&](const base::Place &place) {
        return place.file == file && place.line >= lines.first && place.line <= lines.last;
    };
    std::map<std::string, model::ClusterSet> byObject;
    for (const model::TargetingObject &target : snapshot.targeting) {
        if (isThere(target.place))
            byObject[target.id.text()].insertAll(target.members);
    }
    for (const model::Unit &unit : snapshot.units) {
        if (unit.controller != model::Controller::Overlay && isThere(unit.declaration->place))
            byObject[unit.declaration->declaredBy].insert(unit.cluster);
    }
    FilePlacement placement;
    for (auto &[object, clusters] : byObject)
        placement.objects.push_back({object, std::move(clusters)});
    for (model::ClusterIndex index = 0; index < snapshot.clusters.size(); ++index) {
        for (const model::Fact &fact : snapshot.clusters[index].facts) {
            if (registers(fact.signal) && isThere(fact.place))
                placement.registered.insert(index);
        }
    }
    return placement;
}

} // namespace fleetwright::fleet
