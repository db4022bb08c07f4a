// SPDX-License-Identifier: Apache-2.0
#include "ui/models/outlinemodel.h"

#include "services/text/words.h"

namespace fleetwright::ui {

using namespace Qt::StringLiterals;
using services::Outline;

OutlineModel::OutlineModel(QStringList headings, QObject *parent)
    : QAbstractItemModel(parent), m_headings(std::move(headings))
{}

void OutlineModel::setOutline(std::shared_ptr<const Outline> outline)
{
    beginResetModel();
    m_outline = std::move(outline);
    endResetModel();
}

int OutlineModel::numberOf(const QModelIndex &index)
{
    return index.isValid() ? static_cast<int>(index.internalId()) : Outline::top;
}

QModelIndex OutlineModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    const int number = m_outline->parts(numberOf(parent))[static_cast<std::size_t>(row)];
    return createIndex(row, column, static_cast<quintptr>(number));
}

QModelIndex OutlineModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || !m_outline)
        return {};
    const int parent = m_outline->parent(numberOf(index));
    return parent == Outline::top
               ? QModelIndex()
               : createIndex(m_outline->position(parent), 0, static_cast<quintptr>(parent));
}

int OutlineModel::rowCount(const QModelIndex &parent) const
{
    return !m_outline || parent.column() > 0
               ? 0
               : static_cast<int>(m_outline->parts(numberOf(parent)).size());
}

bool OutlineModel::hasChildren(const QModelIndex &parent) const
{
    return rowCount(parent) > 0;
}

int OutlineModel::columnCount(const QModelIndex &) const
{
    return static_cast<int>(m_headings.size());
}

QVariant OutlineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const services::OutlineRow &row = m_outline->row(numberOf(index));
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == 0 ? row.text : row.detail;
    case Qt::ToolTipRole:
        return (index.column() == 0 ? row.text : row.detail).toHtmlEscaped();
    case Qt::AccessibleTextRole:
        if (index.column() > 0 || row.detail.isEmpty())
            return index.column() == 0 ? row.text : row.detail;
        return u"%1, %2"_s.arg(row.text, row.detail);
    case WrongRole:
        return row.isWrong;
    case FileRole:
        return services::toQt(row.place.file.text());
    case LineRole:
        return static_cast<int>(row.place.line);
    case ClusterRole:
        return row.cluster;
    default:
        return {};
    }
}

QVariant OutlineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal && role == Qt::DisplayRole
               ? QVariant(m_headings.value(section))
               : QVariant();
}

} // namespace fleetwright::ui
