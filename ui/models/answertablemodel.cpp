// SPDX-License-Identifier: Apache-2.0
#include "ui/models/deliverymodel.h"

#include "services/text/words.h"

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

DeliveryModel::DeliveryModel(QObject *parent) : QAbstractTableModel(parent) {}

void DeliveryModel::setAnswer(services::DeliveryAnswerPtr answer)
{
    beginResetModel();
    m_answer = std::move(answer);
    endResetModel();
}

const services::DeliveryLine *DeliveryModel::line(int row) const
{
    if (!m_answer || row < 0 || row >= rowCount())
        return nullptr;
    return &m_answer->units[static_cast<std::size_t>(row)];
}

int DeliveryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_answer ? 0 : static_cast<int>(m_answer->units.size());
}

int DeliveryModel::columnCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return FirstSetting + (m_answer ? static_cast<int>(m_answer->settings.size()) : 0);
}

QVariant DeliveryModel::data(const QModelIndex &index, int role) const
{
    const services::DeliveryLine *own = line(index.row());
    if (!own)
        return {};
    const int setting = index.column() - FirstSetting;
    const QString unlike = own->unlike.value(setting);
    const QString text = index.column() == ClusterColumn ? own->cluster
                         : index.column() == UnitColumn  ? own->unit
                                                         : own->settings.value(setting);
    switch (role) {
    case Qt::DisplayRole:
        return text;
    case Qt::ToolTipRole:
        return (unlike.isEmpty() ? text : unlike).toHtmlEscaped();
    case Qt::AccessibleTextRole:
        return QStringList{own->cluster, own->unit, unlike.isEmpty() ? text : unlike}.join(u", "_s);
    case UnlikeRole:
        return setting < 0 ? own->isUnlike : !unlike.isEmpty();
    case FileRole:
        return services::toQt(own->place.file.text());
    case LineRole:
        return static_cast<int>(own->place.line);
    case ClusterRole:
        return own->cluster;
    default:
        return {};
    }
}

QVariant DeliveryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    if (section == ClusterColumn)
        return tr("Cluster");
    if (section == UnitColumn)
        return tr("Unit");
    return m_answer ? m_answer->settings.value(section - FirstSetting) : QString();
}

DeliveryFilter::DeliveryFilter(QObject *parent) : QSortFilterProxyModel(parent) {}

void DeliveryFilter::setText(const QString &text)
{
    m_text = text;
    invalidateFilter();
}

void DeliveryFilter::setOnlyUnlike(bool only)
{
    m_onlyUnlike = only;
    invalidateFilter();
}

bool DeliveryFilter::filterAcceptsRow(int row, const QModelIndex &) const
{
    const auto *model = qobject_cast<const DeliveryModel *>(sourceModel());
    const services::DeliveryLine *line = model ? model->line(row) : nullptr;
    if (!line || (m_onlyUnlike && !line->isUnlike))
        return false;
    return line->cluster.contains(m_text, Qt::CaseInsensitive)
           || line->unit.contains(m_text, Qt::CaseInsensitive);
}

} // namespace fleetwright::ui
