// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/hierarchy/hierarchydelegate.h"

#include "model/finding.h"
#include "ui/models/hierarchymodel.h"
#include "ui/theme/icons.h"
#include "ui/widgets/delegates.h"

#include <QPainter>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

struct SeverityLook {
    QString icon;
    Role role;
};

SeverityLook lookOf(int severity)
{
    switch (static_cast<model::Severity>(severity)) {
    case model::Severity::Error:
        return {u"error"_s, Role::Error};
    case model::Severity::Warning:
        return {u"warning"_s, Role::Warning};
    case model::Severity::Info:
        break;
    }
    return {u"info"_s, Role::Info};
}

} // namespace

QSize HierarchyDelegate::sizeHint(const QStyleOptionViewItem &option,
                                  const QModelIndex &index) const
{
    const QSize one = QStyledItemDelegate::sizeHint(option, index);
    const int marks =
        index.column() == HierarchyModel::ReachColumn ? 12 : option.fontMetrics.height() * 4;
    return {one.width() + marks, option.fontMetrics.height() + 9};
}

int HierarchyDelegate::paintMarks(QPainter &painter, const QStyleOptionViewItem &option,
                                  const QModelIndex &index) const
{
    const int size = option.fontMetrics.ascent();
    int right = option.rect.right() - 4;
    const auto paintIcon = [&](const QString &name, Role role) {
        right -= size;
        icons::paint(painter, QRect(right, option.rect.center().y() - size / 2, size, size), name,
                     role, option.palette);
        right -= 5;
    };
    if (!index.data(HierarchyModel::ErrorRole).toString().isEmpty())
        paintIcon(u"error"_s, Role::Error);
    else if (const int severity = index.data(HierarchyModel::WorstFindingRole).toInt();
             severity >= 0)
        paintIcon(lookOf(severity).icon, lookOf(severity).role);
    if (const int changed = index.data(HierarchyModel::ChangedRole).toInt(); changed > 0) {
        const QString text = u"Δ%1"_s.arg(changed);
        QFont bold = option.font;
        bold.setBold(true);
        painter.setFont(bold);
        const int width = QFontMetrics(bold).horizontalAdvance(text);
        right -= width;
        painter.setPen(theme::textColor(Role::Pending, option.palette));
        painter.drawText(QRect(right, option.rect.top(), width + 2, option.rect.height()),
                         Qt::AlignVCenter, text);
        right -= 5;
    }
    if (index.data(HierarchyModel::UnsavedRole).toBool())
        paintIcon(u"pencil"_s, Role::Pending);
    if (index.data(HierarchyModel::RepeatedRole).toBool())
        paintIcon(u"link"_s, Role::Quiet);
    return right;
}

void HierarchyDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    painter->save();
    painter->setClipRect(option.rect);
    cells::paintBackground(*painter, option);
    const QColor text = option.palette.color(QPalette::Text);
    if (index.column() == HierarchyModel::ReachColumn) {
        painter->setPen(theme::textColor(Role::Quiet, option.palette));
        painter->drawText(option.rect.adjusted(4, 0, -6, 0), Qt::AlignRight | Qt::AlignVCenter,
                          index.data(Qt::DisplayRole).toString());
        painter->restore();
        return;
    }
    const int right = paintMarks(*painter, option, index);
    const int size = option.fontMetrics.ascent() + 2;
    icons::paint(*painter,
                 QRect(option.rect.left() + 2, option.rect.center().y() - size / 2, size, size),
                 index.data(HierarchyModel::IconRole).toString(), Role::Plain, option.palette);
    const QRect room(option.rect.left() + size + 8, option.rect.top(),
                     right - option.rect.left() - size - 10, option.rect.height());
    const bool quiet = index.data(HierarchyModel::RepeatedRole).toBool();
    painter->setFont(option.font);
    painter->setPen(quiet ? theme::textColor(Role::Quiet, option.palette) : text);
    // Paths differ at their end, names in the middle.
    const QString label = index.data(Qt::DisplayRole).toString();
    const Qt::TextElideMode elide = label.contains(u'/') ? Qt::ElideLeft : Qt::ElideMiddle;
    painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                      option.fontMetrics.elidedText(label, elide, room.width()));
    painter->restore();
}

} // namespace fleetwright::ui
