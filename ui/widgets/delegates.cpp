// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/delegates.h"

#include "ui/theme/icons.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace fleetwright::ui {

namespace cells {

bool paintBackground(QPainter &painter, const QStyleOptionViewItem &option)
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected)
        painter.fillRect(option.rect, option.palette.color(QPalette::Highlight));
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter.fillRect(option.rect, theme::hoverColor(option.palette));
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter.setPen(QPen(theme::colors(Role::Accent, option.palette).border, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
    return selected;
}

int paintChip(QPainter &painter, const QRect &room, const QString &icon, const QString &text,
              Role role, const QPalette &palette)
{
    const RoleColors colors = theme::colors(role, palette);
    const QFontMetrics metrics(painter.font());
    const int size = metrics.ascent();
    const int iconWidth = icon.isEmpty() ? 0 : size + 4;
    const QString shown =
        metrics.elidedText(text, Qt::ElideRight, std::max(0, room.width() - iconWidth - 10));
    const int width = std::min(room.width(), iconWidth + metrics.horizontalAdvance(shown) + 10);
    if (width <= iconWidth + 10)
        return 0;
    const QRect chip(room.left(), room.center().y() - metrics.height() / 2 - 1, width,
                     metrics.height() + 2);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colors.border);
    painter.setBrush(colors.fill);
    painter.drawRoundedRect(QRectF(chip).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    if (!icon.isEmpty())
        icons::paint(painter, QRect(chip.left() + 5, chip.center().y() - size / 2, size, size),
                     icon, role, palette);
    painter.setPen(colors.text);
    painter.drawText(chip.adjusted(5 + iconWidth, 0, -4, 0), Qt::AlignVCenter | Qt::AlignLeft,
                     shown);
    painter.restore();
    return width;
}

int paintKeys(QPainter &painter, const QRect &room, const QString &keys, const QPalette &palette)
{
    if (keys.isEmpty())
        return 0;
    painter.save();
    QFont small = painter.font();
    small.setPointSizeF(small.pointSizeF() * 0.85);
    painter.setFont(small);
    const QFontMetrics metrics(small);
    const int width = metrics.horizontalAdvance(keys) + 12;
    const QRect key(room.right() - width, room.center().y() - metrics.height() / 2 - 2, width,
                    metrics.height() + 4);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme::lineColor(palette));
    painter.setBrush(palette.button());
    painter.drawRoundedRect(QRectF(key).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setPen(theme::textColor(Role::Quiet, palette));
    painter.drawText(key, Qt::AlignCenter, keys);
    painter.restore();
    return width;
}

void paintTickBox(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                  const QRect &box)
{
    QStyleOptionViewItem tick = option;
    tick.rect = box;
    tick.state.setFlag(index.data(Qt::CheckStateRole).toInt() == Qt::Checked ? QStyle::State_On
                                                                             : QStyle::State_Off);
    option.widget->style()->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &tick, &painter,
                                          option.widget);
}

bool switchTickBox(const QEvent &event, QAbstractItemModel &model, const QModelIndex &index,
                   const QRect &box)
{
    const bool click =
        event.type() == QEvent::MouseButtonRelease
        && box.contains(static_cast<const QMouseEvent &>(event).position().toPoint());
    const bool space = event.type() == QEvent::KeyPress
                       && static_cast<const QKeyEvent &>(event).key() == Qt::Key_Space;
    if (!click && !space)
        return false;
    const bool checked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    return model.setData(index, checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

} // namespace cells

TwoLineDelegate::TwoLineDelegate(const Options &options, QObject *parent)
    : QStyledItemDelegate(parent), m_options(options)
{}

TwoLineDelegate::Chip TwoLineDelegate::chip(const QModelIndex &) const
{
    return {};
}

QSize TwoLineDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    Q_UNUSED(index);
    // As wide as the view: texts are elided, lists do not scroll sideways.
    return {option.fontMetrics.averageCharWidth() * 20,
            2 * option.fontMetrics.height() + 2 + 2 * m_options.padding};
}

void TwoLineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    painter->save();
    cells::paintBackground(*painter, option);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const int padding = m_options.padding;
    QRect room = option.rect.adjusted(padding, padding, -padding, -padding);
    const int lineHeight = option.fontMetrics.height();
    if (m_options.iconRole >= 0) {
        const int size = lineHeight + 4;
        icons::paint(*painter, QRect(room.left() + 4, room.center().y() - size / 2, size, size),
                     index.data(m_options.iconRole).toString(), Role::Plain, option.palette);
        room.setLeft(room.left() + size + 14);
    }
    const QColor quiet = theme::textColor(Role::Quiet, option.palette);
    if (m_options.rightTextRole >= 0) {
        const QString right = index.data(m_options.rightTextRole).toString();
        painter->setFont(option.font);
        painter->setPen(quiet);
        painter->drawText(room, Qt::AlignRight | Qt::AlignVCenter, right);
        room.setRight(room.right() - option.fontMetrics.horizontalAdvance(right) - 8);
    }
    QFont first = option.font;
    first.setBold(m_options.boldFirst);
    painter->setFont(first);
    painter->setPen(
        option.palette.color(enabled ? QPalette::Active : QPalette::Disabled, QPalette::Text));
    const QRect firstLine(room.left(), room.top(), room.width(), lineHeight);
    const QFontMetrics firstMetrics(first);
    const Chip extra = chip(index);
    const int chipRoom = extra.text.isEmpty()
                             ? 0
                             : option.fontMetrics.horizontalAdvance(extra.text) + lineHeight + 18;
    const QString text =
        firstMetrics.elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight,
                                std::max(room.width() - chipRoom, room.width() / 3));
    painter->drawText(firstLine, Qt::AlignLeft | Qt::AlignVCenter, text);
    if (!extra.text.isEmpty()) {
        painter->setFont(option.font);
        const int left = room.left() + firstMetrics.horizontalAdvance(text) + 8;
        cells::paintChip(*painter, QRect(left, firstLine.top(), room.right() - left, lineHeight),
                         extra.icon, extra.text, extra.role, option.palette);
    }
    painter->setFont(option.font);
    painter->setPen(quiet);
    painter->drawText(QRect(room.left(), room.bottom() - lineHeight + 1, room.width(), lineHeight),
                      Qt::AlignLeft | Qt::AlignVCenter,
                      option.fontMetrics.elidedText(index.data(m_options.secondLineRole).toString(),
                                                    Qt::ElideMiddle, room.width()));
    painter->restore();
}

} // namespace fleetwright::ui
