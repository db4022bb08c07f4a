// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "services/workspace/outline.h"

#include <QAbstractItemModel>

#include <memory>

namespace fleetwright::ui {

/// An outline as a tree of two columns: what a row is, and a detail of it.
class OutlineModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Roles {
        WrongRole = Qt::UserRole + 1,
        FileRole, ///< that the row leads to
        LineRole, ///< there; 0 for nowhere
        ClusterRole,
    };

    explicit OutlineModel(QStringList headings, QObject *parent = nullptr);

    void setOutline(std::shared_ptr<const services::Outline> outline); ///< nullptr: none

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] static int numberOf(const QModelIndex &index);

    QStringList m_headings;
    std::shared_ptr<const services::Outline> m_outline;
};

} // namespace fleetwright::ui
