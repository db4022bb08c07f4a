// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/review/impactdelegate.h"

#include "ui/models/impactmodel.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/delegates.h"

#include <QPainter>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int padding = 6;

QRect boxRect(const QStyleOptionViewItem &option)
{
    const int size = option.fontMetrics.height();
    return {option.rect.left() + padding + 2, option.rect.top() + padding, size, size};
}

void paintHeading(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    painter.fillRect(option.rect, theme::bandColor(option.palette));
    const int size = option.fontMetrics.height();
    const QRect room = option.rect.adjusted(padding + 2, 0, -padding, 0);
    icons::paint(painter, QRect(room.left(), room.center().y() - size / 2, size, size),
                 index.data(ImpactModel::IconRole).toString(), Role::Plain, option.palette);
    QFont bold = option.font;
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(option.palette.color(QPalette::Text));
    const QRect text = room.adjusted(size + 8, 0, 0, 0);
    painter.drawText(
        text, Qt::AlignVCenter | Qt::AlignLeft,
        QFontMetrics(bold).elidedText(index.data().toString(), Qt::ElideRight, text.width()));
}

void paintRow(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    cells::paintBackground(painter, option);
    const QRect box = boxRect(option);
    cells::paintTickBox(painter, option, index, box);
    const int line = option.fontMetrics.height();
    QRect room = option.rect.adjusted(0, padding, -padding, 0);
    room.setLeft(box.right() + 8);
    room.setHeight(line);
    QFont bold = option.font;
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(option.palette.color(QPalette::Text));
    painter.drawText(
        room, Qt::AlignVCenter | Qt::AlignLeft,
        QFontMetrics(bold).elidedText(index.data().toString(), Qt::ElideMiddle, room.width()));
    room.translate(0, line + 1);
    painter.setFont(option.font);
    painter.setPen(theme::textColor(Role::Quiet, option.palette));
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                     option.fontMetrics.elidedText(index.data(ImpactModel::DetailRole).toString(),
                                                   Qt::ElideMiddle, room.width()));
    const QString warning = index.data(ImpactModel::WarningRole).toString();
    if (warning.isEmpty())
        return;
    const bool serious = index.data(ImpactModel::SeriousRole).toBool();
    room.translate(0, line + 3);
    cells::paintChip(painter, room, serious ? u"error"_s : u"warning"_s, warning,
                     serious ? Role::Error : Role::Warning, option.palette);
}

} // namespace

ImpactDelegate::ImpactDelegate(QObject *parent) : QStyledItemDelegate(parent) {}

void ImpactDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    painter->save();
    if (index.data(ImpactModel::IsHeadingRole).toBool())
        paintHeading(*painter, option, index);
    else
        paintRow(*painter, option, index);
    painter->restore();
}

QSize ImpactDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int line = option.fontMetrics.height();
    const int width = option.fontMetrics.averageCharWidth() * 20;
    if (index.data(ImpactModel::IsHeadingRole).toBool())
        return {width, line + 2 * padding};
    const bool chip = !index.data(ImpactModel::WarningRole).toString().isEmpty();
    return {width, 2 * line + 1 + 2 * padding + (chip ? line + 3 : 0)};
}

bool ImpactDelegate::editorEvent(QEvent *event, QAbstractItemModel *model,
                                 const QStyleOptionViewItem &option, const QModelIndex &index)
{
    return index.flags().testFlag(Qt::ItemIsUserCheckable)
           && cells::switchTickBox(*event, *model, index, boxRect(option));
}

} // namespace fleetwright::ui
