// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/flowlayout.h"

#include <QWidget>

#include <algorithm>

namespace fleetwright::ui {

FlowLayout::FlowLayout(QWidget *parent) : QLayout(parent) {}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items); // QLayout leaves its items to the layout that made them
}

void FlowLayout::addGrowing(QWidget *widget)
{
    addWidget(widget);
    m_growing.append(m_items.last());
}

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.append(item);
}

int FlowLayout::count() const
{
    return static_cast<int>(m_items.size());
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return m_items.value(index);
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= m_items.size())
        return nullptr;
    m_growing.removeAll(m_items.at(index));
    return m_items.takeAt(index);
}

Qt::Orientations FlowLayout::expandingDirections() const
{
    return Qt::Horizontal;
}

bool FlowLayout::hasHeightForWidth() const
{
    return true;
}

QList<FlowLayout::Row> FlowLayout::rowsFor(int width) const
{
    const QMargins margins = contentsMargins();
    const int room = width - margins.left() - margins.right();
    QList<Row> rows;
    for (QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize size = item->sizeHint();
        const bool fits = !rows.isEmpty() && rows.last().width + spacing() + size.width() <= room;
        if (!fits)
            rows.append(Row{});
        Row &row = rows.last();
        row.width += size.width() + (row.items.isEmpty() ? 0 : spacing());
        row.height = std::max(row.height, size.height());
        row.items.append(item);
    }
    return rows;
}

int FlowLayout::heightForWidth(int width) const
{
    const QMargins margins = contentsMargins();
    int height = margins.top() + margins.bottom();
    const QList<Row> rows = rowsFor(width);
    for (const Row &row : rows)
        height += row.height;
    return height + static_cast<int>(std::max<qsizetype>(0, rows.size() - 1)) * spacing();
}

QSize FlowLayout::sizeHint() const
{
    const QMargins margins = contentsMargins();
    int width = margins.left() + margins.right();
    int height = 0;
    for (const QLayoutItem *item : m_items) {
        width += item->sizeHint().width() + spacing();
        height = std::max(height, item->sizeHint().height());
    }
    return {width, height + margins.top() + margins.bottom()};
}

QSize FlowLayout::minimumSize() const
{
    const QMargins margins = contentsMargins();
    QSize size;
    for (const QLayoutItem *item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    const QRect room = rect.marginsRemoved(contentsMargins());
    const bool mirrored = parentWidget() && parentWidget()->layoutDirection() == Qt::RightToLeft;
    int y = room.top();
    for (const Row &row : rowsFor(rect.width())) {
        const auto growing =
            std::count_if(row.items.begin(), row.items.end(),
                          [this](QLayoutItem *item) { return m_growing.contains(item); });
        const int extra =
            growing > 0 ? std::max(0, room.width() - row.width) / static_cast<int>(growing) : 0;
        int x = room.left();
        for (QLayoutItem *item : row.items) {
            const QSize size = item->sizeHint();
            const int width =
                std::min(room.width(), size.width() + (m_growing.contains(item) ? extra : 0));
            const int left = mirrored ? room.left() + room.right() - x - width + 1 : x;
            item->setGeometry(
                QRect(left, y + (row.height - size.height()) / 2, width, size.height()));
            x += width + spacing();
        }
        y += row.height + spacing();
    }
}

} // namespace fleetwright::ui
