// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/clusters/clusterdelegates.h"

#include "ui/models/answertablemodel.h"
#include "ui/models/clustersmodel.h"
#include "ui/models/outlinemodel.h"
#include "ui/models/promotionmodel.h"
#include "ui/theme/icons.h"

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

void setIcon(QStyleOptionViewItem &option, const QString &name, Role role)
{
    option.icon = icons::icon(name, role);
    option.features |= QStyleOptionViewItem::HasDecoration;
    option.decorationSize = QSize(option.fontMetrics.height(), option.fontMetrics.height());
}

void setSeverityIcon(QStyleOptionViewItem &option, int severity)
{
    if (severity == static_cast<int>(model::Severity::Error))
        setIcon(option, u"error"_s, Role::Error);
    else if (severity == static_cast<int>(model::Severity::Warning))
        setIcon(option, u"warning"_s, Role::Warning);
    else if (severity == static_cast<int>(model::Severity::Info))
        setIcon(option, u"info"_s, Role::Info);
}

} // namespace

ClustersDelegate::ClustersDelegate(QObject *parent) : QStyledItemDelegate(parent) {}

void ClustersDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const QVariant agrees = index.data(ClustersModel::AgreesRole);
    if (!agrees.isValid()) { // a group
        option->font.setBold(true);
        return;
    }
    const auto *filter = qobject_cast<const QSortFilterProxyModel *>(index.model());
    const auto *model =
        qobject_cast<const ClustersModel *>(filter ? filter->sourceModel() : index.model());
    if (!model)
        return;
    switch (model->columnKind(index.column())) {
    case ClustersModel::Column::Cluster:
        setIcon(*option, u"server"_s, Role::Quiet);
        break;
    case ClustersModel::Column::Identity:
        setIcon(*option, agrees.toBool() ? u"fine"_s : u"warning"_s,
                agrees.toBool() ? Role::Fine : Role::Warning);
        break;
    case ClustersModel::Column::Findings:
        setSeverityIcon(*option, index.data(ClustersModel::SeverityRole).toInt());
        break;
    case ClustersModel::Column::Dimension:
    case ClustersModel::Column::KnownFrom:
    case ClustersModel::Column::Controllers:
    case ClustersModel::Column::Units:
        break;
    }
}

PromotionDelegate::PromotionDelegate(QObject *parent) : QStyledItemDelegate(parent) {}

void PromotionDelegate::initStyleOption(QStyleOptionViewItem *option,
                                        const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const QVariant standing = index.data(PromotionModel::StandingRole);
    if (!standing.isValid())
        return;
    switch (static_cast<diff::VersionStanding>(standing.toInt())) {
    case diff::VersionStanding::Even:
        return;
    case diff::VersionStanding::Leading:
        setIcon(*option, u"up"_s, Role::Quiet);
        return;
    case diff::VersionStanding::Differs:
        setIcon(*option, u"diff"_s, Role::Differs);
        option->backgroundBrush = theme::colors(Role::Differs, option->palette).fill;
        break;
    case diff::VersionStanding::Behind:
    case diff::VersionStanding::Ahead:
        setIcon(*option, u"warning"_s, Role::Warning);
        option->backgroundBrush = theme::colors(Role::Warning, option->palette).fill;
        break;
    }
    option->decorationPosition = QStyleOptionViewItem::Right;
    option->font.setBold(true);
}

AnswerDelegate::AnswerDelegate(QObject *parent) : QStyledItemDelegate(parent) {}

void AnswerDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (!index.data(AnswerTableModel::StandsOutRole).toBool())
        return;
    setIcon(*option, u"warning"_s, Role::Warning);
    option->backgroundBrush = theme::colors(Role::Warning, option->palette).fill;
    option->decorationPosition = QStyleOptionViewItem::Right;
    option->font.setBold(true);
}

OutlineDelegate::OutlineDelegate(QObject *parent) : QStyledItemDelegate(parent) {}

void OutlineDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (index.column() > 0)
        option->palette.setColor(QPalette::Text, theme::textColor(Role::Quiet, option->palette));
    else if (index.data(OutlineModel::WrongRole).toBool())
        setIcon(*option, u"warning"_s, Role::Warning);
    option->font.setBold(index.column() == 0 && !index.parent().isValid());
}

} // namespace fleetwright::ui
