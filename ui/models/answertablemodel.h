// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "services/workspace/deliveryanswer.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

namespace fleetwright::ui {

/// How units are delivered: a row a unit, a column a setting.
class DeliveryModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Columns { ClusterColumn, UnitColumn, FirstSetting };
    enum Roles {
        UnlikeRole = Qt::UserRole + 1, ///< whether its like have the setting otherwise
        FileRole,                      ///< of the object that declares the unit
        LineRole,
        ClusterRole,
    };

    explicit DeliveryModel(QObject *parent = nullptr);

    void setAnswer(services::DeliveryAnswerPtr answer); ///< nullptr: none
    [[nodiscard]] const services::DeliveryLine *line(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    services::DeliveryAnswerPtr m_answer;
};

/// Units whose cluster or name holds a text; or only those that are unlike their like.
class DeliveryFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit DeliveryFilter(QObject *parent = nullptr);

    void setText(const QString &text);
    void setOnlyUnlike(bool only);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QString m_text;
    bool m_onlyUnlike = false;
};

} // namespace fleetwright::ui
