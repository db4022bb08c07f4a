// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractTableModel>
#include <QString>
#include <QStringList>

#include <vector>

namespace fleetwright::ui {

/// Plain rows of text under headings, for small lists such as shortcuts.
class TableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Roles { IdRole = Qt::UserRole + 1 };

    struct Row {
        QString id;
        QStringList cells;
        QString toolTip;

        friend bool operator==(const Row &, const Row &) = default;
    };

    explicit TableModel(QStringList headings, QObject *parent = nullptr);

    void setRows(std::vector<Row> rows);
    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const final;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const final;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const final;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const final;

private:
    QStringList m_headings;
    std::vector<Row> m_rows;
};

/// The selected rows of any model as tab-separated values, or as a Markdown table with the
/// headings.
[[nodiscard]] QString rowsAsText(const QAbstractItemModel &model, QModelIndexList rows,
                                 bool asMarkdown);

} // namespace fleetwright::ui
