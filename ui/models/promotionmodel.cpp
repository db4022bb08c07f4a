// SPDX-License-Identifier: Apache-2.0
#include "ui/models/promotionmodel.h"

#include "services/text/words.h"
#include "services/workspace/clusteroverview.h"

#include <algorithm>
#include <map>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

PromotionModel::PromotionModel(QObject *parent) : QAbstractTableModel(parent) {}

void PromotionModel::setPromotion(std::shared_ptr<const diff::Promotion> promotion,
                                  model::SnapshotPtr snapshot)
{
    beginResetModel();
    m_promotion = std::move(promotion);
    m_snapshot = std::move(snapshot);
    rebuild();
    endResetModel();
}

void PromotionModel::setOnlyUneven(bool only)
{
    if (only == m_onlyUneven)
        return;
    beginResetModel();
    m_onlyUneven = only;
    rebuild();
    endResetModel();
}

void PromotionModel::rebuild()
{
    m_columns.clear();
    m_rows.clear();
    if (!m_promotion)
        return;
    const auto &clusters = m_snapshot->clusters;
    const bool isSmall = clusters.size() <= mostClusterColumns;
    for (const std::string &environment : m_promotion->environments) {
        Column column{services::visible(environment), {}, std::vector<bool>(clusters.size())};
        for (std::size_t i = 0; i < clusters.size(); ++i) {
            if (clusters[i].environment() != environment)
                continue;
            column.clusters[i] = true;
            if (!isSmall)
                continue;
            column.cluster = services::toQt(clusters[i].name);
            m_columns.push_back(column);
            column.clusters[i] = false;
        }
        if (!isSmall)
            m_columns.push_back(std::move(column));
    }
    for (std::size_t i = 0; i < m_promotion->components.size(); ++i) {
        if (!m_onlyUneven || !m_promotion->components[i].isEven())
            m_rows.push_back(i);
    }
}

int PromotionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PromotionModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1 + static_cast<int>(m_columns.size());
}

PromotionModel::Shown PromotionModel::shownAt(const diff::VersionedComponent &component,
                                              const Column &column) const
{
    Shown shown;
    std::map<std::string, int> counts;
    for (const diff::VersionCell &cell : component.cells) {
        if (!column.clusters[cell.cluster])
            continue;
        ++counts[cell.version];
        if (!shown.first || cell.standing > shown.worst) {
            shown.first = &cell;
            shown.worst = cell.standing;
        }
    }
    std::vector<std::pair<std::string, int>> sorted(counts.begin(), counts.end());
    std::ranges::stable_sort(sorted, std::ranges::greater(), &std::pair<std::string, int>::second);
    QStringList texts;
    for (const auto &[version, count] : sorted) {
        const QString text = version.empty() ? tr("no version") : services::visible(version);
        //: a version, then how many clusters have it
        texts.append(counts.size() == 1 ? text : tr("%1 in %2").arg(text).arg(count));
    }
    shown.text = texts.join(u", "_s);
    return shown;
}

QVariant PromotionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const diff::VersionedComponent &component =
        m_promotion->components[m_rows[static_cast<std::size_t>(index.row())]];
    if (index.column() == 0) {
        const QString owner = services::visible(component.owner);
        const QString detail = component.part.empty()
                                   ? owner
                                   : u"%1, %2"_s.arg(owner, services::visible(component.part));
        switch (role) {
        case Qt::DisplayRole:
            return services::visible(component.artifact);
        case DetailRole:
            return detail;
        case Qt::ToolTipRole:
            return detail.toHtmlEscaped();
        case Qt::AccessibleTextRole:
            return u"%1, %2"_s.arg(services::visible(component.artifact), detail);
        default:
            return {};
        }
    }
    const Column &column = m_columns[static_cast<std::size_t>(index.column() - 1)];
    if (role == ClusterRole)
        return column.cluster;
    const Shown shown = shownAt(component, column);
    const QString standing = services::standingText(shown.worst);
    switch (role) {
    case Qt::DisplayRole:
        return shown.first ? shown.text : u"—"_s;
    case Qt::ToolTipRole:
        return (standing.isEmpty() ? shown.text : u"%1: %2"_s.arg(shown.text, standing))
            .toHtmlEscaped();
    case Qt::AccessibleTextRole:
        return QStringList{services::visible(component.artifact),
                           column.cluster.isEmpty() ? column.environment : column.cluster,
                           shown.first ? shown.text : tr("not there"), standing}
            .join(u", "_s);
    case StandingRole:
        return static_cast<int>(shown.worst);
    case FileRole:
        return shown.first ? services::toQt(shown.first->place.file.text()) : QString();
    case LineRole:
        return shown.first ? static_cast<int>(shown.first->place.line) : 0;
    default:
        return {};
    }
}

QVariant PromotionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    if (section == 0)
        return tr("Version");
    if (section > static_cast<int>(m_columns.size()))
        return {};
    const Column &column = m_columns[static_cast<std::size_t>(section - 1)];
    const QString environment =
        column.environment.isEmpty() ? tr("no environment") : column.environment;
    if (column.cluster.isEmpty())
        return environment;
    return QString(environment + u'\n' + column.cluster);
}

} // namespace fleetwright::ui
