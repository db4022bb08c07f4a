// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/counttile.h"

#include <QPainter>

namespace fleetwright::ui {

CountTile::CountTile(QWidget *parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::NoFocus);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void CountTile::makeFilter()
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_TransparentForMouseEvents, false);
    setCursor(Qt::PointingHandCursor);
}

void CountTile::setCount(const QString &number, const QString &words, Role role)
{
    m_number = number;
    m_words = words;
    m_role = role;
    setAccessibleName(tr("%1 %2").arg(number, words));
    setToolTip(accessibleName());
    updateGeometry();
    update();
}

QFont CountTile::numberFont() const
{
    QFont large = font();
    large.setBold(true);
    large.setPointSizeF(large.pointSizeF() * 1.35);
    return large;
}

QSize CountTile::sizeHint() const
{
    const QFontMetrics metrics(font());
    const QFontMetrics large(numberFont());
    return {std::max(metrics.horizontalAdvance(m_words), large.horizontalAdvance(m_number)) + 16,
            metrics.height() + large.height() + 14};
}

QSize CountTile::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 8, sizeHint().height()};
}

void CountTile::paintEvent(QPaintEvent *)
{
    const RoleColors colors = theme::colors(m_role, palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool marked = isChecked() || hasFocus();
    painter.setPen(
        QPen(marked ? palette().color(QPalette::Highlight) : colors.border, isChecked() ? 3 : 1));
    painter.setBrush(m_role == Role::Plain ? palette().color(QPalette::Base) : colors.fill);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    const QRect room = rect().adjusted(8, 7, -4, -7);
    painter.setPen(colors.text);
    painter.setFont(numberFont());
    painter.drawText(room, Qt::AlignTop | Qt::AlignLeft, m_number);
    painter.setFont(font());
    painter.drawText(room, Qt::AlignBottom | Qt::AlignLeft,
                     QFontMetrics(font()).elidedText(m_words, Qt::ElideRight, room.width()));
}

} // namespace fleetwright::ui
