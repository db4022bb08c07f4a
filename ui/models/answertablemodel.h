// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "services/workspace/answertable.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

#include <memory>

namespace fleetwright::ui {

/// The lines of an answer, shared with whoever made it.
class AnswerTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Roles {
        StandsOutRole = Qt::UserRole + 1, ///< whether the cell does
        FileRole,                         ///< of what the line is declared by
        LineRole,
        ClusterRole, ///< whom the line is of, "" for nobody
    };

    explicit AnswerTableModel(QObject *parent = nullptr);

    void setTable(std::shared_ptr<const services::AnswerTable> table); ///< nullptr: none
    [[nodiscard]] const services::TableLine *line(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    std::shared_ptr<const services::AnswerTable> m_table;
};

/// Lines one of whose cells holds a text; or only those that stand out.
class AnswerTableFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit AnswerTableFilter(QObject *parent = nullptr);

    void setText(const QString &text);
    void setOnlyStandingOut(bool only);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QString m_text;
    bool m_onlyStandingOut = false;
};

} // namespace fleetwright::ui
