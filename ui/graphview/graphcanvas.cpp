// SPDX-License-Identifier: Apache-2.0
#include "ui/graphview/graphcanvas.h"

#include "ui/theme/icons.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal padding = 8;
constexpr qreal leastZoom = 0.2;
constexpr qreal mostZoom = 3;
constexpr qreal largestWhenFitted = 1.0;

QFont boldOf(QFont font)
{
    font.setBold(true);
    return font;
}

/// The border that a role gives to boxes and curves.
QColor strokeOf(Role role, const QPalette &palette)
{
    if (role == Role::Plain)
        return theme::colors(Role::Kept, palette).border;
    if (role == Role::Quiet)
        return theme::lineColor(palette);
    return theme::colors(role, palette).border;
}

} // namespace

GraphCanvas::GraphCanvas(QWidget *parent) : QAbstractScrollArea(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    viewport()->setMouseTracking(true);
}

void GraphCanvas::setGraph(LayeredGraph graph)
{
    const QString chosen =
        m_selected >= 0 ? m_graph.nodes[static_cast<std::size_t>(m_selected)].id : QString();
    m_graph = std::move(graph);
    m_selected = -1;
    m_hovered = -1;
    for (std::size_t node = 0; node < m_graph.nodes.size(); ++node) {
        if (!chosen.isEmpty() && m_graph.nodes[node].id == chosen)
            m_selected = static_cast<int>(node);
    }
    place();
}

void GraphCanvas::setEmptyText(const QString &text)
{
    m_emptyText = text;
    viewport()->update();
}

void GraphCanvas::place()
{
    const QFontMetricsF bold(boldOf(font()));
    GraphMetrics metrics;
    metrics.lineHeight = QFontMetricsF(font()).height();
    metrics.textWidth = [&bold](const QString &text) { return bold.horizontalAdvance(text); };
    metrics.widest = bold.averageCharWidth() * 34;
    m_layout = layOut(m_graph, metrics);
    refreshLit();
    if (m_fits)
        fit();
    else
        refreshScrollBars();
    viewport()->update();
}

QSizeF GraphCanvas::pictureSize() const
{
    return {m_layout.size.width(), m_layout.size.height() + legendHeight()};
}

qreal GraphCanvas::legendHeight() const
{
    return m_graph.legend.empty() ? 0 : fontMetrics().height() + 2 * padding;
}

void GraphCanvas::fit()
{
    m_fits = true;
    const QSizeF all = m_layout.size;
    const QSizeF room(viewport()->width(), viewport()->height() - legendHeight());
    if (all.isEmpty() || room.isEmpty())
        return;
    m_zoom = std::clamp(std::min(room.width() / all.width(), room.height() / all.height()),
                        leastZoom, largestWhenFitted);
    refreshScrollBars();
    viewport()->update();
}

void GraphCanvas::refreshScrollBars()
{
    const QSizeF all = m_layout.size * m_zoom;
    const int height = viewport()->height() - static_cast<int>(legendHeight());
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setRange(
        0, std::max(0, static_cast<int>(std::ceil(all.width())) - viewport()->width()));
    verticalScrollBar()->setPageStep(height);
    verticalScrollBar()->setRange(0,
                                  std::max(0, static_cast<int>(std::ceil(all.height())) - height));
    horizontalScrollBar()->setSingleStep(fontMetrics().height());
    verticalScrollBar()->setSingleStep(fontMetrics().height());
}

QTransform GraphCanvas::transform() const
{
    const QSizeF all = m_layout.size * m_zoom;
    const qreal height = viewport()->height() - legendHeight();
    const qreal x = std::max(0.0, (viewport()->width() - all.width()) / 2);
    const qreal y = std::max(0.0, (height - all.height()) / 2);
    return QTransform::fromTranslate(x - horizontalScrollBar()->value(),
                                     y - verticalScrollBar()->value())
        .scale(m_zoom, m_zoom);
}

int GraphCanvas::nodeAt(const QPointF &position) const
{
    const QPointF inside = transform().inverted().map(position);
    for (std::size_t node = 0; node < m_layout.boxes.size(); ++node) {
        if (m_layout.boxes[node].contains(inside))
            return static_cast<int>(node);
    }
    return -1;
}

void GraphCanvas::select(int node)
{
    if (node == m_selected)
        return;
    m_selected = node;
    refreshLit();
    if (node >= 0) {
        ensureVisible(node);
        setAccessibleDescription(m_graph.nodes[static_cast<std::size_t>(node)].spoken);
    }
    viewport()->update();
}

void GraphCanvas::choose(int node)
{
    if (node == m_selected)
        return;
    select(node);
    Q_EMIT nodeSelected(node);
}

void GraphCanvas::refreshLit()
{
    m_lit.assign(m_graph.nodes.size(), false);
    const int start = m_hovered >= 0 ? m_hovered : m_selected;
    if (start < 0)
        return;
    // Both ways: what it inherits from, and who inherits from it.
    for (const bool forwards : {true, false}) {
        std::vector<int> open{start};
        std::vector<bool> seen(m_graph.nodes.size(), false);
        while (!open.empty()) {
            const int node = open.back();
            open.pop_back();
            if (seen[static_cast<std::size_t>(node)])
                continue;
            seen[static_cast<std::size_t>(node)] = true;
            m_lit[static_cast<std::size_t>(node)] = true;
            for (const LayeredGraph::Edge &edge : m_graph.edges) {
                if (forwards && edge.from == node)
                    open.push_back(edge.to);
                if (!forwards && edge.to == node)
                    open.push_back(edge.from);
            }
        }
    }
}

void GraphCanvas::paintEdge(QPainter &painter, const LayeredGraph::Edge &edge, bool lit) const
{
    const QRectF from = m_layout.boxes[static_cast<std::size_t>(edge.from)];
    const QRectF to = m_layout.boxes[static_cast<std::size_t>(edge.to)];
    const QPointF start(from.right(), from.center().y());
    const QPointF end(to.left(), to.center().y());
    const qreal middle = (start.x() + end.x()) / 2;
    QPainterPath path(start);
    path.cubicTo(QPointF(middle, start.y()), QPointF(middle, end.y()), end);
    const qreal width = lit ? 3 : edge.role == Role::Quiet ? 1 : 2;
    QPen pen(strokeOf(lit && edge.role == Role::Quiet ? Role::Plain : edge.role, palette()), width);
    if (edge.dashed)
        pen.setStyle(Qt::DashLine);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
}

void GraphCanvas::paintNode(QPainter &painter, int index) const
{
    const auto at = static_cast<std::size_t>(index);
    const LayeredGraph::Node &node = m_graph.nodes[at];
    const QRectF box = m_layout.boxes[at];
    const RoleColors colors = theme::colors(node.role, palette());
    const bool plain = node.role == Role::Plain || node.role == Role::Quiet;
    QPen pen(strokeOf(node.role, palette()), index == m_selected || m_lit[at] ? 3 : 1.5);
    if (node.dashed)
        pen.setStyle(Qt::DashLine);
    painter.setPen(pen);
    painter.setBrush(plain ? palette().color(QPalette::Base) : colors.fill);
    painter.drawRoundedRect(box, 4, 4);
    QRectF room = box.adjusted(padding, padding, -padding, -padding);
    const int size = fontMetrics().height();
    if (!node.icon.isEmpty()) {
        icons::paint(painter,
                     QRect(static_cast<int>(room.left()),
                           static_cast<int>(room.center().y()) - size / 2, size, size),
                     node.icon, node.role == Role::Quiet ? Role::Quiet : Role::Plain, palette());
        room.setLeft(room.left() + size + padding);
    }
    const QFont bold = boldOf(font());
    painter.setFont(bold);
    painter.setPen(node.role == Role::Quiet ? theme::textColor(Role::Quiet, palette())
                                            : palette().color(QPalette::Text));
    painter.drawText(room, Qt::AlignTop | Qt::AlignLeft,
                     QFontMetricsF(bold).elidedText(node.title, Qt::ElideMiddle, room.width()));
    painter.setFont(font());
    painter.setPen(plain ? theme::textColor(Role::Quiet, palette()) : colors.text);
    painter.drawText(room, Qt::AlignBottom | Qt::AlignLeft,
                     QFontMetricsF(font()).elidedText(node.detail, Qt::ElideRight, room.width()));
}

void GraphCanvas::paintAll(QPainter &painter) const
{
    painter.setFont(font());
    painter.setPen(theme::textColor(Role::Quiet, palette()));
    for (std::size_t column = 0; column < m_layout.columnLefts.size()
                                 && column < static_cast<std::size_t>(m_graph.columns.size());
         ++column) {
        painter.drawText(QPointF(m_layout.columnLefts[column], padding + fontMetrics().ascent()),
                         m_graph.columns[static_cast<qsizetype>(column)]);
    }
    for (const bool lit : {false, true}) {
        for (const LayeredGraph::Edge &edge : m_graph.edges) {
            const bool own = m_lit[static_cast<std::size_t>(edge.from)]
                             && m_lit[static_cast<std::size_t>(edge.to)];
            if (own == lit)
                paintEdge(painter, edge, lit);
        }
    }
    for (std::size_t node = 0; node < m_graph.nodes.size(); ++node)
        paintNode(painter, static_cast<int>(node));
}

void GraphCanvas::paintLegend(QPainter &painter, const QPointF &at) const
{
    qreal x = at.x() + padding;
    const qreal y = at.y() + padding + fontMetrics().height() / 2.0;
    painter.setFont(font());
    for (const LayeredGraph::LegendEntry &entry : m_graph.legend) {
        QPen pen(strokeOf(entry.role, palette()), 3);
        if (entry.dashed)
            pen.setStyle(Qt::DashLine);
        painter.setPen(pen);
        painter.drawLine(QPointF(x, y), QPointF(x + 28, y));
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(QPointF(x + 36, y + fontMetrics().ascent() / 2.0 - 1), entry.text);
        x += 36 + fontMetrics().horizontalAdvance(entry.text) + 2 * padding;
    }
}

void GraphCanvas::paintPicture(QPainter &painter) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRectF(QPointF(), pictureSize()), palette().color(QPalette::Base));
    paintAll(painter);
    paintLegend(painter, QPointF(0, m_layout.size.height()));
}

void GraphCanvas::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), palette().color(QPalette::Base));
    if (m_graph.nodes.empty()) {
        painter.setPen(theme::textColor(Role::Quiet, palette()));
        painter.drawText(viewport()->rect().adjusted(24, 24, -24, -24),
                         Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.save();
    const qreal bottom = viewport()->height() - legendHeight();
    painter.setClipRect(QRectF(0, 0, viewport()->width(), bottom));
    painter.setTransform(transform());
    paintAll(painter);
    painter.restore();
    paintLegend(painter, QPointF(0, bottom));
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 1));
        painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
    }
}

void GraphCanvas::resizeEvent(QResizeEvent *)
{
    if (m_fits)
        fit();
    else
        refreshScrollBars();
}

void GraphCanvas::zoomBy(qreal factor, const QPointF &at)
{
    const QPointF inside = transform().inverted().map(at);
    m_fits = false;
    m_zoom = std::clamp(m_zoom * factor, leastZoom, mostZoom);
    refreshScrollBars();
    const QPointF now = transform().map(inside);
    horizontalScrollBar()->setValue(horizontalScrollBar()->value()
                                    + static_cast<int>(now.x() - at.x()));
    verticalScrollBar()->setValue(verticalScrollBar()->value()
                                  + static_cast<int>(now.y() - at.y()));
    viewport()->update();
}

void GraphCanvas::wheelEvent(QWheelEvent *event)
{
    zoomBy(std::pow(1.0015, event->angleDelta().y()), event->position());
    event->accept();
}

int GraphCanvas::nearest(int node, bool right) const
{
    int best = -1;
    qreal distance = 0;
    for (const LayeredGraph::Edge &edge : m_graph.edges) {
        if ((right ? edge.from : edge.to) != node)
            continue;
        const int other = right ? edge.to : edge.from;
        const qreal away = std::abs(m_layout.boxes[static_cast<std::size_t>(other)].center().y()
                                    - m_layout.boxes[static_cast<std::size_t>(node)].center().y());
        if (best < 0 || away < distance) {
            best = other;
            distance = away;
        }
    }
    return best;
}

int GraphCanvas::besideInColumn(int node, int step) const
{
    const auto boxOf = [this](int index) {
        return m_layout.boxes[static_cast<std::size_t>(index)];
    };
    int best = -1;
    for (int other = 0; other < static_cast<int>(m_graph.nodes.size()); ++other) {
        if (other == node
            || m_graph.nodes[static_cast<std::size_t>(other)].column
                   != m_graph.nodes[static_cast<std::size_t>(node)].column)
            continue;
        const qreal away = (boxOf(other).top() - boxOf(node).top()) * step;
        if (away > 0 && (best < 0 || away < (boxOf(best).top() - boxOf(node).top()) * step))
            best = other;
    }
    return best;
}

void GraphCanvas::step(int key)
{
    if (m_graph.nodes.empty())
        return;
    if (m_selected < 0)
        return choose(0);
    const int next = key == Qt::Key_Right ? nearest(m_selected, true)
                     : key == Qt::Key_Left
                         ? nearest(m_selected, false)
                         : besideInColumn(m_selected, key == Qt::Key_Down ? 1 : -1);
    if (next >= 0)
        choose(next);
}

void GraphCanvas::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        step(event->key());
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_selected >= 0)
            Q_EMIT nodeActivated(m_selected);
        break;
    case Qt::Key_0:
        fit();
        break;
    case Qt::Key_Plus:
        zoomBy(1.2, viewport()->rect().center());
        break;
    case Qt::Key_Minus:
        zoomBy(1 / 1.2, viewport()->rect().center());
        break;
    default:
        event->ignore();
        return;
    }
    event->accept();
}

void GraphCanvas::ensureVisible(int node)
{
    const QRectF box = transform().mapRect(m_layout.boxes[static_cast<std::size_t>(node)]);
    const QRectF view(0, 0, viewport()->width(), viewport()->height() - legendHeight());
    const auto shift = [](qreal low, qreal high, qreal least, qreal most) {
        return low < least ? low - least - padding : high > most ? high - most + padding : 0;
    };
    horizontalScrollBar()->setValue(
        horizontalScrollBar()->value()
        + static_cast<int>(shift(box.left(), box.right(), view.left(), view.right())));
    verticalScrollBar()->setValue(
        verticalScrollBar()->value()
        + static_cast<int>(shift(box.top(), box.bottom(), view.top(), view.bottom())));
}

void GraphCanvas::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        choose(nodeAt(event->position()));
}

void GraphCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (const int node = nodeAt(event->position()); node >= 0)
        Q_EMIT nodeActivated(node);
}

void GraphCanvas::mouseMoveEvent(QMouseEvent *event)
{
    const int node = nodeAt(event->position());
    if (node == m_hovered)
        return;
    m_hovered = node;
    refreshLit();
    viewport()->update();
}

void GraphCanvas::leaveEvent(QEvent *)
{
    m_hovered = -1;
    refreshLit();
    viewport()->update();
}

void GraphCanvas::focusInEvent(QFocusEvent *event)
{
    if (m_selected < 0 && !m_graph.nodes.empty() && event->reason() != Qt::MouseFocusReason)
        choose(0);
    viewport()->update();
}

void GraphCanvas::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        place();
    QAbstractScrollArea::changeEvent(event);
}

bool GraphCanvas::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int node = nodeAt(help->pos());
        const QString text =
            node < 0 ? QString()
                     : m_graph.nodes[static_cast<std::size_t>(node)].spoken.toHtmlEscaped();
        QToolTip::showText(help->globalPos(), text, viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace fleetwright::ui
