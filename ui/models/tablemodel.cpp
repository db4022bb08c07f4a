// SPDX-License-Identifier: Apache-2.0
#include "ui/models/tablemodel.h"

#include <algorithm>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

TableModel::TableModel(QStringList headings, QObject *parent)
    : QAbstractTableModel(parent), m_headings(std::move(headings))
{}

void TableModel::setRows(std::vector<Row> rows)
{
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int TableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_headings.size());
}

QVariant TableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return row.cells.value(index.column());
    case Qt::ToolTipRole:
        return row.toolTip;
    case IdRole:
        return row.id;
    default:
        return {};
    }
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal && role == Qt::DisplayRole
               ? QVariant(m_headings.value(section))
               : QVariant();
}

QString rowsAsText(const QAbstractItemModel &model, QModelIndexList rows, bool asMarkdown)
{
    // Views give selected rows in the order of selecting; a copy is in the order of seeing.
    std::sort(rows.begin(), rows.end(), [](const QModelIndex &left, const QModelIndex &right) {
        return left.parent() == right.parent() ? left.row() < right.row()
                                               : left.parent().row() < right.parent().row();
    });
    const auto line = [asMarkdown](QStringList cells) -> QString {
        if (!asMarkdown)
            return cells.join(u'\t');
        for (QString &cell : cells)
            cell.replace(u'|', u"\\|"_s);
        return u"| "_s + cells.join(u" | "_s) + u" |"_s;
    };
    QStringList lines;
    const int columns = model.columnCount(rows.isEmpty() ? QModelIndex() : rows.first().parent());
    if (asMarkdown) {
        QStringList headings;
        for (int column = 0; column < columns; ++column)
            headings.append(model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        lines.append(line(headings));
        lines.append(u"|"_s + u"---|"_s.repeated(columns));
    }
    for (const QModelIndex &row : std::as_const(rows)) {
        QStringList cells;
        for (int column = 0; column < columns; ++column)
            cells.append(row.siblingAtColumn(column).data(Qt::DisplayRole).toString());
        lines.append(line(cells));
    }
    return rows.isEmpty() ? QString() : lines.join(u'\n') + u'\n';
}

} // namespace fleetwright::ui
