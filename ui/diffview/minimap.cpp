// SPDX-License-Identifier: Apache-2.0
#include "ui/diffview/minimap.h"

#include "ui/theme/theme.h"

#include <QMouseEvent>
#include <QPainter>

namespace fleetwright::ui {

Minimap::Minimap(QWidget *parent) : QWidget(parent)
{
    // Everything it does is done by the keyboard in the view beside it.
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("Where differences are"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

void Minimap::setMarks(std::vector<DiffLayout::Mark> marks)
{
    m_marks = std::move(marks);
    setToolTip(
        tr("%n differences; press or drag to go there", nullptr, static_cast<int>(m_marks.size())));
    update();
}

void Minimap::setView(double begin, double end)
{
    m_begin = begin;
    m_end = end;
    update();
}

QSize Minimap::sizeHint() const
{
    return {fontMetrics().height(), 100};
}

void Minimap::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::bandColor(palette()));
    const auto span = [this](double begin, double end, int least) {
        const int top = qRound(begin * height());
        return QRect(0, top, width(), qMax(least, qRound(end * height()) - top));
    };
    painter.setPen(palette().color(QPalette::Dark));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRect(span(m_begin, m_end, 8).adjusted(0, 0, -1, -1));
    const QColor mark = theme::colors(Role::Differs, palette()).border;
    for (const DiffLayout::Mark &one : m_marks)
        painter.fillRect(span(one.begin, one.end, 4).adjusted(2, 0, -2, 0), mark);
}

void Minimap::mousePressEvent(QMouseEvent *event)
{
    Q_EMIT wanted(event->position().y() / qMax(1, height()));
}

void Minimap::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        Q_EMIT wanted(event->position().y() / qMax(1, height()));
}

void Minimap::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

} // namespace fleetwright::ui
