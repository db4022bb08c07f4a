// SPDX-License-Identifier: Apache-2.0
#include "topology/outage.h"

#include <algorithm>
#include <set>

namespace fleetwright::topology {

namespace {

using model::ClusterIndex;
using model::Snapshot;
using model::Unit;

Outage hubOutage(const Topology &topology)
{
    Outage outage;
    outage.clusters = topology.hubs;
    for (std::size_t i = 0; i < topology.writers.size(); ++i) {
        if (!topology.writers[i].runsOn)
            outage.writers.push_back(i);
    }
    return outage;
}

/// By the whole address; where none is, by a part of it.
std::vector<std::size_t> sourcesNamed(const Topology &topology, std::string_view what)
{
    std::vector<std::size_t> whole;
    std::vector<std::size_t> part;
    for (std::size_t i = 0; i < topology.sources.size(); ++i) {
        const std::string &url = topology.sources[i].url;
        if (url == what)
            whole.push_back(i);
        else if (!url.empty() && url.find(what) != std::string::npos)
            part.push_back(i);
    }
    return whole.empty() ? part : whole;
}

model::ClusterSet clustersNamed(const Snapshot &snapshot, std::string_view what)
{
    model::ClusterSet clusters;
    const std::size_t equals = what.find('=');
    const bool isPair = equals != std::string_view::npos;
    const std::string_view value = isPair ? what.substr(equals + 1) : what;
    for (ClusterIndex index = 0; index < snapshot.clusters.size(); ++index) {
        for (const auto &[dimension, own] : snapshot.clusters[index].dimensions) {
            if (own == value && (!isPair || dimension == what.substr(0, equals)))
                clusters.insert(index);
        }
    }
    return clusters;
}

std::string choices(const Snapshot &snapshot, const Topology &topology)
{
    constexpr std::size_t most = 12;
    std::set<std::string> names{"hub"};
    for (const Source &source : topology.sources) {
        if (!source.url.empty())
            names.insert(source.url);
    }
    for (const model::Cluster &cluster : snapshot.clusters) {
        for (const auto &[dimension, value] : cluster.dimensions)
            names.insert(std::string(dimension).append("=").append(value));
    }
    std::string text = "give a cluster's name or one of: ";
    std::size_t told = 0;
    for (const std::string &name : names) {
        if (told++ == most)
            return text + " …";
        text += (told == 1 ? "" : ", ") + name;
    }
    return text;
}

bool isStuck(const Unit &unit)
{
    return unit.controller == model::Controller::Overlay || unit.declaration->delivery.suspended
           || unit.error;
}

class Effects {
public:
    Effects(const Snapshot &snapshot, const Topology &topology, const Outage &outage)
        : m_snapshot(snapshot), m_outage(outage), m_isCut(snapshot.units.size(), false)
    {
        const std::set<std::size_t> writers(outage.writers.begin(), outage.writers.end());
        const std::set<std::size_t> sources(outage.sources.begin(), outage.sources.end());
        for (const Route &route : topology.routes) {
            const auto &runsOn = topology.writers[route.writer].runsOn;
            if (!writers.contains(route.writer) && !sources.contains(route.source)
                && !(runsOn && outage.clusters.contains(*runsOn)))
                continue;
            for (const std::size_t unit : route.units)
                m_isCut[unit] = true;
        }
    }

    [[nodiscard]] Delivery of(std::size_t index) const
    {
        const Unit &unit = m_snapshot.units[index];
        if (unit.controller == model::Controller::Overlay)
            return Delivery::Stuck;
        if (m_outage.clusters.contains(unit.cluster))
            return Delivery::Unreachable;
        if (m_isCut[index])
            return Delivery::Frozen;
        if (isStuck(unit))
            return Delivery::Stuck;
        return isDefinitionCut(index) ? Delivery::DefinitionFrozen : Delivery::Receives;
    }

private:
    /// Whether some unit above it, which applies its object, no longer arrives. Units that apply
    /// each other end it.
    [[nodiscard]] bool isDefinitionCut(std::size_t index) const
    {
        std::set<std::size_t> seen;
        for (auto parent = m_snapshot.units[index].parent; parent && seen.insert(*parent).second;
             parent = m_snapshot.units[*parent].parent) {
            if (m_isCut[*parent] || m_outage.clusters.contains(m_snapshot.units[*parent].cluster))
                return true;
        }
        return false;
    }

    const Snapshot &m_snapshot;
    const Outage &m_outage;
    std::vector<bool> m_isCut; ///< its writer or one of its sources is down
};

/// Worked out of how many of a cluster's units arrive.
struct Tally {
    std::size_t written = 0; ///< units that have a writer
    std::size_t arriving = 0;
    std::size_t cut = 0;
};

Standing standingOf(const Tally &tally, bool isDown)
{
    if (tally.written == 0)
        return isDown ? Standing::Unreachable : Standing::NoWriter;
    if (isDown)
        return Standing::Unreachable;
    if (tally.arriving == 0)
        return Standing::Frozen;
    return tally.cut > 0 ? Standing::Partly : Standing::Receives;
}

} // namespace

base::Result<Outage> findOutage(const Snapshot &snapshot, const Topology &topology,
                                std::string_view what)
{
    if (const auto cluster = snapshot.clusterByName.find(std::string(what));
        cluster != snapshot.clusterByName.end()) {
        Outage outage;
        outage.clusters.insert(cluster->second);
        return outage;
    }
    if (what == "hub") {
        Outage outage = hubOutage(topology);
        if (outage.clusters.empty() && outage.writers.empty())
            return base::Error{base::ErrorCode::NotFound,
                               "no cluster controls others here",
                               {},
                               choices(snapshot, topology),
                               {}};
        return outage;
    }
    Outage outage;
    outage.clusters = clustersNamed(snapshot, what);
    if (outage.clusters.empty() && !what.empty())
        outage.sources = sourcesNamed(topology, what);
    if (outage.clusters.empty() && outage.sources.empty())
        return base::Error{base::ErrorCode::NotFound,
                           "\"" + std::string(what)
                               + "\" is no cluster, source or dimension's value",
                           {},
                           choices(snapshot, topology),
                           {}};
    return outage;
}

std::size_t OutageEffect::count(Standing standing) const
{
    return static_cast<std::size_t>(std::ranges::count(clusters, standing));
}

OutageEffect effectOf(const Snapshot &snapshot, const Topology &topology, const Outage &outage)
{
    const Effects effects(snapshot, topology, outage);
    OutageEffect effect;
    std::vector<Tally> tallies(snapshot.clusters.size());
    for (std::size_t index = 0; index < snapshot.units.size(); ++index) {
        const Delivery delivery = effects.of(index);
        effect.units.push_back(delivery);
        if (snapshot.units[index].controller == model::Controller::Overlay)
            continue;
        Tally &tally = tallies[snapshot.units[index].cluster];
        ++tally.written;
        tally.arriving +=
            delivery == Delivery::Receives || delivery == Delivery::DefinitionFrozen ? 1 : 0;
        tally.cut += delivery == Delivery::Frozen || delivery == Delivery::DefinitionFrozen ? 1 : 0;
    }
    for (ClusterIndex index = 0; index < snapshot.clusters.size(); ++index)
        effect.clusters.push_back(standingOf(tallies[index], outage.clusters.contains(index)));
    return effect;
}

std::string_view deliveryName(Delivery delivery)
{
    switch (delivery) {
    case Delivery::Receives:
        return "receives";
    case Delivery::DefinitionFrozen:
        return "definition-frozen";
    case Delivery::Frozen:
        return "frozen";
    case Delivery::Unreachable:
        return "unreachable";
    case Delivery::Stuck:
        return "stuck";
    }
    return "stuck";
}

std::string_view standingName(Standing standing)
{
    switch (standing) {
    case Standing::Receives:
        return "receives";
    case Standing::Partly:
        return "partly";
    case Standing::Frozen:
        return "frozen";
    case Standing::Unreachable:
        return "unreachable";
    case Standing::NoWriter:
        return "no-writer";
    }
    return "no-writer";
}

} // namespace fleetwright::topology
