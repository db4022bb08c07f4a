// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/findings/findingsdelegate.h"

#include "ui/models/findingsmodel.h"
#include "ui/theme/icons.h"
#include "ui/widgets/delegates.h"

#include <QFontDatabase>
#include <QPainter>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int padding = 5;

void paintGroup(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    painter.fillRect(option.rect, theme::bandColor(option.palette));
    if (index.column() != 0)
        return;
    QFont bold = option.font;
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(option.palette.color(QPalette::Text));
    const QString title = index.data(Qt::DisplayRole).toString();
    const QRect room = option.rect.adjusted(4, 0, -4, 0);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft, title);
    painter.setFont(option.font);
    painter.setPen(theme::textColor(Role::Quiet, option.palette));
    painter.drawText(room.adjusted(QFontMetrics(bold).horizontalAdvance(title) + 8, 0, 0, 0),
                     Qt::AlignVCenter | Qt::AlignLeft,
                     index.data(FindingsModel::GroupCountRole).toString());
}

void paintSeverity(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                   int severity)
{
    const bool isError = severity == static_cast<int>(model::Severity::Error);
    const bool isWarning = severity == static_cast<int>(model::Severity::Warning);
    const int size = option.fontMetrics.ascent() + 2;
    const QRect room = option.rect.adjusted(4, padding, -4, -padding);
    icons::paint(painter, QRect(room.left(), room.center().y() - size / 2, size, size),
                 isError     ? u"error"_s
                 : isWarning ? u"warning"_s
                             : u"info"_s,
                 isError     ? Role::Error
                 : isWarning ? Role::Warning
                             : Role::Info,
                 option.palette);
    painter.setPen(option.palette.color(QPalette::Text));
    painter.drawText(room.adjusted(size + 6, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                     index.data(Qt::DisplayRole).toString());
}

} // namespace

QSize FindingsDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize one = QStyledItemDelegate::sizeHint(option, index);
    const bool isGroup = !index.parent().isValid();
    return {one.width(), isGroup ? option.fontMetrics.height() + 10
                                 : 2 * option.fontMetrics.height() + 2 * padding};
}

void FindingsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    painter->save();
    painter->setClipRect(option.rect);
    const int severity = index.data(FindingsModel::SeverityRole).toInt();
    if (severity < 0) {
        paintGroup(*painter, option, index);
        painter->restore();
        return;
    }
    cells::paintBackground(*painter, option);
    painter->setPen(theme::lineColor(option.palette));
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    painter->setFont(option.font);
    if (index.column() == FindingsModel::SeverityColumn) {
        paintSeverity(*painter, option, index, severity);
        painter->restore();
        return;
    }
    const QRect room = option.rect.adjusted(6, padding, -6, -padding);
    const QFontMetrics &metrics = option.fontMetrics;
    painter->setPen(option.palette.color(QPalette::Text));
    painter->drawText(
        room, Qt::AlignTop | Qt::AlignLeft,
        metrics.elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, room.width()));
    QFont second = index.column() == FindingsModel::WhatColumn
                       ? QFontDatabase::systemFont(QFontDatabase::FixedFont)
                       : option.font;
    second.setPointSizeF(option.font.pointSizeF());
    painter->setFont(second);
    painter->setPen(theme::textColor(Role::Quiet, option.palette));
    painter->drawText(
        room, Qt::AlignBottom | Qt::AlignLeft,
        QFontMetrics(second).elidedText(index.data(FindingsModel::SecondLineRole).toString(),
                                        Qt::ElideMiddle, room.width()));
    painter->restore();
}

} // namespace fleetwright::ui
