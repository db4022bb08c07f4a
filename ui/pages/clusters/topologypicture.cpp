// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/clusters/topologypicture.h"

#include "services/text/words.h"
#include "services/workspace/clusteroverview.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <set>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;
using topology::Delivery;
using topology::Route;
using topology::Standing;
using topology::Topology;
using topology::Writer;

namespace {

class Texts {
    Q_DECLARE_TR_FUNCTIONS(ui::TopologyPicture)
};

constexpr std::size_t mostClusters = 24; ///< with more, those that are alike are one box
constexpr std::size_t mostSources = 8;

enum Column { SourceColumn, WriterColumn, ClusterColumn };

Role roleOf(Standing standing)
{
    switch (standing) {
    case Standing::Receives:
        return Role::Kept;
    case Standing::Partly:
        return Role::Warning;
    case Standing::Frozen:
        return Role::Lost;
    case Standing::Unreachable:
        return Role::Error;
    case Standing::NoWriter:
        return Role::Quiet;
    }
    return Role::Plain;
}

/// "fleet-config" of "https://github.com/example/fleet-config.git".
QString shortAddress(const std::string &url)
{
    const QString text = services::visible(url);
    QString name = text.section(u'/', -1, -1, QString::SectionSkipEmpty);
    if (name.endsWith(u".git"))
        name.chop(4);
    return name.isEmpty() ? text : name;
}

class Drawing {
public:
    explicit Drawing(const services::TopologyAnswer &answer)
        : m_answer(answer), m_topology(answer.topology), m_snapshot(*answer.snapshot)
    {
        for (const topology::TwoWriters &both : answer.twoWriters)
            m_contested.insert(both.cluster);
    }

    LayeredGraph make()
    {
        m_graph.columns = {Texts::tr("Sources"), Texts::tr("Controllers"), Texts::tr("Clusters")};
        groupClusters();
        for (const Route &route : m_topology.routes)
            addRoute(route);
        addSources();
        addEdges();
        addLegend();
        return std::move(m_graph);
    }

private:
    /// A controller as it is drawn: one on a cluster of its own, or that of each of a box's.
    using WriterKey = std::pair<std::size_t, bool>; ///< writer or box of clusters; true for a box
    struct BoxKey {
        WriterKey writer;
        model::Controller controller;
        friend auto operator<=>(const BoxKey &, const BoxKey &) = default;
    };
    struct EdgeState {
        bool anyArrives = false;
        bool anyCut = false;
    };

    [[nodiscard]] bool isOwn(const Route &route) const
    {
        return m_topology.writers[route.writer].runsOn == route.cluster;
    }

    /// What makes clusters alike: environment, who brings what, and what becomes of it.
    [[nodiscard]] std::vector<std::string> signatures() const
    {
        std::vector<std::string> result;
        for (std::size_t i = 0; i < m_snapshot.clusters.size(); ++i) {
            const auto index = static_cast<model::ClusterIndex>(i);
            result.push_back(m_snapshot.clusters[i].environment() + '\n'
                             + (m_contested.contains(index) ? "!" : "") + '\n'
                             + (m_answer.outage ? std::string(topology::standingName(
                                                      m_answer.effect.clusters[i]))
                                                : std::string()));
        }
        for (const Route &route : m_topology.routes) {
            const Writer &writer = m_topology.writers[route.writer];
            result[route.cluster] +=
                '\n' + std::to_string(route.source) + '\n'
                + std::string(model::controllerName(writer.controller))
                + '\n'
                // Of many that look after themselves the hubs still stand alone.
                + (isOwn(route) && !m_topology.hubs.contains(route.cluster)
                       ? std::string("own")
                       : std::to_string(route.writer));
        }
        return result;
    }

    void groupClusters()
    {
        const std::vector<std::string> alike = signatures();
        std::map<std::string, std::size_t> known;
        const bool isLarge = m_snapshot.clusters.size() > mostClusters;
        for (std::size_t i = 0; i < alike.size(); ++i) {
            const auto index = static_cast<model::ClusterIndex>(i);
            const bool standsAlone = !isLarge || m_topology.hubs.contains(index);
            const auto [found, isNew] =
                known.emplace(standsAlone ? std::to_string(i) : alike[i], m_boxes.size());
            if (isNew)
                m_boxes.emplace_back();
            m_boxes[found->second].push_back(index);
            m_boxOf.push_back(found->second);
        }
        for (std::size_t box = 0; box < m_boxes.size(); ++box)
            addClusterBox(box);
    }

    void addClusterBox(std::size_t box)
    {
        const std::vector<model::ClusterIndex> &members = m_boxes[box];
        const model::Cluster &first = m_snapshot.clusters[members.front()];
        LayeredGraph::Node node;
        node.column = ClusterColumn;
        node.icon = u"server"_s;
        const bool isOne = members.size() == 1;
        node.id = isOne ? u"cluster:"_s + services::toQt(first.name) : u"clusters:%1"_s.arg(box);
        node.title = isOne ? services::visible(first.name)
                           : Texts::tr("%n cluster(s)", nullptr, static_cast<int>(members.size()));
        QStringList detail;
        if (const std::string environment = first.environment(); !environment.empty())
            detail.append(services::visible(environment));
        if (m_topology.hubs.contains(members.front()))
            detail.append(Texts::tr("hub"));
        const bool isServed = !m_topology.unserved.contains(members.front());
        if (m_answer.outage) {
            const Standing standing = m_answer.effect.clusters[members.front()];
            node.role = roleOf(standing);
            node.dashed = standing != Standing::Receives && standing != Standing::Partly;
            detail.append(services::standingText(standing));
        } else if (!isServed) {
            node.role = Role::Quiet;
            node.dashed = true;
            detail.append(Texts::tr("no writer"));
        }
        if (m_contested.contains(members.front())) {
            if (!m_answer.outage)
                node.role = Role::Warning;
            detail.append(Texts::tr("two writers"));
        }
        node.detail = detail.join(u", "_s);
        node.spoken = node.title + u", "_s + node.detail;
        m_clusterNodes.push_back(add(std::move(node)));
    }

    int add(LayeredGraph::Node node)
    {
        m_graph.nodes.push_back(std::move(node));
        return static_cast<int>(m_graph.nodes.size()) - 1;
    }

    int writerNode(const Route &route)
    {
        const Writer &writer = m_topology.writers[route.writer];
        const std::size_t box = m_boxOf[route.cluster];
        const bool isOfBox = isOwn(route) && m_boxes[box].size() > 1;
        const BoxKey key{{isOfBox ? box : route.writer, isOfBox}, writer.controller};
        if (const auto known = m_writerNodes.find(key); known != m_writerNodes.end())
            return known->second;
        LayeredGraph::Node node;
        node.column = WriterColumn;
        node.id = u"writer:%1"_s.arg(m_writerNodes.size());
        node.icon = u"refresh"_s;
        node.title = services::controllerText(writer.controller);
        if (isOfBox)
            node.detail = Texts::tr("on each of %n cluster(s)", nullptr,
                                    static_cast<int>(m_boxes[box].size()));
        else if (writer.runsOn)
            //: a cluster's name
            node.detail =
                Texts::tr("on %1").arg(services::visible(m_snapshot.clusters[*writer.runsOn].name));
        else
            node.detail = Texts::tr("on a hub that no file names");
        if (isDown(route.writer)) {
            node.role = Role::Error;
            node.dashed = true;
            node.detail += u", "_s + Texts::tr("down");
        }
        node.spoken = node.title + u' ' + node.detail;
        return m_writerNodes[key] = add(std::move(node));
    }

    [[nodiscard]] bool isDown(std::size_t writer) const
    {
        if (!m_answer.outage)
            return false;
        const auto &runsOn = m_topology.writers[writer].runsOn;
        return std::ranges::find(m_answer.outage->writers, writer) != m_answer.outage->writers.end()
               || (runsOn && m_answer.outage->clusters.contains(*runsOn));
    }

    void addRoute(const Route &route)
    {
        const int writer = writerNode(route);
        m_readers[route.source].insert(writer);
        EdgeState &edge = m_written[{writer, m_clusterNodes[m_boxOf[route.cluster]]}];
        for (const std::size_t unit : route.units) {
            if (!m_answer.outage)
                continue;
            const Delivery delivery = m_answer.effect.units[unit];
            edge.anyArrives |=
                delivery == Delivery::Receives || delivery == Delivery::DefinitionFrozen;
            edge.anyCut |= delivery == Delivery::Frozen || delivery == Delivery::Unreachable;
        }
    }

    [[nodiscard]] bool hasFailed(std::size_t source) const
    {
        return m_answer.outage
               && std::ranges::find(m_answer.outage->sources, source)
                      != m_answer.outage->sources.end();
    }

    void addSources()
    {
        using Alike = std::pair<std::set<int>, bool>;
        std::map<Alike, std::vector<std::size_t>> alike;
        for (const auto &[source, readers] : m_readers)
            alike[{readers, hasFailed(source)}].push_back(source);
        const bool isLarge = m_readers.size() > mostSources;
        for (const auto &[key, sources] : alike) {
            if (isLarge && sources.size() > 2) {
                addSourceNode(sources, key.first, key.second);
                continue;
            }
            for (const std::size_t source : sources)
                addSourceNode({source}, key.first, key.second);
        }
    }

    void addSourceNode(const std::vector<std::size_t> &sources, const std::set<int> &readers,
                       bool failed)
    {
        LayeredGraph::Node node;
        node.column = SourceColumn;
        node.icon = u"branch"_s;
        node.id = u"source:%1"_s.arg(sources.front());
        const topology::Source &first = m_topology.sources[sources.front()];
        if (sources.size() > 1) {
            QStringList names;
            for (const std::size_t source : sources)
                names.append(shortAddress(m_topology.sources[source].url));
            node.title = Texts::tr("%n source(s)", nullptr, static_cast<int>(sources.size()));
            node.detail = services::nameList(names);
        } else {
            node.title = first.url.empty() ? Texts::tr("not named") : shortAddress(first.url);
            node.detail = services::visible(first.revision);
        }
        if (failed) {
            node.role = Role::Error;
            node.dashed = true;
        }
        node.spoken =
            QStringList{services::visible(first.url), node.title, node.detail}.join(u", "_s);
        const int from = add(std::move(node));
        for (const int reader : readers)
            m_graph.edges.push_back({from, reader, failed ? Role::Error : Role::Quiet, failed});
    }

    void addEdges()
    {
        for (const auto &[ends, state] : m_written) {
            Role role = Role::Quiet;
            if (m_answer.outage)
                role = state.anyArrives ? Role::Kept : Role::Lost;
            m_graph.edges.push_back(
                {ends.first, ends.second, role, state.anyCut && !state.anyArrives});
        }
    }

    void addLegend()
    {
        if (!m_answer.outage) {
            m_graph.legend = {{Texts::tr("writes"), Role::Quiet, false},
                              {Texts::tr("two writers"), Role::Warning, false}};
            return;
        }
        m_graph.legend = {{Texts::tr("receives changes"), Role::Kept, false},
                          {Texts::tr("receives some changes"), Role::Warning, false},
                          {Texts::tr("freezes"), Role::Lost, true},
                          {Texts::tr("down"), Role::Error, true}};
    }

    const services::TopologyAnswer &m_answer;
    const Topology &m_topology;
    const model::Snapshot &m_snapshot;
    model::ClusterSet m_contested;
    LayeredGraph m_graph;
    std::vector<std::vector<model::ClusterIndex>> m_boxes;
    std::vector<std::size_t> m_boxOf; ///< by cluster
    std::vector<int> m_clusterNodes;  ///< by box
    std::map<BoxKey, int> m_writerNodes;
    std::map<std::size_t, std::set<int>> m_readers; ///< source → nodes of writers
    std::map<std::pair<int, int>, EdgeState> m_written;
};

} // namespace

LayeredGraph topologyGraph(const services::TopologyAnswer &answer)
{
    return Drawing(answer).make();
}

} // namespace fleetwright::ui
