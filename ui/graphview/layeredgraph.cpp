// SPDX-License-Identifier: Apache-2.0
#include "ui/graphview/layeredgraph.h"

#include <algorithm>
#include <numeric>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int sweeps = 6;
constexpr qreal padding = 8;
constexpr qreal gapDown = 10;

/// Orders and places the nodes of each column.
class Placing {
public:
    Placing(const LayeredGraph &graph, const GraphMetrics &metrics)
        : m_graph(graph), m_metrics(metrics), m_columns(columnCount()),
          m_before(graph.nodes.size()), m_after(graph.nodes.size()), m_centre(graph.nodes.size(), 0)
    {
        for (std::size_t at = 0; at < graph.nodes.size(); ++at)
            m_columns[static_cast<std::size_t>(graph.nodes[at].column)].push_back(at);
        for (const LayeredGraph::Edge &edge : graph.edges) {
            m_after[static_cast<std::size_t>(edge.from)].push_back(
                static_cast<std::size_t>(edge.to));
            m_before[static_cast<std::size_t>(edge.to)].push_back(
                static_cast<std::size_t>(edge.from));
        }
    }

    GraphLayout run()
    {
        for (std::vector<std::size_t> &column : m_columns)
            spread(column);
        for (int sweep = 0; sweep < sweeps; ++sweep) {
            if (sweep % 2 == 0) {
                for (auto column = m_columns.rbegin(); column != m_columns.rend(); ++column)
                    sortBy(*column, m_after);
            } else {
                for (std::vector<std::size_t> &column : m_columns)
                    sortBy(column, m_before);
            }
        }
        // At last the broad layers stand in the middle of what hangs on them.
        for (auto column = m_columns.rbegin(); column != m_columns.rend(); ++column)
            sortBy(*column, m_after);
        return layout();
    }

private:
    [[nodiscard]] std::size_t columnCount() const
    {
        int last = static_cast<int>(m_graph.columns.size()) - 1;
        for (const LayeredGraph::Node &node : m_graph.nodes)
            last = std::max(last, node.column);
        return static_cast<std::size_t>(last + 1);
    }

    [[nodiscard]] qreal boxHeight() const { return 2 * m_metrics.lineHeight + 2 * padding; }

    void spread(const std::vector<std::size_t> &column)
    {
        for (std::size_t at = 0; at < column.size(); ++at)
            m_centre[column[at]] = static_cast<qreal>(at) * (boxHeight() + gapDown);
    }

    using Neighbours = std::vector<std::vector<std::size_t>>;

    [[nodiscard]] qreal wantedCentre(std::size_t node, const Neighbours &neighbours) const
    {
        const std::vector<std::size_t> &others = neighbours[node];
        if (others.empty())
            return m_centre[node];
        const qreal sum = std::accumulate(
            others.begin(), others.end(), 0.0,
            [this](qreal total, std::size_t other) { return total + m_centre[other]; });
        return sum / static_cast<qreal>(others.size());
    }

    /// Puts each node where it wants to be, in that order, and pushes apart what would overlap.
    void sortBy(std::vector<std::size_t> &column, const Neighbours &neighbours)
    {
        std::vector<std::pair<qreal, std::size_t>> wanted;
        for (const std::size_t node : column)
            wanted.emplace_back(wantedCentre(node, neighbours), node);
        std::ranges::stable_sort(wanted, {}, &std::pair<qreal, std::size_t>::first);
        const qreal step = boxHeight() + gapDown;
        // Runs of boxes that touch are moved as one, to the mean of what they want.
        struct Run {
            qreal sum = 0; ///< of what its boxes want, each less its place in the run
            std::size_t count = 0;
            [[nodiscard]] qreal first() const { return sum / static_cast<qreal>(count); }
        };
        std::vector<Run> runs;
        for (const auto &[centre, node] : wanted) {
            runs.push_back({centre, 1});
            while (runs.size() > 1) {
                Run &last = runs.back();
                Run &before = runs[runs.size() - 2];
                const qreal end = before.first() + static_cast<qreal>(before.count) * step;
                if (last.first() >= end)
                    break;
                before.sum +=
                    last.sum
                    - static_cast<qreal>(last.count) * static_cast<qreal>(before.count) * step;
                before.count += last.count;
                runs.pop_back();
            }
        }
        std::size_t at = 0;
        for (const Run &run : runs) {
            for (std::size_t place = 0; place < run.count; ++place, ++at) {
                column[at] = wanted[at].second;
                m_centre[column[at]] = run.first() + static_cast<qreal>(place) * step;
            }
        }
    }

    [[nodiscard]] GraphLayout layout() const
    {
        GraphLayout result;
        result.boxes.resize(m_graph.nodes.size());
        if (m_graph.nodes.empty())
            return result;
        const qreal top = *std::ranges::min_element(m_centre);
        const qreal heading = m_metrics.lineHeight + 2 * padding;
        qreal left = padding;
        for (std::size_t column = 0; column < m_columns.size(); ++column) {
            qreal width = column < static_cast<std::size_t>(m_graph.columns.size())
                              ? m_metrics.textWidth(m_graph.columns[static_cast<qsizetype>(column)])
                              : 0;
            for (const std::size_t node : m_columns[column]) {
                const LayeredGraph::Node &own = m_graph.nodes[node];
                width = std::max(
                    {width, m_metrics.textWidth(own.title), m_metrics.textWidth(own.detail)});
            }
            width = std::min(width + m_metrics.lineHeight + 4 * padding, m_metrics.widest);
            result.columnLefts.push_back(left);
            for (const std::size_t node : m_columns[column]) {
                result.boxes[node] =
                    QRectF(left, m_centre[node] - top + heading, width, boxHeight());
                result.size.setHeight(
                    std::max(result.size.height(), result.boxes[node].bottom() + padding));
            }
            left += width + m_metrics.gapAcross;
        }
        result.size.setWidth(left - m_metrics.gapAcross + padding);
        return result;
    }

    const LayeredGraph &m_graph;
    const GraphMetrics &m_metrics;
    std::vector<std::vector<std::size_t>> m_columns;
    Neighbours m_before;
    Neighbours m_after;
    std::vector<qreal> m_centre; ///< of nodes, downwards
};

void appendOutline(const LayeredGraph &graph, std::size_t node, int depth, QString &text)
{
    const LayeredGraph::Node &own = graph.nodes[node];
    text += QString(2 * depth, u' ') + own.title;
    if (!own.detail.isEmpty())
        text += u": "_s + own.detail;
    text += u'\n';
    for (const LayeredGraph::Edge &edge : graph.edges) {
        // Columns only grow along an edge: this ends.
        if (edge.from == static_cast<int>(node)
            && graph.nodes[static_cast<std::size_t>(edge.to)].column > own.column)
            appendOutline(graph, static_cast<std::size_t>(edge.to), depth + 1, text);
    }
}

} // namespace

GraphLayout layOut(const LayeredGraph &graph, const GraphMetrics &metrics)
{
    return Placing(graph, metrics).run();
}

QString outlineOf(const LayeredGraph &graph)
{
    std::vector<bool> hangs(graph.nodes.size(), false);
    for (const LayeredGraph::Edge &edge : graph.edges)
        hangs[static_cast<std::size_t>(edge.to)] = true;
    QString text;
    for (std::size_t node = 0; node < graph.nodes.size(); ++node) {
        if (!hangs[node])
            appendOutline(graph, node, 0, text);
    }
    return text;
}

} // namespace fleetwright::ui
