// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "services/workspace/clusteroverview.h"

#include <QAbstractItemModel>
#include <QSortFilterProxyModel>

#include <vector>

namespace fleetwright::ui {

/// The inventory: a row a cluster, under one row a value where it is grouped by a dimension.
class ClustersModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Roles {
        NameRole = Qt::UserRole + 1, ///< the cluster's name, "" for a group
        AgreesRole,                  ///< of Identity: whether all sources agree
        SeverityRole,                ///< of Findings: the worst model::Severity as int, -1 for none
        SortRole,
    };
    /// Columns before and after the dimensions.
    enum class Column { Cluster, Dimension, Identity, KnownFrom, Controllers, Units, Findings };

    explicit ClustersModel(QObject *parent = nullptr);

    void setOverview(services::ClusterOverviewPtr overview); ///< nullptr: none
    [[nodiscard]] const services::ClusterOverviewPtr &overview() const { return m_overview; }
    /// Position among the overview's dimensions; -1 for one list.
    void groupBy(int dimension);
    [[nodiscard]] int grouping() const { return m_grouping; }

    [[nodiscard]] QModelIndex indexOf(const QString &cluster) const;
    [[nodiscard]] Column columnKind(int column) const;

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    struct Group {
        QString value;
        std::vector<int> clusters; ///< into the overview's
    };

    void regroup();
    [[nodiscard]] const services::ClusterLine *lineAt(const QModelIndex &index) const;
    [[nodiscard]] QVariant textOf(const services::ClusterLine &line, int column) const;
    [[nodiscard]] QVariant sortValue(const services::ClusterLine &line, int column) const;

    services::ClusterOverviewPtr m_overview;
    int m_grouping = -1;
    std::vector<Group> m_groups; ///< one without a row of its own where nothing is grouped
};

/// Clusters in which every typed word occurs; sorted by any column.
class ClustersFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit ClustersFilter(QObject *parent = nullptr);

    void setText(const QString &text);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QStringList m_words;
};

} // namespace fleetwright::ui
