// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diff/promotion.h"

#include <QAbstractTableModel>
#include <QString>

#include <memory>
#include <vector>

namespace fleetwright::ui {

/// Versions from the first environment to production: a column a cluster or, where there are many,
/// an environment.
class PromotionModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Roles {
        StandingRole = Qt::UserRole + 1, ///< the worst diff::VersionStanding of the cell, as int
        FileRole,                        ///< where the first version of the cell is written
        LineRole,                        ///< there; 0 for nowhere
        ClusterRole,                     ///< of a column of one cluster: its name
        DetailRole,                      ///< of the first column: what the artifact belongs to
    };
    /// With more clusters than these a column is an environment.
    static constexpr std::size_t mostClusterColumns = 24;

    explicit PromotionModel(QObject *parent = nullptr);

    void setPromotion(std::shared_ptr<const diff::Promotion> promotion,
                      model::SnapshotPtr snapshot);
    void setOnlyUneven(bool only);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    struct Column {
        QString environment;
        QString cluster; ///< "" for all of the environment
        std::vector<bool> clusters;
    };
    /// The versions of one component in one column, the most frequent first.
    struct Shown {
        QString text;
        const diff::VersionCell *first = nullptr;
        diff::VersionStanding worst = diff::VersionStanding::Even;
    };

    void rebuild();
    [[nodiscard]] Shown shownAt(const diff::VersionedComponent &component,
                                const Column &column) const;

    std::shared_ptr<const diff::Promotion> m_promotion;
    model::SnapshotPtr m_snapshot;
    bool m_onlyUneven = false;
    std::vector<Column> m_columns;
    std::vector<std::size_t> m_rows; ///< components
};

} // namespace fleetwright::ui
