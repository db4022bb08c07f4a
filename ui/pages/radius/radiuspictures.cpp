// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/radius/radiuspictures.h"

#include "fleet/roles.h"
#include "services/text/words.h"
#include "ui/models/layerrole.h"
#include "ui/models/radiusmodel.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;
using State = services::RadiusCluster::State;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ui::RadiusPictures)
};

constexpr std::size_t mostSingleClusters = 24;
constexpr std::size_t mostLayersOfColumn = 24;
constexpr qsizetype spokenNames = 12;

int asInt(std::size_t count)
{
    return static_cast<int>(count);
}

bool isConcerned(State state)
{
    return state != State::Outside && state != State::Hidden;
}

/// How strongly a role speaks: a path shows the strongest of what it leads to.
int strengthOf(Role role)
{
    switch (role) {
    case Role::Error:
        return 4;
    case Role::Removed:
        return 3;
    case Role::Pending:
        return 2;
    case Role::Kept:
        return 1;
    default:
        return 0;
    }
}

using Parents = std::set<std::size_t>; ///< boxes of layers

class Drawing {
public:
    explicit Drawing(const services::RadiusAnswer &answer)
        : m_answer(answer), m_snapshot(*answer.snapshot)
    {}

    LayeredGraph run()
    {
        chooseLayers();
        foldLayers();
        addClusters();
        addLayerEdges();
        setLegend();
        return std::move(m_graph);
    }

private:
    using LayerIndex = model::LayerIndex;

    [[nodiscard]] bool isOwnOfCluster(const model::Layer &layer) const
    {
        return layer.role.kind == model::Role::Kind::Cluster;
    }

    [[nodiscard]] std::size_t rankOf(LayerIndex index) const
    {
        return fleet::roleRank(m_snapshot.layers[index].role, m_snapshot.dimensions);
    }

    /// Layers that are drawn: what clusters inherit from, less what stands below another of the
    /// same rank.
    void chooseLayers()
    {
        m_shownAs.assign(m_snapshot.layers.size(), none);
        for (LayerIndex index = 0; index < m_snapshot.layers.size(); ++index) {
            const model::Layer &layer = m_snapshot.layers[index];
            if (!layer.reach.empty() && !isOwnOfCluster(layer))
                m_shownAs[index] = topOfRank(index);
        }
    }

    /// The layer of equal rank that includes it, and so on: parts of a base are the base.
    [[nodiscard]] LayerIndex topOfRank(LayerIndex index) const
    {
        for (std::size_t steps = 0; steps < m_snapshot.layers.size(); ++steps) {
            const std::vector<LayerIndex> &above = m_snapshot.layers[index].includedBy;
            const auto equal = std::ranges::find_if(above, [&](LayerIndex other) {
                return !isOwnOfCluster(m_snapshot.layers[other])
                       && !m_snapshot.layers[other].reach.empty() && rankOf(other) == rankOf(index);
            });
            if (equal == above.end())
                return index;
            index = *equal;
        }
        return index;
    }

    /// Boxes of layers: those that inherit the same and reach the same are one.
    void foldLayers()
    {
        std::set<LayerIndex> shown;
        std::map<std::size_t, int> columns; // rank → column
        for (const LayerIndex index : m_shownAs) {
            if (index == none)
                continue;
            shown.insert(index);
            columns.emplace(rankOf(index), 0);
        }
        int column = 0;
        for (auto &[rank, place] : columns) {
            place = column++;
            m_graph.columns.append(QString());
        }
        m_boxOf.assign(m_snapshot.layers.size(), noBox);
        std::map<std::pair<std::size_t, std::vector<model::ClusterIndex>>, std::size_t> alike;
        std::map<std::size_t, std::size_t> inColumn;
        for (const LayerIndex index : shown) {
            const std::size_t rank = rankOf(index);
            const auto [known, isNew] = alike.try_emplace(
                std::pair(rank, m_snapshot.layers[index].reach.indices()), m_graph.nodes.size());
            if (isNew && inColumn[rank]++ >= mostLayersOfColumn) {
                // Too many to tell apart: they share the last box.
                known->second = m_lastOfRank.at(rank);
            } else if (isNew) {
                addBox(index, columns.at(rank));
                m_lastOfRank[rank] = known->second;
            }
            m_boxOf[index] = known->second;
            m_members[known->second].push_back(index);
        }
        for (LayerIndex index = 0; index < m_snapshot.layers.size(); ++index) {
            if (m_shownAs[index] != none)
                m_boxOf[index] = m_boxOf[m_shownAs[index]];
        }
        for (const auto &[box, members] : m_members)
            describe(box, members);
    }

    void addBox(LayerIndex index, int column)
    {
        const model::Layer &layer = m_snapshot.layers[index];
        LayeredGraph::Node node;
        node.id = u"layer:"_s + services::toQt(layer.path.text());
        node.icon = layerIcon(layer);
        node.column = column;
        node.role = Role::Quiet;
        if (m_graph.columns[column].isEmpty()) {
            QString name = layerRoleName(layer);
            if (!name.isEmpty())
                name[0] = name[0].toUpper();
            m_graph.columns[column] = name;
        }
        m_graph.nodes.push_back(std::move(node));
    }

    void describe(std::size_t box, const std::vector<LayerIndex> &members)
    {
        LayeredGraph::Node &node = m_graph.nodes[box];
        const model::Layer &first = m_snapshot.layers[members.front()];
        const QString path = first.path.isRoot() ? u"."_s : services::visible(first.path.text());
        const int others = asInt(members.size()) - 1;
        //: a layer and others like it
        node.title = others > 0 ? Texts::tr("%1 and %n more", nullptr, others).arg(path) : path;
        node.detail = Texts::tr("reaches %n", nullptr, asInt(first.reach.size()));
        node.spoken = Texts::tr("%1 %2, reaches %n cluster(s)", nullptr, asInt(first.reach.size()))
                          .arg(layerRoleName(first), node.title);
    }

    /// What a cluster hangs on: the nearest layers that are not its own.
    [[nodiscard]] Parents parentsOf(model::ClusterIndex cluster) const
    {
        Parents parents;
        std::set<LayerIndex> seen;
        std::vector<LayerIndex> open;
        for (const std::size_t index : m_snapshot.unitsOf(cluster)) {
            if (m_snapshot.units[index].root)
                open.push_back(*m_snapshot.units[index].root);
        }
        while (!open.empty()) {
            const LayerIndex index = open.back();
            open.pop_back();
            if (!seen.insert(index).second)
                continue;
            if (m_boxOf[index] != noBox) {
                parents.insert(m_boxOf[index]);
                continue;
            }
            for (const LayerIndex below : m_snapshot.layers[index].includes)
                open.push_back(below);
        }
        // An own layer may include both a region and, beside it, what the region includes.
        Parents direct = parents;
        for (const std::size_t parent : parents) {
            for (const std::size_t broader : broaderThan(parent))
                direct.erase(broader);
        }
        return direct;
    }

    /// All boxes that a box inherits from.
    [[nodiscard]] const Parents &broaderThan(std::size_t box) const
    {
        const auto known = m_broader.find(box);
        if (known != m_broader.end())
            return known->second;
        Parents all;
        m_broader[box] = {}; // a cycle ends here
        for (const LayerIndex member : m_members.at(box)) {
            for (const std::size_t below : boxesBelow(member)) {
                if (below == box)
                    continue;
                all.insert(below);
                const Parents &further = broaderThan(below);
                all.insert(further.begin(), further.end());
            }
        }
        return m_broader[box] = std::move(all);
    }

    [[nodiscard]] Parents boxesBelow(LayerIndex index) const
    {
        Parents boxes;
        std::set<LayerIndex> seen;
        std::vector<LayerIndex> open{index};
        while (!open.empty()) {
            const LayerIndex at = open.back();
            open.pop_back();
            if (!seen.insert(at).second)
                continue;
            if (at != index && m_boxOf[at] != noBox && m_boxOf[at] != m_boxOf[index])
                boxes.insert(m_boxOf[at]);
            else
                open.insert(open.end(), m_snapshot.layers[at].includes.begin(),
                            m_snapshot.layers[at].includes.end());
        }
        return boxes;
    }

    struct Bunch {
        std::vector<const services::RadiusCluster *> clusters;
        Parents parents;
    };

    void addClusters()
    {
        const int column = static_cast<int>(m_graph.columns.size());
        m_graph.columns.append(Texts::tr("Cluster"));
        std::map<std::tuple<Parents, int, QString>, Bunch> bunches;
        std::vector<Bunch> singles;
        const bool many = m_answer.clusters.size() > mostSingleClusters;
        for (std::size_t at = 0; at < m_answer.clusters.size(); ++at) {
            const services::RadiusCluster &cluster = m_answer.clusters[at];
            const Parents parents = at < m_snapshot.clusters.size()
                                        ? parentsOf(static_cast<model::ClusterIndex>(at))
                                        : Parents();
            if (!many) {
                singles.push_back({{&cluster}, parents});
                continue;
            }
            Bunch &bunch = bunches[std::tuple(parents, strengthOf(roleOf(cluster)),
                                              RadiusModel::resultText(m_answer, cluster))];
            bunch.clusters.push_back(&cluster);
            bunch.parents = parents;
        }
        for (auto &[key, bunch] : bunches)
            singles.push_back(std::move(bunch));
        for (std::size_t number = 0; number < singles.size(); ++number)
            addBunch(singles[number], column, number);
    }

    void addBunch(const Bunch &bunch, int column, std::size_t number)
    {
        const services::RadiusCluster &first = *bunch.clusters.front();
        LayeredGraph::Node node;
        node.icon = u"server"_s;
        node.column = column;
        node.role = roleOf(first);
        node.dashed = first.state == State::Hidden;
        node.detail = RadiusModel::resultText(m_answer, first);
        const bool single = bunch.clusters.size() == 1;
        node.id = single ? u"cluster:"_s + first.name : u"clusters:%1"_s.arg(number);
        node.title = single ? services::visible(first.name)
                            : Texts::tr("%n cluster(s)", nullptr, asInt(bunch.clusters.size()));
        if (!single)
            node.icon = u"servers"_s;
        QStringList names;
        for (const services::RadiusCluster *cluster : bunch.clusters)
            names.append(cluster->name);
        node.spoken = services::nameList(names, spokenNames) + u": "_s + node.detail;
        const int own = asInt(m_graph.nodes.size());
        for (const std::size_t parent : bunch.parents)
            addEdge(asInt(parent), own, node.role, node.dashed);
        m_graph.nodes.push_back(std::move(node));
    }

    void addEdge(int from, int to, Role role, bool dashed)
    {
        m_graph.edges.push_back({from, to, role, dashed});
        LayeredGraph::Node &broad = m_graph.nodes[static_cast<std::size_t>(from)];
        if (broad.role == Role::Quiet && role != Role::Quiet)
            broad.role = Role::Plain;
    }

    /// From broad to narrow, only to the next; coloured as the strongest of what hangs on both.
    void addLayerEdges()
    {
        std::map<std::size_t, Role> strongest;
        std::vector<LayeredGraph::Edge> ofClusters = m_graph.edges;
        for (const LayeredGraph::Edge &edge : ofClusters) {
            const auto parent = static_cast<std::size_t>(edge.from);
            raise(strongest, parent, edge.role);
            for (const std::size_t broader : broaderThan(parent))
                raise(strongest, broader, edge.role);
        }
        for (const auto &[box, members] : m_members) {
            Parents direct = broaderThan(box);
            for (const std::size_t broader : broaderThan(box)) {
                for (const std::size_t further : broaderThan(broader))
                    direct.erase(further);
            }
            const Role role = strongest.contains(box) ? strongest.at(box) : Role::Quiet;
            for (const std::size_t broader : direct) {
                if (m_graph.nodes[broader].column < m_graph.nodes[box].column)
                    addEdge(asInt(broader), asInt(box), role, role == Role::Kept);
            }
            if (role != Role::Quiet && m_graph.nodes[box].role == Role::Quiet)
                m_graph.nodes[box].role = Role::Plain;
        }
        markSubject();
    }

    static void raise(std::map<std::size_t, Role> &roles, std::size_t box, Role role)
    {
        const auto [entry, isNew] = roles.try_emplace(box, role);
        if (!isNew && strengthOf(role) > strengthOf(entry->second))
            entry->second = role;
    }

    void markSubject()
    {
        if (m_answer.subject.kind != services::RadiusSubject::Kind::Layer)
            return;
        const std::string text = services::toStd(m_answer.subject.text.trimmed());
        const auto path = base::RepoPath::fromText(text == "." ? "" : text);
        const auto index = path ? m_snapshot.layerByPath.find(*path) : m_snapshot.layerByPath.end();
        if (index != m_snapshot.layerByPath.end() && m_boxOf[index->second] != noBox)
            m_graph.nodes[m_boxOf[index->second]].role = Role::Pending;
    }

    void setLegend()
    {
        struct Entry {
            std::size_t count = 0;
            bool dashed = false;
            Role role = Role::Quiet;
        };
        std::map<QString, Entry> entries;
        for (const services::RadiusCluster &cluster : m_answer.clusters) {
            Entry &entry = entries[cluster.state == State::Reached && m_answer.subject.isTrial()
                                       ? (cluster.production ? Texts::tr("changed, production")
                                                             : Texts::tr("changed"))
                                       : RadiusModel::resultText(m_answer, cluster)];
            ++entry.count;
            entry.dashed = cluster.state == State::Hidden;
            entry.role = roleOf(cluster);
        }
        for (const auto &[text, entry] : entries)
            //: a state, and how many clusters are in it
            m_graph.legend.push_back(
                {Texts::tr("%1 (%2)").arg(text).arg(entry.count), entry.role, entry.dashed});
        std::ranges::stable_sort(
            m_graph.legend, std::greater<>(),
            [](const LayeredGraph::LegendEntry &entry) { return strengthOf(entry.role); });
    }

    static constexpr LayerIndex none = ~LayerIndex(0);
    static constexpr std::size_t noBox = ~std::size_t(0);

    const services::RadiusAnswer &m_answer;
    const model::Snapshot &m_snapshot;
    LayeredGraph m_graph;
    std::vector<LayerIndex> m_shownAs; ///< the layer that stands for a layer
    std::vector<std::size_t> m_boxOf;  ///< nodes of layers
    std::map<std::size_t, std::vector<LayerIndex>> m_members;
    std::map<std::size_t, std::size_t> m_lastOfRank;
    mutable std::map<std::size_t, Parents> m_broader;
};

} // namespace

Role roleOf(const services::RadiusCluster &cluster)
{
    switch (cluster.state) {
    case State::Outside:
        return Role::Quiet;
    case State::Hidden:
        return Role::Kept;
    case State::Lost:
        return cluster.production ? Role::Error : Role::Removed;
    case State::Reached:
    case State::Gained:
        return cluster.production ? Role::Error : Role::Pending;
    }
    return Role::Quiet;
}

LayeredGraph radiusGraph(const services::RadiusAnswer &answer)
{
    return answer.error || !answer.snapshot ? LayeredGraph() : Drawing(answer).run();
}

HeatMap radiusHeatMap(const services::RadiusAnswer &answer)
{
    HeatMap map;
    if (answer.error)
        return map;
    const QString unknown = Texts::tr("unknown");
    const auto known = [&](const QString &value) { return value.isEmpty() ? unknown : value; };
    std::map<std::pair<int, int>, std::vector<const services::RadiusCluster *>> cells;
    for (const services::RadiusCluster &cluster : answer.clusters) {
        if (!map.rows.contains(known(cluster.environment)))
            map.rows.append(known(cluster.environment));
        if (!map.columns.contains(known(cluster.region)))
            map.columns.append(known(cluster.region));
    }
    std::sort(map.columns.begin(), map.columns.end());
    for (const services::RadiusCluster &cluster : answer.clusters)
        cells[{static_cast<int>(map.rows.indexOf(known(cluster.environment))),
               static_cast<int>(map.columns.indexOf(known(cluster.region)))}]
            .push_back(&cluster);
    for (const auto &[place, clusters] : cells) {
        HeatMap::Cell cell;
        cell.row = place.first;
        cell.column = place.second;
        cell.role = Role::Quiet;
        std::size_t concerned = 0;
        std::size_t fields = 0;
        for (const services::RadiusCluster *cluster : clusters) {
            concerned += isConcerned(cluster->state) ? 1 : 0;
            fields += cluster->fields;
            if (strengthOf(roleOf(*cluster)) > strengthOf(cell.role))
                cell.role = roleOf(*cluster);
            cell.ids.append(cluster->name);
        }
        cell.dashed = cell.role == Role::Kept;
        cell.number = answer.subject.isTrial()
                          ? Texts::tr("%n field(s)", nullptr, asInt(fields))
                          : Texts::tr("%1 of %n", nullptr, asInt(clusters.size())).arg(concerned);
        cell.words =
            clusters.size() == 1
                ? RadiusModel::resultText(answer, *clusters.front())
                : Texts::tr("%1 of %n cluster(s)", nullptr, asInt(clusters.size())).arg(concerned);
        cell.spoken = Texts::tr("%1, %2: %3, %4. %5")
                          .arg(map.rows[place.first], map.columns[place.second], cell.number,
                               cell.words, services::nameList(cell.ids, spokenNames));
        map.cells.push_back(std::move(cell));
    }
    return map;
}

} // namespace fleetwright::ui
