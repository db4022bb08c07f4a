// SPDX-License-Identifier: Apache-2.0
#include "ui/models/answertablemodel.h"

#include "services/text/words.h"

#include <algorithm>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

AnswerTableModel::AnswerTableModel(QObject *parent) : QAbstractTableModel(parent) {}

void AnswerTableModel::setTable(std::shared_ptr<const services::AnswerTable> table)
{
    beginResetModel();
    m_table = std::move(table);
    endResetModel();
}

const services::TableLine *AnswerTableModel::line(int row) const
{
    if (!m_table || row < 0 || row >= rowCount())
        return nullptr;
    return &m_table->lines[static_cast<std::size_t>(row)];
}

int AnswerTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_table ? 0 : static_cast<int>(m_table->lines.size());
}

int AnswerTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_table ? 0 : static_cast<int>(m_table->headings.size());
}

QVariant AnswerTableModel::data(const QModelIndex &index, int role) const
{
    const services::TableLine *own = line(index.row());
    if (!own)
        return {};
    const QString note = own->notes.value(index.column());
    const QString text = own->cells.value(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text;
    case Qt::ToolTipRole:
        return (note.isEmpty() ? text : note).toHtmlEscaped();
    case Qt::AccessibleTextRole: {
        QStringList parts = own->cells.mid(0, std::min(2, index.column()));
        parts.append(note.isEmpty() || note == text ? text : u"%1: %2"_s.arg(text, note));
        return parts.join(u", "_s);
    }
    case StandsOutRole:
        return !note.isEmpty();
    case FileRole:
        return services::toQt(own->place.file.text());
    case LineRole:
        return static_cast<int>(own->place.line);
    case ClusterRole:
        return own->cluster;
    default:
        return {};
    }
}

QVariant AnswerTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal && role == Qt::DisplayRole && m_table
               ? QVariant(m_table->headings.value(section))
               : QVariant();
}

AnswerTableFilter::AnswerTableFilter(QObject *parent) : QSortFilterProxyModel(parent) {}

void AnswerTableFilter::setText(const QString &text)
{
    m_text = text;
    invalidateFilter();
}

void AnswerTableFilter::setOnlyStandingOut(bool only)
{
    m_onlyStandingOut = only;
    invalidateFilter();
}

bool AnswerTableFilter::filterAcceptsRow(int row, const QModelIndex &) const
{
    const auto *model = qobject_cast<const AnswerTableModel *>(sourceModel());
    const services::TableLine *line = model ? model->line(row) : nullptr;
    if (!line || (m_onlyStandingOut && !line->standsOut))
        return false;
    return m_text.isEmpty() || std::ranges::any_of(line->cells, [this](const QString &cell) {
               return cell.contains(m_text, Qt::CaseInsensitive);
           });
}

} // namespace fleetwright::ui
