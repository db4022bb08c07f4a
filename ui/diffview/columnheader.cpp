// SPDX-License-Identifier: Apache-2.0
#include "ui/diffview/columnheader.h"

#include "services/text/words.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QToolButton>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

ColumnHeader::ColumnHeader(QWidget *parent) : QWidget(parent), m_close(new QToolButton(this))
{
    m_close->setAutoRaise(true);
    m_close->setIcon(icons::icon(u"close"_s));
    m_close->hide();
    connect(m_close, &QToolButton::clicked, this, &ColumnHeader::closeRequested);
}

void ColumnHeader::setInfo(const ColumnInfo &info)
{
    m_info = info;
    QStringList said{services::visible(info.name)};
    if (!info.subtitle.isEmpty())
        said.append(services::visible(info.subtitle));
    if (info.unsaved)
        said.append(tr("changed by unsaved edits"));
    if (!info.note.isEmpty())
        said.append(services::visible(info.note));
    setAccessibleName(said.join(u", "_s));
    setToolTip(said.join(u'\n').toHtmlEscaped().replace(u'\n', u"<br>"_s));
    m_close->setAccessibleName(tr("Close the column %1").arg(services::visible(info.name)));
    m_close->setToolTip(m_close->accessibleName().toHtmlEscaped());
    update();
}

void ColumnHeader::setClosable(bool closable)
{
    m_close->setVisible(closable);
    placeButton();
    update();
}

void ColumnHeader::setCurrent(bool current)
{
    if (current == m_current)
        return;
    m_current = current;
    update();
}

QSize ColumnHeader::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 20, fontMetrics().height() + 14};
}

void ColumnHeader::placeButton()
{
    const int side = fontMetrics().height() + 4;
    m_close->setGeometry(width() - side - 6, (height() - side) / 2, side, side);
}

void ColumnHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeButton();
}

void ColumnHeader::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        Q_EMIT clicked();
    else
        QWidget::mousePressEvent(event);
}

void ColumnHeader::paintBadge(QPainter &painter, QRect &room) const
{
    const int icon = fontMetrics().ascent();
    const auto paint = [&](const QString &text, const QString &iconName, Role role, bool framed) {
        const int width = fontMetrics().horizontalAdvance(text) + icon + 16;
        if (width > room.width() * 2 / 3)
            return;
        const QRect badge(room.right() - width, room.center().y() - fontMetrics().height() / 2 - 1,
                          width, fontMetrics().height() + 3);
        const RoleColors colors = theme::colors(role, palette());
        if (framed) {
            painter.setPen(colors.border);
            painter.setBrush(colors.fill);
            painter.drawRoundedRect(badge, 3, 3);
        }
        icons::paint(painter, QRect(badge.left() + 5, badge.center().y() - icon / 2, icon, icon),
                     iconName, role, palette());
        painter.setPen(framed ? colors.text : palette().color(QPalette::WindowText));
        painter.drawText(badge.adjusted(icon + 9, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text);
        room.setRight(badge.left() - 8);
    };
    if (m_info.unsaved)
        paint(tr("unsaved"), u"pencil"_s, Role::Pending, true);
    if (!m_info.note.isEmpty())
        paint(services::visible(m_info.note), u"warning"_s, Role::Warning, false);
}

void ColumnHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), palette().color(QPalette::Window));
    painter.setPen(theme::lineColor(palette()));
    painter.drawLine(width() - 1, 0, width() - 1, height());
    painter.drawLine(0, height() - 1, width(), height() - 1);
    if (m_current)
        painter.fillRect(0, height() - 2, width() - 1, 2,
                         theme::colors(Role::Accent, palette()).border);

    const int icon = fontMetrics().ascent() + 2;
    icons::paint(painter, QRect(10, (height() - icon) / 2, icon, icon), u"server"_s, Role::Plain,
                 palette());
    QRect room(icon + 18, 0, width() - icon - 24, height());
    if (m_close->isVisibleTo(this))
        room.setRight(m_close->x() - 4);
    paintBadge(painter, room);

    QFont bold = font();
    bold.setBold(true);
    const QFontMetrics metrics(bold);
    const QString name =
        metrics.elidedText(services::visible(m_info.name), Qt::ElideMiddle, room.width());
    painter.setFont(bold);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, name);
    room.setLeft(room.left() + metrics.horizontalAdvance(name) + 8);
    if (room.width() < fontMetrics().averageCharWidth() * 4)
        return;
    painter.setFont(font());
    painter.setPen(theme::textColor(Role::Quiet, palette()));
    painter.drawText(
        room, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
        fontMetrics().elidedText(services::visible(m_info.subtitle), Qt::ElideRight, room.width()));
}

} // namespace fleetwright::ui
