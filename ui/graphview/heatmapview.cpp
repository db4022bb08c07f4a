// SPDX-License-Identifier: Apache-2.0
#include "ui/graphview/heatmapview.h"

#include "ui/graphview/picture.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace fleetwright::ui {

namespace {

constexpr qreal gap = 3;
constexpr qreal padding = 6;
constexpr int leastCharacters = 14; ///< of a cell's width
constexpr qreal pictureRoom = 900;

} // namespace

HeatMapView::HeatMapView(QWidget *parent) : QAbstractScrollArea(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
}

void HeatMapView::setMap(HeatMap map)
{
    m_map = std::move(map);
    m_selected = -1;
    refreshScrollBars();
    viewport()->update();
}

HeatMapView::Grid HeatMapView::gridFor(qreal room) const
{
    const QFontMetricsF metrics(font());
    Grid grid;
    for (const QString &row : m_map.rows)
        grid.left = std::max(grid.left, metrics.horizontalAdvance(row));
    grid.left = std::min(grid.left, metrics.averageCharWidth() * 20) + 2 * padding;
    grid.top = metrics.height() + padding;
    grid.height = 2 * metrics.height() + 2 * padding;
    const auto columns = std::max<qreal>(1, static_cast<qreal>(m_map.columns.size()));
    grid.width =
        std::max(metrics.averageCharWidth() * leastCharacters, (room - grid.left) / columns - gap);
    return grid;
}

QSizeF HeatMapView::sizeOf(const Grid &grid) const
{
    return {grid.left + static_cast<qreal>(m_map.columns.size()) * (grid.width + gap),
            grid.top + static_cast<qreal>(m_map.rows.size()) * (grid.height + gap)};
}

QSize HeatMapView::sizeHint() const
{
    return sizeOf(gridFor(0)).toSize().expandedTo({fontMetrics().averageCharWidth() * 40, 0});
}

QRectF HeatMapView::rectOf(const HeatMap::Cell &cell, const Grid &grid) const
{
    return {grid.left + cell.column * (grid.width + gap), grid.top + cell.row * (grid.height + gap),
            grid.width, grid.height};
}

void HeatMapView::refreshScrollBars()
{
    const QSizeF all = sizeOf(gridFor(viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setRange(
        0, std::max(0, static_cast<int>(std::floor(all.width() - gap)) - viewport()->width()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setRange(
        0, std::max(0, static_cast<int>(std::ceil(all.height())) - viewport()->height()));
}

void HeatMapView::paintAll(QPainter &painter, const Grid &grid) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    const QFontMetricsF metrics(font());
    painter.setFont(font());
    painter.setPen(theme::textColor(Role::Quiet, palette()));
    for (int column = 0; column < m_map.columns.size(); ++column) {
        const QRectF room(grid.left + column * (grid.width + gap), 0, grid.width, grid.top);
        painter.drawText(room, Qt::AlignLeft | Qt::AlignTop,
                         metrics.elidedText(m_map.columns[column], Qt::ElideRight, grid.width));
    }
    for (int row = 0; row < m_map.rows.size(); ++row) {
        const QRectF room(0, grid.top + row * (grid.height + gap), grid.left - padding,
                          grid.height);
        painter.drawText(room, Qt::AlignLeft | Qt::AlignTop,
                         metrics.elidedText(m_map.rows[row], Qt::ElideRight, room.width()));
    }
    QFont bold = font();
    bold.setBold(true);
    for (std::size_t at = 0; at < m_map.cells.size(); ++at) {
        const HeatMap::Cell &cell = m_map.cells[at];
        const RoleColors colors = theme::colors(cell.role, palette());
        const bool plain = cell.role == Role::Plain || cell.role == Role::Quiet;
        const QRectF box = rectOf(cell, grid).adjusted(1, 1, -1, -1);
        QPen pen(plain ? theme::lineColor(palette()) : colors.border,
                 static_cast<int>(at) == m_selected ? 3 : 1.5);
        if (static_cast<int>(at) == m_selected && plain)
            pen.setColor(palette().color(QPalette::Highlight));
        if (cell.dashed)
            pen.setStyle(Qt::DashLine);
        painter.setPen(pen);
        painter.setBrush(plain ? palette().color(QPalette::Base) : colors.fill);
        painter.drawRect(box);
        const QRectF room = box.adjusted(padding, padding / 2, -padding, -padding / 2);
        painter.setPen(plain ? palette().color(QPalette::Text) : colors.text);
        painter.setFont(bold);
        painter.drawText(room, Qt::AlignTop | Qt::AlignLeft,
                         QFontMetricsF(bold).elidedText(cell.number, Qt::ElideRight, room.width()));
        painter.setFont(font());
        painter.drawText(room, Qt::AlignBottom | Qt::AlignLeft,
                         metrics.elidedText(cell.words, Qt::ElideRight, room.width()));
    }
}

void HeatMapView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.translate(-horizontalScrollBar()->value(), -verticalScrollBar()->value());
    paintAll(painter, gridFor(viewport()->width()));
    if (!hasFocus())
        return;
    painter.resetTransform();
    painter.setPen(QPen(palette().color(QPalette::Highlight), 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
}

bool HeatMapView::savePicture(const QString &file) const
{
    const Grid grid = gridFor(pictureRoom);
    return picture::save(file, sizeOf(grid), [&](QPainter &painter) {
        painter.fillRect(QRectF(QPointF(), sizeOf(grid)), palette().color(QPalette::Base));
        paintAll(painter, grid);
    });
}

int HeatMapView::cellAt(const QPointF &position) const
{
    const QPointF inside =
        position + QPointF(horizontalScrollBar()->value(), verticalScrollBar()->value());
    const Grid grid = gridFor(viewport()->width());
    for (std::size_t at = 0; at < m_map.cells.size(); ++at) {
        if (rectOf(m_map.cells[at], grid).contains(inside))
            return static_cast<int>(at);
    }
    return -1;
}

void HeatMapView::select(const QString &id)
{
    m_selected = -1;
    for (std::size_t at = 0; at < m_map.cells.size(); ++at) {
        if (m_map.cells[at].ids.contains(id))
            m_selected = static_cast<int>(at);
    }
    viewport()->update();
}

void HeatMapView::choose(int cell)
{
    if (cell < 0 || cell == m_selected)
        return;
    m_selected = cell;
    const HeatMap::Cell &own = m_map.cells[static_cast<std::size_t>(cell)];
    setAccessibleDescription(own.spoken);
    const QRect box = rectOf(own, gridFor(viewport()->width())).toRect();
    const int top = verticalScrollBar()->value();
    if (box.top() < top)
        verticalScrollBar()->setValue(box.top());
    else if (box.bottom() > top + viewport()->height())
        verticalScrollBar()->setValue(box.bottom() - viewport()->height());
    viewport()->update();
    Q_EMIT cellSelected(own.ids);
}

void HeatMapView::keyPressEvent(QKeyEvent *event)
{
    const auto beside = [this](int rows, int columns) {
        if (m_map.cells.empty())
            return -1;
        if (m_selected < 0)
            return 0;
        const HeatMap::Cell &from = m_map.cells[static_cast<std::size_t>(m_selected)];
        int best = -1;
        int distance = 0;
        for (std::size_t at = 0; at < m_map.cells.size(); ++at) {
            const HeatMap::Cell &cell = m_map.cells[at];
            const int down = (cell.row - from.row) * (rows == 0 ? 1 : rows);
            const int right = (cell.column - from.column) * (columns == 0 ? 1 : columns);
            const int ahead = rows != 0 ? down : right;
            const int aside = std::abs(rows != 0 ? right : down);
            if (ahead <= 0)
                continue;
            const int away = ahead + 100 * aside;
            if (best < 0 || away < distance) {
                best = static_cast<int>(at);
                distance = away;
            }
        }
        return best;
    };
    switch (event->key()) {
    case Qt::Key_Left:
        choose(beside(0, -1));
        break;
    case Qt::Key_Right:
        choose(beside(0, 1));
        break;
    case Qt::Key_Up:
        choose(beside(-1, 0));
        break;
    case Qt::Key_Down:
        choose(beside(1, 0));
        break;
    default:
        event->ignore();
        return;
    }
    event->accept();
}

void HeatMapView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        choose(cellAt(event->position()));
}

void HeatMapView::resizeEvent(QResizeEvent *)
{
    refreshScrollBars();
}

void HeatMapView::focusInEvent(QFocusEvent *)
{
    viewport()->update();
}

void HeatMapView::focusOutEvent(QFocusEvent *)
{
    viewport()->update();
}

void HeatMapView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        refreshScrollBars();
    QAbstractScrollArea::changeEvent(event);
}

bool HeatMapView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int cell = cellAt(help->pos());
        const QString text =
            cell < 0 ? QString()
                     : m_map.cells[static_cast<std::size_t>(cell)].spoken.toHtmlEscaped();
        QToolTip::showText(help->globalPos(), text, viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace fleetwright::ui
