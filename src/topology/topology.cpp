// SPDX-License-Identifier: Apache-2.0
#include "topology/topology.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace fleetwright::topology {

namespace {

using model::ClusterIndex;
using model::Snapshot;
using model::Unit;

std::set<Source> sourcesOfUnit(const Unit &unit)
{
    std::set<Source> sources;
    for (const model::UnitSource &source : unit.declaration->sources)
        sources.insert({source.url, source.revision, source.revision == "opened state"});
    if (sources.empty())
        sources.insert(Source{});
    return sources;
}

Topology::Shape shapeOf(const Topology &topology)
{
    bool anyHub = false;
    bool anyOwn = false;
    for (const Route &route : topology.routes) {
        const Writer &writer = topology.writers[route.writer];
        const bool isOwn = writer.runsOn == route.cluster;
        anyHub |= !isOwn;
        // A hub that looks after itself is no mesh.
        anyOwn |= isOwn && !topology.hubs.contains(route.cluster);
    }
    if (anyHub && anyOwn)
        return Topology::Shape::Hybrid;
    if (anyHub)
        return Topology::Shape::HubAndSpokes;
    return topology.routes.empty() ? Topology::Shape::None : Topology::Shape::Mesh;
}

} // namespace

bool Topology::isHub(const Writer &writer) const
{
    return !writer.runsOn || hubs.contains(*writer.runsOn);
}

Topology topologyOf(const Snapshot &snapshot)
{
    using Key = std::tuple<Source, Writer, ClusterIndex>;
    std::map<Key, std::vector<std::size_t>> routes;
    std::set<Source> sources;
    std::set<Writer> writers;
    Topology topology;
    for (std::size_t index = 0; index < snapshot.units.size(); ++index) {
        const Unit &unit = snapshot.units[index];
        if (unit.controller == model::Controller::Overlay)
            continue;
        const Writer writer{unit.controller, unit.hub};
        writers.insert(writer);
        if (unit.hub && *unit.hub != unit.cluster)
            topology.hubs.insert(*unit.hub);
        for (const Source &source : sourcesOfUnit(unit)) {
            sources.insert(source);
            routes[Key(source, writer, unit.cluster)].push_back(index);
        }
    }
    topology.sources.assign(sources.begin(), sources.end());
    topology.writers.assign(writers.begin(), writers.end());
    const auto positionOf = [](const auto &sorted, const auto &value) {
        return static_cast<std::size_t>(
            std::distance(sorted.begin(), std::ranges::lower_bound(sorted, value)));
    };
    model::ClusterSet served;
    for (auto &[key, units] : routes) {
        const auto &[source, writer, cluster] = key;
        topology.routes.push_back({positionOf(topology.sources, source),
                                   positionOf(topology.writers, writer), cluster,
                                   std::move(units)});
        served.insert(cluster);
    }
    for (ClusterIndex index = 0; index < snapshot.clusters.size(); ++index) {
        if (snapshot.clusters[index].isHub)
            topology.hubs.insert(index);
        if (!served.contains(index))
            topology.unserved.insert(index);
    }
    topology.shape = shapeOf(topology);
    return topology;
}

std::string_view shapeName(Topology::Shape shape)
{
    switch (shape) {
    case Topology::Shape::None:
        return "none";
    case Topology::Shape::HubAndSpokes:
        return "hub-and-spokes";
    case Topology::Shape::Mesh:
        return "mesh";
    case Topology::Shape::Hybrid:
        return "hybrid";
    }
    return "none";
}

} // namespace fleetwright::topology
