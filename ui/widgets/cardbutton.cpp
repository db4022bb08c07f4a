// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/cardbutton.h"

#include "ui/theme/icons.h"
#include "ui/widgets/delegates.h"

#include <QPainter>

namespace fleetwright::ui {

CardButton::CardButton(const QString &icon, const QString &title, const QString &description,
                       QWidget *parent)
    : QPushButton(parent), m_icon(icon), m_title(title), m_description(description)
{
    setAutoDefault(false);
    setAccessibleName(title);
    setAccessibleDescription(description);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
}

void CardButton::setKeys(const QString &keys)
{
    m_keys = keys;
    update();
}

QSize CardButton::sizeHint() const
{
    const QFontMetrics metrics(font());
    const int text =
        std::max(metrics.horizontalAdvance(m_title), metrics.horizontalAdvance(m_description));
    return {text + metrics.height() * 3 + metrics.horizontalAdvance(m_keys) + 40,
            metrics.height() * 2 + 24};
}

QSize CardButton::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 24, sizeHint().height()};
}

void CardButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const RoleColors accent = theme::colors(Role::Accent, palette());
    painter.setPen(hasFocus() ? accent.border : theme::lineColor(palette()));
    if (isDown())
        painter.setBrush(accent.fill);
    else
        painter.setBrush(underMouse() ? theme::hoverColor(palette())
                                      : palette().color(QPalette::Button));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    const QFontMetrics metrics(font());
    const int size = metrics.height() + 4;
    icons::paint(painter, QRect(14, (height() - size) / 2, size, size), m_icon, Role::Accent,
                 palette());
    painter.setFont(font());
    QRect room = rect().adjusted(size + 28, 10, -10, -10);
    const int keysWidth = cells::paintKeys(painter, room, m_keys, palette());
    room.setRight(room.right() - keysWidth - 6);
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(
        palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::ButtonText));
    painter.drawText(QRect(room.left(), room.top(), room.width(), metrics.height()),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(bold).elidedText(m_title, Qt::ElideRight, room.width()));
    painter.setFont(font());
    painter.setPen(theme::textColor(Role::Quiet, palette()));
    painter.drawText(
        QRect(room.left(), room.bottom() - metrics.height() + 1, room.width(), metrics.height()),
        Qt::AlignLeft | Qt::AlignVCenter,
        metrics.elidedText(m_description, Qt::ElideRight, room.width()));
}

} // namespace fleetwright::ui
