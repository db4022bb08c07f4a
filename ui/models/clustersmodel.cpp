// SPDX-License-Identifier: Apache-2.0
#include "ui/models/clustersmodel.h"

#include <algorithm>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int columnsBeside = 6; ///< those that are no dimension
constexpr quintptr noGroup = 0;  ///< internal id of rows at the top; else the group's number + 1

QString findingsText(const services::ClusterLine &line)
{
    QStringList parts;
    if (line.errors > 0)
        parts.append(ClustersModel::tr("%n error(s)", nullptr, line.errors));
    if (line.warnings > 0)
        parts.append(ClustersModel::tr("%n warning(s)", nullptr, line.warnings));
    if (line.hints > 0)
        parts.append(ClustersModel::tr("%n hint(s)", nullptr, line.hints));
    return parts.join(u", "_s);
}

int worstSeverity(const services::ClusterLine &line)
{
    if (line.errors > 0)
        return static_cast<int>(model::Severity::Error);
    if (line.warnings > 0)
        return static_cast<int>(model::Severity::Warning);
    return line.hints > 0 ? static_cast<int>(model::Severity::Info) : -1;
}

QString nameText(const services::ClusterLine &line)
{
    if (line.isHub)
        //: a cluster that controls others
        return ClustersModel::tr("%1 (hub)").arg(line.name);
    //: a cluster that is known by its folder only
    return line.isAssumed ? ClustersModel::tr("%1 (assumed)").arg(line.name) : line.name;
}

} // namespace

ClustersModel::ClustersModel(QObject *parent) : QAbstractItemModel(parent) {}

void ClustersModel::setOverview(services::ClusterOverviewPtr overview)
{
    beginResetModel();
    m_overview = std::move(overview);
    if (!m_overview || m_grouping >= m_overview->dimensions.size())
        m_grouping = -1;
    regroup();
    endResetModel();
}

void ClustersModel::groupBy(int dimension)
{
    const int valid = m_overview && dimension < m_overview->dimensions.size() ? dimension : -1;
    if (valid == m_grouping)
        return;
    beginResetModel();
    m_grouping = valid;
    regroup();
    endResetModel();
}

void ClustersModel::regroup()
{
    m_groups.clear();
    if (!m_overview)
        return;
    if (m_grouping < 0)
        m_groups.emplace_back();
    for (std::size_t i = 0; i < m_overview->clusters.size(); ++i) {
        const QString value =
            m_grouping < 0 ? QString() : m_overview->clusters[i].dimensions.value(m_grouping);
        auto group = std::ranges::find(m_groups, value, &Group::value);
        if (group == m_groups.end())
            group = m_groups.insert(m_groups.end(), Group{value, {}});
        group->clusters.push_back(static_cast<int>(i));
    }
}

const services::ClusterLine *ClustersModel::lineAt(const QModelIndex &index) const
{
    const bool isTop = index.internalId() == noGroup;
    if (isTop && m_grouping >= 0)
        return nullptr;
    const Group &group = m_groups[isTop ? 0 : index.internalId() - 1];
    return &m_overview->clusters[static_cast<std::size_t>(
        group.clusters[static_cast<std::size_t>(index.row())])];
}

QModelIndex ClustersModel::indexOf(const QString &cluster) const
{
    for (std::size_t group = 0; group < m_groups.size(); ++group) {
        const auto &clusters = m_groups[group].clusters;
        for (std::size_t row = 0; row < clusters.size(); ++row) {
            if (m_overview->clusters[static_cast<std::size_t>(clusters[row])].name == cluster)
                return createIndex(static_cast<int>(row), 0, m_grouping < 0 ? noGroup : group + 1);
        }
    }
    return {};
}

ClustersModel::Column ClustersModel::columnKind(int column) const
{
    const int dimensions = columnCount() - columnsBeside;
    if (column == 0)
        return Column::Cluster;
    if (column <= dimensions)
        return Column::Dimension;
    return static_cast<Column>(static_cast<int>(Column::Identity) + column - dimensions - 1);
}

QModelIndex ClustersModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column,
                       parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : noGroup);
}

QModelIndex ClustersModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == noGroup)
        return {};
    return createIndex(static_cast<int>(index.internalId() - 1), 0, noGroup);
}

int ClustersModel::rowCount(const QModelIndex &parent) const
{
    if (!m_overview)
        return 0;
    if (!parent.isValid())
        return static_cast<int>(m_grouping < 0 ? m_groups.front().clusters.size()
                                               : m_groups.size());
    if (m_grouping < 0 || parent.internalId() != noGroup || parent.column() != 0)
        return 0;
    return static_cast<int>(m_groups[static_cast<std::size_t>(parent.row())].clusters.size());
}

int ClustersModel::columnCount(const QModelIndex &) const
{
    return columnsBeside + (m_overview ? static_cast<int>(m_overview->dimensions.size()) : 0);
}

QVariant ClustersModel::textOf(const services::ClusterLine &line, int column) const
{
    switch (columnKind(column)) {
    case Column::Cluster:
        return nameText(line);
    case Column::Dimension: {
        const QString value = line.dimensions.value(column - 1);
        return value.isEmpty() ? u"—"_s : value;
    }
    case Column::Identity:
        return tr("%1 of %2 agree").arg(line.agreeing).arg(line.asked);
    case Column::KnownFrom:
        return line.knownFrom;
    case Column::Controllers:
        return line.controllers.isEmpty() ? u"—"_s : line.controllers;
    case Column::Units:
        return line.units;
    case Column::Findings:
        return findingsText(line);
    }
    return {};
}

QVariant ClustersModel::sortValue(const services::ClusterLine &line, int column) const
{
    constexpr int weight = 10'000; ///< of one error in warnings
    switch (columnKind(column)) {
    case Column::Identity:
        return line.agreeing - line.asked;
    case Column::Findings:
        return line.errors * weight + line.warnings * 100 + line.hints;
    case Column::Cluster:
    case Column::Dimension:
    case Column::KnownFrom:
    case Column::Controllers:
    case Column::Units:
        return textOf(line, column);
    }
    return {};
}

QVariant ClustersModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const services::ClusterLine *line = lineAt(index);
    if (!line) {
        const Group &group = m_groups[static_cast<std::size_t>(index.row())];
        const bool isText =
            role == Qt::DisplayRole || role == SortRole || role == Qt::AccessibleTextRole;
        if (index.column() != 0 || !isText)
            return {};
        if (role == SortRole)
            return index.row();
        const auto count = static_cast<int>(group.clusters.size());
        //: a label's value, then how many clusters have it
        return tr("%1: %n cluster(s)", nullptr, count)
            .arg(group.value.isEmpty() ? tr("none") : group.value);
    }
    switch (role) {
    case Qt::DisplayRole:
        return textOf(*line, index.column());
    case Qt::ToolTipRole:
        return textOf(*line, index.column()).toString().toHtmlEscaped();
    case Qt::AccessibleTextRole:
        return tr("%1, %2").arg(line->name, textOf(*line, index.column()).toString());
    case NameRole:
        return line->name;
    case AgreesRole:
        return line->agreeing == line->asked;
    case SeverityRole:
        return worstSeverity(*line);
    case SortRole:
        return sortValue(*line, index.column());
    default:
        return {};
    }
}

QVariant ClustersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (columnKind(section)) {
    case Column::Cluster:
        return tr("Cluster");
    case Column::Dimension:
        return m_overview ? m_overview->dimensions.value(section - 1) : QString();
    case Column::Identity:
        return tr("Identity");
    case Column::KnownFrom:
        return tr("Known from");
    case Column::Controllers:
        return tr("Controllers");
    case Column::Units:
        return tr("Units");
    case Column::Findings:
        return tr("Findings");
    }
    return {};
}

ClustersFilter::ClustersFilter(QObject *parent) : QSortFilterProxyModel(parent)
{
    setSortRole(ClustersModel::SortRole);
    setRecursiveFilteringEnabled(true);
}

void ClustersFilter::setText(const QString &text)
{
    m_words = text.split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

bool ClustersFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (m_words.isEmpty())
        return true;
    const QAbstractItemModel &model = *sourceModel();
    if (model.index(row, 0, parent).data(ClustersModel::NameRole).toString().isEmpty())
        return false; // a group stays for its clusters
    QString text;
    for (int column = 0; column < model.columnCount(parent); ++column)
        text += model.index(row, column, parent).data().toString() + u'\n';
    return std::ranges::all_of(
        m_words, [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace fleetwright::ui
